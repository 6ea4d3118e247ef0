"""A free page: words alone."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView, PageBody
from kembar.render.views.page_body import page_body


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What `layouts/page.html` reads; `contents` lists its second-level headings."""

    title: str
    lead: str
    contents: tuple[LinkView, ...]
    reading: PageBody


def view(context: PageContext) -> PageView:
    """A free page."""
    article = context.article()
    headings = article.headings if article else ()
    return PageView(
        title=context.version.title,
        lead=context.version.description,
        contents=tuple(LinkView(heading.text, f"#{heading.id}") for heading in headings if heading.level == 2),
        reading=page_body(context),
    )

"""The page of search results: its own words, since what is found is found in the browser."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What `layouts/search.html` reads. `index` leads to the list from A to Z, which needs no script."""

    title: str
    lead: str
    index: LinkView


def view(context: PageContext) -> SearchView:
    """The page of results."""
    return SearchView(title=context.version.title, lead=context.version.description, index=context.link("listings", "index"))

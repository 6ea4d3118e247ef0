"""The page that tells what the reader's browser keeps: its own words, since what is kept is known only in the browser."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingView:
    """What `layouts/offline_storage.html` reads. `scripts` find out what is kept; they are to be loaded in this order."""

    title: str
    lead: str
    scripts: tuple[str, ...]


def view(context: PageContext) -> KeepingView:
    """The page of what is kept."""
    names = ("js/offline-storage/store.js", "js/offline-storage/page.js")
    return KeepingView(
        title=context.version.title,
        lead=context.version.description,
        scripts=tuple(context.url(context.site.assets[name].address) for name in names if name in context.site.assets),
    )

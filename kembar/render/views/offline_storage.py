"""The page about offline reading. Which pages are stored is known only in the browser, and added by a script."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingView:
    """What `layouts/offline_storage.html` reads. `scripts` list the stored pages; they must be loaded in this order."""

    title: str
    lead: str
    scripts: tuple[str, ...]


def view(context: PageContext) -> KeepingView:
    """Return the view of the page about offline reading."""
    names = ("js/offline-storage/store.js", "js/offline-storage/page.js")
    return KeepingView(
        title=context.version.title,
        lead=context.version.description,
        scripts=tuple(context.url(context.site.assets[name].address) for name in names if name in context.site.assets),
    )

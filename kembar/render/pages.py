"""
The targets of all pages: each page in each language, the root page, the 404 page and the redirects.

The view of a page is made when its target is made, so that a build that does not need the page does not pay for it.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module

from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.kinds.registry import KINDS, LISTINGS
from kembar.model.dependencies import CATALOGUES, LAYOUTS, DependencyRecorder
from kembar.model.output import Target
from kembar.model.profile import Profile
from kembar.model.site import PageKey, Site
from kembar.render import views
from kembar.render.environment import Templates
from kembar.render.page_context import PageContext
from kembar.render.views import language_choice
from kembar.render.views.frame import frame
from kembar.text.urls import output_file

VIEWS = (
    "home",
    *(listing.layout for listing in LISTINGS.values()),
    *(kind.page.layout for kind in KINDS.values() if kind.page),
    "page",
)
"""
The layouts that have a view: the function `view` of `views/<layout>.py`, which is imported by the first page that needs it.

The template of a layout is `layouts/<layout>.html`.
"""


ADDRESSES = ("index.html", "404.html")
"""The addresses of the pages that belong to no language."""


def targets(
    site: Site, templates: Templates, messages: Mapping[str, Messages], reads: DependencyRecorder, paths: Container[str] | None = None
) -> Iterator[Target]:
    """
    Yield the targets of all pages in the order of the site, then the root page, the 404 page and the redirects.

    With `paths`, yield only the pages at these output paths. `reads` records the layouts and catalogues that a target uses.
    """
    renderers = {
        lang.code: PageRenderer(site, Localizer(lang, messages[lang.code], site.config), templates, reads) for lang in site.config.languages
    }
    for page_key in site.summaries:
        for code, address in site.addresses[page_key].items():
            path = output_file(address)
            if paths is None or path in paths:
                yield Target(path, partial(renderers[code].page, page_key))
    if paths is not None:
        return
    primary = renderers[site.config.primary.code]
    yield Target("index.html", partial(primary.render_multilingual, "root", partial(language_choice.root, site, messages)))
    if site.config.profile is Profile.WEB:  # only a host shows it
        yield Target("404.html", partial(primary.render_multilingual, "not_found", partial(language_choice.not_found, site, messages)))
    for (kind, key, code), aliases in site.aliases.items():
        for alias in aliases:
            view = partial(language_choice.redirect, site, (kind, key), code, alias)
            yield Target(output_file(alias), partial(renderers[code].render_multilingual, "redirect", view))


def start_page(site: Site, templates: Templates, messages: Mapping[str, Messages], base: str) -> bytes:
    """Return the HTML of the root page for a file outside the folder of the site. `base` is the path from there to the folder."""
    lang = site.config.primary
    return PageRenderer(site, Localizer(lang, messages[lang.code], site.config), templates, DependencyRecorder()).render_multilingual(
        "root", partial(language_choice.root, site, messages, base)
    )


@cache
def view_of(layout: str) -> Callable[[PageContext], object]:
    """Return the function that makes the view of a layout. Raises `KeyError` for a layout without a view."""
    if layout not in VIEWS:
        raise KeyError(layout)
    view: Callable[[PageContext], object] = import_module(f"{views.__name__}.{layout}").view
    return view


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders pages in one language, and records the layouts and catalogues that they use."""

    site: Site
    localizer: Localizer
    templates: Templates
    reads: DependencyRecorder

    def page(self, page_key: PageKey) -> bytes:
        """Return the HTML of a page."""
        context = PageContext.for_page(self.site, self.site.pages[page_key], self.localizer)
        layout = context.page.layout
        view = view_of(layout)(context)
        return self._render(layout, view=view, frame=frame(context))

    def render_multilingual(self, layout: str, view: Callable[[], object]) -> bytes:
        """Return the HTML of a page that belongs to no language and may contain messages in all of them."""
        for lang in self.site.config.languages:
            self.reads.record(CATALOGUES, lang.code)
        return self._render(layout, view=view())

    def _render(self, layout: str, **variables: object) -> bytes:
        self.reads.record(LAYOUTS, layout)
        self.reads.record(CATALOGUES, self.localizer.lang.code)
        return self.templates.environment_for(self.localizer).get_template(f"layouts/{layout}.html").render(**variables).encode()

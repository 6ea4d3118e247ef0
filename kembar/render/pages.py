"""
From the site to the targets of its pages: each page in each language, and the few that belong to no language.

A page's view and frame are made when its target is made, not before: a build that does not need the page does not pay for it.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module

from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
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
    "places",
    "place",
    "visits",
    "visit",
    "agreements",
    "agreement",
    "fields",
    "field",
    "people",
    "sources",
    "source",
    "differences",
    "search",
    "a_to_z",
    "offline_storage",
    "page",
)
"""
The layouts that have a view: `view` of the module `views/<layout>`, which is loaded with the first page that needs it.

A layout's template is `layouts/<layout>.html`.
"""


ADDRESSES = ("index.html", "404.html")
"""The addresses of the pages that belong to no language."""


def targets(
    site: Site, templates: Templates, messages: Mapping[str, Messages], reads: DependencyRecorder, paths: Container[str] | None = None
) -> Iterator[Target]:
    """
    The targets of all pages, in the site's order, then the root, the 404 and the redirects; or of the pages alone at some `paths`.

    The layout that a target fills, and the languages that it speaks, are noted in `reads`.
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
    for (kind, key, code), formers in site.former.items():
        for former in formers:
            view = partial(language_choice.redirect, site, (kind, key), code, former)
            yield Target(output_file(former), partial(renderers[code].render_multilingual, "redirect", view))


def start_page(site: Site, templates: Templates, messages: Mapping[str, Messages], base: str) -> bytes:
    """The choice of language for a page that lies outside the site's folder, which is `base`."""
    lang = site.config.primary
    return PageRenderer(site, Localizer(lang, messages[lang.code], site.config), templates, DependencyRecorder()).render_multilingual(
        "root", partial(language_choice.root, site, messages, base)
    )


@cache
def view_of(layout: str) -> Callable[[PageContext], object]:
    """What makes the view of a layout. Raises `KeyError` for one that has none."""
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
        """A page's HTML."""
        here = PageContext.for_page(self.site, self.site.pages[page_key], self.localizer)
        layout = here.page.layout
        view = view_of(layout)(here)
        return self._render(layout, view=view, frame=frame(here))

    def render_multilingual(self, layout: str, view: Callable[[], object]) -> bytes:
        """The HTML of a page that stands outside the languages, and may speak all of them."""
        for lang in self.site.config.languages:
            self.reads.record(CATALOGUES, lang.code)
        return self._render(layout, view=view())

    def _render(self, layout: str, **variables: object) -> bytes:
        self.reads.record(LAYOUTS, layout)
        self.reads.record(CATALOGUES, self.localizer.lang.code)
        return self.templates.environment_for(self.localizer).get_template(f"layouts/{layout}.html").render(**variables).encode()

"""
From the site to the targets of its pages: each page in each language, and the few that belong to no language.

A page's view and frame are made when its target is made, not before: a build that does not need the page does not pay for it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment

from kembar.i18n.formats import Formats
from kembar.i18n.messages import Messages
from kembar.model.addresses import output_file
from kembar.model.config import Lang
from kembar.model.output import Target
from kembar.model.profile import Profile
from kembar.model.site import Page, Site
from kembar.render.environment import environment
from kembar.render.views import (
    agreement,
    agreements,
    differences,
    doors,
    field,
    fields,
    home,
    page,
    people,
    place,
    places,
    source,
    sources,
    visit,
    visits,
)
from kembar.render.views.frame import frame
from kembar.render.views.here import Here

VIEWS: Mapping[str, Callable[[Here], object]] = {
    "home": home.view,
    "places": places.view,
    "place": place.view,
    "visits": visits.view,
    "visit": visit.view,
    "agreements": agreements.view,
    "agreement": agreement.view,
    "fields": fields.view,
    "field": field.view,
    "people": people.view,
    "sources": sources.view,
    "source": source.view,
    "differences": differences.view,
    "page": page.view,
}
"""The view of each layout. A layout's template is `layouts/<layout>.html`."""


def targets(site: Site, templates: Path, messages: Mapping[str, Messages]) -> Iterator[Target]:
    """The targets of all pages, in the site's order, then the root, the 404 and the redirects."""
    speakers = {lang.code: Speaker(site, lang, messages[lang.code], templates) for lang in site.config.languages}
    for placed in site.pages.values():
        for code, version in placed.versions.items():
            yield Target(output_file(version.address), partial(speakers[code].page, placed))
    primary = speakers[site.config.primary.code]
    yield Target("index.html", partial(primary.door, "root", partial(doors.root, site, messages)))
    if site.config.profile is Profile.WEB:  # only a host shows it
        yield Target("404.html", partial(primary.door, "not_found", partial(doors.not_found, site, messages)))
    for placed in site.pages.values():
        for code, version in placed.versions.items():
            for former in version.former:
                yield Target(output_file(former), partial(speakers[code].door, "redirect", partial(doors.redirect, site, version, former)))


def start(site: Site, templates: Path, messages: Mapping[str, Messages], base: str) -> bytes:
    """The choice of language for a page that lies outside the site's folder, which is `base`."""
    lang = site.config.primary
    return Speaker(site, lang, messages[lang.code], templates).door("root", partial(doors.root, site, messages, base))


class Speaker:
    """Renders pages in one language: its templates' environment is made once, when the first page asks for it."""

    def __init__(self, site: Site, lang: Lang, messages: Messages, templates: Path) -> None:
        self.site, self.lang, self.messages, self.templates = site, lang, messages, templates
        self.formats = Formats(lang, messages, site.config)
        self._environment: Environment | None = None

    def page(self, placed: Page) -> bytes:
        """A page's HTML."""
        here = Here.at(self.site, placed, self.lang, self.messages, self.formats)
        view = VIEWS[placed.layout](here)
        return self._render(placed.layout, view=view, frame=frame(here))

    def door(self, layout: str, view: Callable[[], object]) -> bytes:
        """The HTML of a page that stands outside the languages."""
        return self._render(layout, view=view())

    def _render(self, layout: str, **variables: object) -> bytes:
        if self._environment is None:
            self._environment = environment(self.templates, self.lang, self.messages, self.formats, self.site.config.profile)
        return self._environment.get_template(f"layouts/{layout}.html").render(**variables).encode()

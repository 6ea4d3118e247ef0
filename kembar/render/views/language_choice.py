"""The views of the pages that belong to no language: the root page, the 404 page in all languages, and redirects."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.model.site import PageKey, Site
from kembar.render.view_models import LinkView
from kembar.text.urls import href


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEntry:
    """One language to choose, with texts in that language."""

    lang: str
    direction: str
    name: str
    title: str
    lead: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoiceView:
    """
    What `layouts/root.html` and `layouts/not_found.html` read: one entry for each language, the primary language first.

    `home` is the key of the home city, from which the cover is drawn. `stylesheet` and `icon` are relative on the root page, and begin
    with `/` on the 404 page, because a host serves it at any depth.
    """

    home: str
    title: str
    stylesheet: str
    icon: str
    canonical: str
    alternates: tuple[LinkView, ...]
    languages: tuple[LanguageEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """What `layouts/redirect.html` reads. `canonical` is the target's absolute address."""

    lang: str
    direction: str
    target: LinkView
    canonical: str


def root(site: Site, messages: Mapping[str, Messages], base: str = "") -> LanguageChoiceView:
    """
    Return the view of the root page, the choice of language. Its links work without a script and without a server.

    `base` is the path from the page to the folder of the site.
    """
    entries = tuple(
        LanguageEntry(
            lang=lang.code,
            direction=lang.direction,
            name=lang.name,
            title=site.config.title[lang.code],
            lead=site.config.description[lang.code],
            links=(
                LinkView(messages[lang.code].gettext("Continue in {language}").format(language=lang.name), f"{base}{lang.code}/index.html"),
            ),
        )
        for lang in site.config.languages
    )
    return _language_choice(site, entries, base)


def not_found(site: Site, messages: Mapping[str, Messages]) -> LanguageChoiceView:
    """Return the view of the 404 page. Its links begin with `/`, because a host serves it at any depth."""
    base = urlsplit(site.config.base_url).path
    entries = tuple(_not_found_entry(site, lang, messages[lang.code], base) for lang in site.config.languages)
    return _language_choice(site, entries, base)


def _not_found_entry(site: Site, lang: Lang, messages: Messages, base: str) -> LanguageEntry:
    listings = ("home", *site.config.menu)
    return LanguageEntry(
        lang=lang.code,
        direction=lang.direction,
        name=lang.name,
        title=messages.gettext("This page does not exist"),
        lead=messages.gettext("The address may have been mistyped, or the page may have moved. From here you can go on to:"),
        links=tuple(
            LinkView(site.name("listings", kind, lang.code), base + site.addresses["listings", kind][lang.code]) for kind in listings
        ),
    )


def _language_choice(site: Site, entries: tuple[LanguageEntry, ...], base: str) -> LanguageChoiceView:
    stylesheet, icon = site.assets.get("css/site.css"), site.assets.get("icons/icon.svg")
    addresses = site.addresses["listings", "home"]
    homes = (LinkView(lang.code, site.config.base_url + addresses[lang.code]) for lang in site.config.languages)
    return LanguageChoiceView(
        home=site.config.home,
        title=" · ".join(dict.fromkeys(entry.title for entry in entries)),
        stylesheet=base + stylesheet.address if stylesheet else "",
        icon=base + icon.address if icon else "",
        canonical=site.config.base_url,
        alternates=(*homes, LinkView("x-default", site.config.base_url)),
        languages=entries,
    )


def redirect(site: Site, page: PageKey, lang: str, alias: str) -> RedirectView:
    """Return the view of the page at an alias, which redirects to the present address."""
    summary = site.summaries[page][lang]
    return RedirectView(
        lang=lang,
        direction=site.config.lang(lang).direction,
        target=LinkView(summary.title, href(alias, summary.address, site.config.profile)),
        canonical=site.config.base_url + summary.address,
    )

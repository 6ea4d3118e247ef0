"""The pages that stand outside the languages: the root's choice of language, the 404 in all of them, and redirects from old addresses."""

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
    """One language's way in, with its own words."""

    lang: str
    direction: str
    name: str
    title: str
    lead: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoiceView:
    """
    What `layouts/root.html` and `layouts/not_found.html` read: the same said once in every language, the primary one first.

    `home` is the key of the home city, whose cloth is drawn. `stylesheet` and `icon` begin at the host's root on the 404, which is served
    at any address.
    """

    home: str
    title: str
    stylesheet: str
    icon: str
    canonical: str
    alternates: tuple[LinkView, ...]
    doors: tuple[LanguageEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """What `layouts/redirect.html` reads. `canonical` is the target's absolute address."""

    lang: str
    direction: str
    target: LinkView
    canonical: str


def root(site: Site, messages: Mapping[str, Messages], base: str = "") -> LanguageChoiceView:
    """
    The choice of language: the root page. It needs no script, and leads on from a folder without a server as well.

    `base` is the folder of the site, where the page does not lie in it itself.
    """
    doors = tuple(
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
    return _doors(site, doors, base)


def not_found(site: Site, messages: Mapping[str, Messages]) -> LanguageChoiceView:
    """The page for an address that leads nowhere. Its links begin at the host's root, since it is served at any depth."""
    base = urlsplit(site.config.base_url).path
    doors = tuple(_not_found_door(site, lang, messages[lang.code], base) for lang in site.config.languages)
    return _doors(site, doors, base)


def _not_found_door(site: Site, lang: Lang, messages: Messages, base: str) -> LanguageEntry:
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


def _doors(site: Site, doors: tuple[LanguageEntry, ...], base: str) -> LanguageChoiceView:
    stylesheet, icon = site.assets.get("css/site.css"), site.assets.get("icons/icon.svg")
    addresses = site.addresses["listings", "home"]
    homes = (LinkView(lang.code, site.config.base_url + addresses[lang.code]) for lang in site.config.languages)
    return LanguageChoiceView(
        home=site.config.home,
        title=" · ".join(dict.fromkeys(door.title for door in doors)),
        stylesheet=base + stylesheet.address if stylesheet else "",
        icon=base + icon.address if icon else "",
        canonical=site.config.base_url,
        alternates=(*homes, LinkView("x-default", site.config.base_url)),
        doors=doors,
    )


def redirect(site: Site, page: PageKey, lang: str, former: str) -> RedirectView:
    """The page that stays behind at a former address."""
    summary = site.summaries[page][lang]
    return RedirectView(
        lang=lang,
        direction=site.config.lang(lang).direction,
        target=LinkView(summary.title, href(former, summary.address, site.config.profile)),
        canonical=site.config.base_url + summary.address,
    )

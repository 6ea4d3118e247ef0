"""What surrounds every page: head, header, language navigation, breadcrumbs, footer."""

from dataclasses import dataclass

from kembar.kinds.registry import NEWS_KINDS
from kembar.model.config import OFFLINE_PAGE, Lang
from kembar.model.dates import parse
from kembar.model.hreflang import absolute, alternates
from kembar.model.profile import Profile
from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView, Note

SHARED_IMAGE = "images/portal.png"
"""The picture that social media show beside a link (Open Graph)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A `link rel=alternate`: a twin's absolute address, for a language or `x-default`."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """
    One entry of the language navigation.

    `state` is what this page is in that language (`model/site.State`): where it is absent, `href` leads to the nearest page there is.
    `lacks` are the ids of this page's headings that its twin has not.
    """

    lang: str
    name: str
    href: str
    current: bool
    state: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """An entry of the menu: `current` is `page` on that very page, `true` on one below it, and empty elsewhere (ARIA 1.2)."""

    text: str
    href: str
    current: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchBox:
    """
    The way to search from a page. `results` is the page of results, `index` the list from A to Z, which needs no script.

    `entry` is the script that names the files which answer a search; it is fetched when a reader reaches for the field.
    """

    results: str
    index: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything that `base.html` reads. Addresses are relative to the page; `canonical`, `alternates` and `image` are absolute."""

    lang: str
    direction: str
    locale: str
    layout: str
    site_title: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    other_locales: tuple[str, ...]
    indexed: bool
    kind: str
    image: str
    home: str
    feed: str
    stylesheet: str
    print_stylesheet: str
    scripts: tuple[str, ...]
    fonts: tuple[str, ...]
    icon: str
    search: SearchBox
    menu: tuple[MenuItem, ...]
    languages: tuple[LanguageChoice, ...]
    breadcrumbs: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    publisher: str
    updated: str
    notes: tuple[Note, ...]


def frame(here: PageContext) -> Frame:
    """The frame of a page. It is made after the page's view, whose notes it shows."""
    site, version, config = here.site, here.version, here.site.config
    return Frame(
        lang=here.lang.code,
        direction=here.lang.direction,
        locale=_og_locale(here.lang),
        layout=here.page.layout,
        site_title=here.words(config.title),
        title=version.title,
        description=version.description or here.words(config.description),
        canonical=_canonical(here),
        alternates=_alternates(here),
        other_locales=_other_locales(here),
        indexed=version.is_indexable,
        kind="article" if here.page.kind in NEWS_KINDS else "website",
        image=config.base_url + site.assets[SHARED_IMAGE].address if SHARED_IMAGE in site.assets else "",
        home=here.href("listings", "home"),
        feed=here.url(f"{here.lang.code}/feed.xml") if config.profile is Profile.WEB else "",
        stylesheet=_asset(here, "css/site.css"),
        print_stylesheet=_asset(here, "css/print.css"),
        scripts=_scripts(here),
        fonts=_assets_in(here, "fonts/preload/"),
        icon=_asset(here, "icons/icon.svg"),
        search=_search_box(here),
        menu=tuple(_menu_item(here, kind) for kind in config.menu),
        languages=tuple(_choice(here, lang) for lang in config.languages),
        breadcrumbs=_breadcrumbs(here),
        footer=_footer(here),
        publisher=here.words(config.publisher),
        updated=_updated(here),
        notes=here.notes(),
    )


def _canonical(here: PageContext) -> str:
    """The page's own absolute address; that of its twin while it has only the twin's words to show."""
    shown = here.page.versions.get(here.version.fallback_lang, here.version)
    return absolute(here.site.config, shown.address)


def _alternates(here: PageContext) -> tuple[Alternate, ...]:
    """The closed set of twins, which a page that still waits for its words is no part of."""
    if not here.version.is_indexable:
        return ()
    return tuple(Alternate(hreflang=hreflang, href=url) for hreflang, url in alternates(here.site, (here.page.kind, here.page.key)))


def _other_locales(here: PageContext) -> tuple[str, ...]:
    twins = (twin for twin in here.page.versions.values() if twin is not here.version and twin.is_indexable)
    return tuple(_og_locale(here.site.config.lang(twin.lang)) for twin in twins)


def _og_locale(lang: Lang) -> str:
    """A locale as Open Graph writes it: `en_GB`, or the bare language where no country belongs to it."""
    return lang.locale.replace("-", "_")


def _asset(here: PageContext, name: str) -> str:
    asset = here.site.assets.get(name)
    return here.url(asset.address) if asset else ""


def _assets_in(here: PageContext, folder: str) -> tuple[str, ...]:
    return tuple(
        _asset(here, name) for name in sorted(here.site.assets) if name.startswith(folder) and "/" not in name.removeprefix(folder)
    )


def _scripts(here: PageContext) -> tuple[str, ...]:
    """The scripts of every page; one of them lets the browser keep pages, where it may."""
    keeping = (_asset(here, "js/offline-storage/register.js"),) if here.site.config.has_offline_storage else ()
    return (*_assets_in(here, "js/"), *keeping)


def _menu_item(here: PageContext, kind: str) -> MenuItem:
    is_here = (here.page.kind, here.page.key) == ("listings", kind)
    return MenuItem(
        text=here.name("listings", kind),
        href=here.href("listings", kind),
        current="page" if is_here else "true" if here.page.kind == kind else "",
    )


def _choice(here: PageContext, lang: Lang) -> LanguageChoice:
    """A language in the navigation: this page's twin, or the home page of a language in which this page is absent, which is then said."""
    twin = here.page.versions.get(lang.code)
    address = twin.address if twin else here.site.addresses["listings", "home"][lang.code]
    return LanguageChoice(
        lang=lang.code,
        name=lang.name,
        href=here.url(address),
        current=lang == here.lang,
        state=here.page.state(lang.code),
        lacks=_lacks(here, lang.code) if twin and lang != here.lang else (),
    )


def _lacks(here: PageContext, lang: str) -> tuple[str, ...]:
    """The anchors of the words on this page that its twin does not have."""
    anchors = here.site.anchors.get((here.page.kind, here.page.key), {})
    known = anchors.get(lang, ())
    return tuple(anchor for anchor in anchors.get(here.lang.code, ()) if anchor not in known)


def _breadcrumbs(here: PageContext) -> tuple[LinkView, ...]:
    """The way from the home page to this one, this one included; the home page itself has none."""
    page = here.page
    if (page.kind, page.key) == ("listings", "home"):
        return ()
    listing = (here.link("listings", page.kind),) if ("listings", page.kind) in here.site.addresses else ()
    return (here.link("listings", "home"), *listing, LinkView(here.version.title, here.url(here.version.address)))


def _search_box(here: PageContext) -> SearchBox:
    return SearchBox(
        results=here.href("listings", "search"),
        index=here.href("listings", "index"),
        entry=here.url(f"{here.lang.code}/search.js"),
    )


def _footer(here: PageContext) -> tuple[LinkView, ...]:
    """The free pages that the settings name, as far as this language has them, and before them the list of everything and what is kept."""
    keeping = (here.link("listings", OFFLINE_PAGE),) if here.site.config.has_offline_storage else ()
    free = (key for key in here.site.config.footer if here.lang.code in here.site.summaries["pages", key])
    return (here.link("listings", "index"), *keeping, *here.links("pages", free))


def _updated(here: PageContext) -> str:
    day = here.version.updated or here.site.config.updated
    return here.localizer.when(parse(day)) if day else ""

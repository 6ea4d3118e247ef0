"""The frame of every page: head, header, language navigation, breadcrumbs and footer."""

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


def frame(context: PageContext) -> Frame:
    """Return the frame of a page."""
    site, version, config = context.site, context.version, context.site.config
    return Frame(
        lang=context.lang.code,
        direction=context.lang.direction,
        locale=_og_locale(context.lang),
        layout=context.page.layout,
        site_title=context.words(config.title),
        title=version.title,
        description=version.description or context.words(config.description),
        canonical=_canonical(context),
        alternates=_alternates(context),
        other_locales=_other_locales(context),
        indexed=version.is_indexable,
        kind="article" if context.page.kind in NEWS_KINDS else "website",
        image=config.base_url + site.assets[SHARED_IMAGE].address if SHARED_IMAGE in site.assets else "",
        home=context.href("listings", "home"),
        feed=context.url(f"{context.lang.code}/feed.xml") if config.profile is Profile.WEB else "",
        stylesheet=_asset(context, "css/site.css"),
        print_stylesheet=_asset(context, "css/print.css"),
        scripts=_scripts(context),
        fonts=_assets_in(context, "fonts/preload/"),
        icon=_asset(context, "icons/icon.svg"),
        search=_search_box(context),
        menu=tuple(_menu_item(context, kind) for kind in config.menu),
        languages=tuple(_choice(context, lang) for lang in config.languages),
        breadcrumbs=_breadcrumbs(context),
        footer=_footer(context),
        publisher=context.words(config.publisher),
        updated=_updated(context),
        notes=context.notes(),
    )


def _canonical(context: PageContext) -> str:
    """Return the absolute address of the page; that of its twin if it has only the text of the twin."""
    shown = context.page.versions.get(context.version.fallback_lang, context.version)
    return absolute(context.site.config, shown.address)


def _alternates(context: PageContext) -> tuple[Alternate, ...]:
    """Return the alternates of the page, which are the same for all twins; untranslated pages are not among them."""
    if not context.version.is_indexable:
        return ()
    return tuple(
        Alternate(hreflang=hreflang, href=url) for hreflang, url in alternates(context.site, (context.page.kind, context.page.key))
    )


def _other_locales(context: PageContext) -> tuple[str, ...]:
    twins = (twin for twin in context.page.versions.values() if twin is not context.version and twin.is_indexable)
    return tuple(_og_locale(context.site.config.lang(twin.lang)) for twin in twins)


def _og_locale(lang: Lang) -> str:
    """Return a locale in the form of Open Graph: `en_GB`, or the language alone if it has no country."""
    return lang.locale.replace("-", "_")


def _asset(context: PageContext, name: str) -> str:
    asset = context.site.assets.get(name)
    return context.url(asset.address) if asset else ""


def _assets_in(context: PageContext, folder: str) -> tuple[str, ...]:
    return tuple(
        _asset(context, name) for name in sorted(context.site.assets) if name.startswith(folder) and "/" not in name.removeprefix(folder)
    )


def _scripts(context: PageContext) -> tuple[str, ...]:
    """Return the scripts of every page; one of them stores pages for offline reading if the site offers it."""
    keeping = (_asset(context, "js/offline-storage/register.js"),) if context.site.config.has_offline_storage else ()
    return (*_assets_in(context, "js/"), *keeping)


def _menu_item(context: PageContext, kind: str) -> MenuItem:
    is_here = (context.page.kind, context.page.key) == ("listings", kind)
    return MenuItem(
        text=context.name("listings", kind),
        href=context.href("listings", kind),
        current="page" if is_here else "true" if context.page.kind == kind else "",
    )


def _choice(context: PageContext, lang: Lang) -> LanguageChoice:
    """Return an entry of the language navigation: the twin of this page, or the home page of a language in which the page is absent."""
    twin = context.page.versions.get(lang.code)
    address = twin.address if twin else context.site.addresses["listings", "home"][lang.code]
    return LanguageChoice(
        lang=lang.code,
        name=lang.name,
        href=context.url(address),
        current=lang == context.lang,
        state=context.page.state(lang.code),
        lacks=_lacks(context, lang.code) if twin and lang != context.lang else (),
    )


def _lacks(context: PageContext, lang: str) -> tuple[str, ...]:
    """Return the anchors in the text of this page that its twin does not have."""
    anchors = context.site.anchors.get((context.page.kind, context.page.key), {})
    known = anchors.get(lang, ())
    return tuple(anchor for anchor in anchors.get(context.lang.code, ()) if anchor not in known)


def _breadcrumbs(context: PageContext) -> tuple[LinkView, ...]:
    """Return the links from the home page to this page, including it; the home page has none."""
    page = context.page
    if (page.kind, page.key) == ("listings", "home"):
        return ()
    listing = (context.link("listings", page.kind),) if ("listings", page.kind) in context.site.addresses else ()
    return (context.link("listings", "home"), *listing, LinkView(context.version.title, context.url(context.version.address)))


def _search_box(context: PageContext) -> SearchBox:
    return SearchBox(
        results=context.href("listings", "search"),
        index=context.href("listings", "index"),
        entry=context.url(f"{context.lang.code}/search.js"),
    )


def _footer(context: PageContext) -> tuple[LinkView, ...]:
    """Return the links of the footer: the list from A to Z, the page about offline reading, and the free pages that the settings name."""
    keeping = (context.link("listings", OFFLINE_PAGE),) if context.site.config.has_offline_storage else ()
    free = (key for key in context.site.config.footer if context.lang.code in context.site.summaries["pages", key])
    return (context.link("listings", "index"), *keeping, *context.links("pages", free))


def _updated(context: PageContext) -> str:
    day = context.version.updated or context.site.config.updated
    return context.localizer.when(parse(day)) if day else ""

"""
How pages name their twins and themselves: `rel="canonical"`, and `hreflang` sets that are closed.

In comes the finished site; out go problems. A set is closed when every page in it is in its own set, names the others, and is named by
them with the language that it is in; only pages that may be found take part.
"""

from collections.abc import Iterator, Mapping

from kembar.check.addresses import is_relative, shown, url_target
from kembar.check.built_site import BuiltSite
from kembar.check.html_page import Element, HtmlPage
from kembar.check.source_mapping import SourceMap
from kembar.model.hreflang import X_DEFAULT
from kembar.model.problem import Message, Problem, SourceLocation, tr

NOT_FOUND = "404.html"
"""The page for what does not exist, which has no address of its own."""


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Every set that is not closed, and every page that does not say which address is its own."""
    origins = SourceMap(dist)
    sets = {path: _set(dist, page) for path, page in dist.pages.items()}
    for path, page in dist.pages.items():
        if path != NOT_FOUND and page.moved_to is None:
            yield from _canonical(dist, page, origins)
        yield from _duplicates(page, origins)
        if sets[path]:
            yield from _open_ends(dist, page, sets, origins)


def _links(page: HtmlPage) -> list[Element]:
    """The alternates of a page in other languages, and its own; a feed is an alternate too, of another type."""
    return [link for link in page.all("link", rel="alternate") if "hreflang" in link.attributes and "type" not in link.attributes]


def _set(dist: BuiltSite, page: HtmlPage) -> dict[str, str]:
    """The file of each alternate by its language."""
    found = (
        (link.attributes["hreflang"], url_target(dist.site.config, page.path, link.attributes.get("href", ""))) for link in _links(page)
    )
    return {hreflang: there.path or there.outside for hreflang, there in found if there}


def _canonical(dist: BuiltSite, page: HtmlPage, origins: SourceMap) -> Iterator[Problem]:
    links = list(page.all("link", rel="canonical"))
    if len(links) != 1:
        message = tr("this page says {count} canonical addresses", count=len(links))
        yield Problem(SourceLocation(page.path), "alternate.canonical", message, tr("name exactly one"))
        return
    address = links[0].attributes.get("href", "")
    there = url_target(dist.site.config, page.path, address)
    if is_relative(address):
        fault = tr("“{address}” is not a whole address", address=address), tr("begin it with https://")
    elif there and not there.outside and page.indexed and there.path != page.path:
        message = tr("this page names “{address}” as its own address, and is open to search engines itself", address=address)
        fault = message, tr("name the page itself, or mark it noindex")
    else:
        return
    yield Problem(origins.of(page.path, links[0], at=address), "alternate.canonical", *fault)


def _duplicates(page: HtmlPage, origins: SourceMap) -> Iterator[Problem]:
    seen: set[str] = set()
    for link in _links(page):
        hreflang, address = link.attributes["hreflang"], link.attributes.get("href", "")
        if hreflang in seen:
            place = origins.of(page.path, link, at=address)
            yield Problem(place, "alternate.duplicate", tr("“{hreflang}” is named twice", hreflang=hreflang), tr("name each twin once"))
        if is_relative(address):
            message = tr("“{address}” is not a whole address", address=address)
            yield Problem(origins.of(page.path, link, at=address), "alternate.address", message, tr("begin it with https://"))
        seen.add(hreflang)


def _open_ends(dist: BuiltSite, page: HtmlPage, sets: Mapping[str, Mapping[str, str]], origins: SourceMap) -> Iterator[Problem]:
    ours = sets[page.path]
    if page.path not in ours.values():
        message = tr("this page names twins, and not itself")
        yield Problem(SourceLocation(page.path), "alternate.self", message, tr("name the page with its own language too"))
    if not page.indexed:
        message = tr("this page is hidden from search engines, and names twins")
        yield Problem(SourceLocation(page.path), "alternate.hidden", message, tr("leave the alternates out"))
    for link in _links(page):
        path = ours.get(link.attributes["hreflang"], "")
        twin = dist.pages.get(path)
        if twin is not None and path != page.path:
            fault = _one_sided(page, link.attributes["hreflang"], twin, sets[path])
            if fault:
                yield Problem(origins.of(page.path, link, at=link.attributes.get("href", "")), *fault)


def _one_sided(page: HtmlPage, hreflang: str, twin: HtmlPage, theirs: Mapping[str, str]) -> tuple[str, Message, Message] | None:
    """What keeps a set from being closed between a page and one twin that it names."""
    if not twin.indexed:
        return (
            "alternate.hidden",
            tr("the twin “{address}” is hidden from search engines", address=shown(twin.path)),
            tr("leave it out of the alternates"),
        )
    if page.path not in theirs.values():
        return (
            "alternate.one-sided",
            tr("the twin “{address}” does not name this page", address=shown(twin.path)),
            tr("name each in the other"),
        )
    lang = next((root.attributes.get("lang", "") for root in twin.all("html")), "")
    if hreflang not in (X_DEFAULT, lang):
        message = tr(
            "“{address}” is named as “{hreflang}”, and says that it is in “{lang}”", address=shown(twin.path), hreflang=hreflang, lang=lang
        )
        return "alternate.language", message, tr("name it by its own language")
    return None

"""
Check `rel="canonical"` and the `hreflang` sets of pages.

A set is complete if each of its pages links to itself and to all others with their languages. Only indexable pages may be in a set.
"""

from collections.abc import Iterator, Mapping

from kembar.check.addresses import display_path, is_relative, resolve_url
from kembar.check.built_site import BuiltSite
from kembar.check.html_page import Element, HtmlPage
from kembar.check.source_mapping import SourceMap
from kembar.model.hreflang import X_DEFAULT
from kembar.model.problem import Message, Problem, SourceLocation, tr

NOT_FOUND = "404.html"
"""The error page, which has no canonical address."""


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every incomplete set and every wrong canonical address."""
    source_map = SourceMap(dist)
    sets = {path: _files_by_language(dist, page) for path, page in dist.pages.items()}
    for path, page in dist.pages.items():
        if path != NOT_FOUND and page.redirect_url is None:
            yield from _check_canonical(dist, page, source_map)
        yield from _check_each_link(page, source_map)
        if sets[path]:
            yield from _incomplete(dist, page, sets, source_map)


def _hreflang_links(page: HtmlPage) -> list[Element]:
    """Return the `hreflang` links of a page. Feeds are alternates as well, but have a type."""
    return [link for link in page.find_all("link", rel="alternate") if "hreflang" in link.attributes and "type" not in link.attributes]


def _files_by_language(dist: BuiltSite, page: HtmlPage) -> dict[str, str]:
    """Return the path or external URL of each alternate by its `hreflang`."""
    found = (
        (link.attributes["hreflang"], resolve_url(dist.site.config, page.path, link.attributes.get("href", "")))
        for link in _hreflang_links(page)
    )
    return {hreflang: target.path or target.external for hreflang, target in found if target}


def _check_canonical(dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    links = list(page.find_all("link", rel="canonical"))
    if len(links) != 1:
        message = tr("this page has {count} canonical addresses", count=len(links))
        yield Problem(SourceLocation(page.path), "alternate.canonical", message, tr("give exactly one"))
        return
    address = links[0].attributes.get("href", "")
    target = resolve_url(dist.site.config, page.path, address)
    if is_relative(address):
        fault = tr("“{address}” is not a full URL", address=address), tr("begin it with https://")
    elif target and not target.external and page.is_indexed and target.path != page.path:
        message = tr("the canonical address of this page is “{address}”, but search engines may index the page itself", address=address)
        fault = message, tr("use the address of the page itself, or mark the page noindex")
    else:
        return
    yield Problem(source_map.locate(page.path, links[0], at=address), "alternate.canonical", *fault)


def _check_each_link(page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    seen: set[str] = set()
    for link in _hreflang_links(page):
        hreflang, address = link.attributes["hreflang"], link.attributes.get("href", "")
        if hreflang in seen:
            location = source_map.locate(page.path, link, at=address)
            yield Problem(location, "alternate.duplicate", tr("“{hreflang}” occurs twice", hreflang=hreflang), tr("list each twin once"))
        if is_relative(address):
            message = tr("“{address}” is not a full URL", address=address)
            yield Problem(source_map.locate(page.path, link, at=address), "alternate.address", message, tr("begin it with https://"))
        seen.add(hreflang)


def _incomplete(dist: BuiltSite, page: HtmlPage, sets: Mapping[str, Mapping[str, str]], source_map: SourceMap) -> Iterator[Problem]:
    ours = sets[page.path]
    if page.path not in ours.values():
        message = tr("this page lists its twins, but not itself")
        yield Problem(SourceLocation(page.path), "alternate.self", message, tr("list the page with its own language too"))
    if not page.is_indexed:
        message = tr("this page is hidden from search engines, but lists twins")
        yield Problem(SourceLocation(page.path), "alternate.hidden", message, tr("leave the alternates out"))
    for link in _hreflang_links(page):
        path = ours.get(link.attributes["hreflang"], "")
        twin = dist.pages.get(path)
        if twin is not None and path != page.path:
            fault = _mismatch(page, link.attributes["hreflang"], twin, sets[path])
            if fault:
                yield Problem(source_map.locate(page.path, link, at=link.attributes.get("href", "")), *fault)


def _mismatch(page: HtmlPage, hreflang: str, twin: HtmlPage, theirs: Mapping[str, str]) -> tuple[str, Message, Message] | None:
    """Return code, message and hint if the links between a page and one of its twins do not match."""
    if not twin.is_indexed:
        return (
            "alternate.hidden",
            tr("the twin “{address}” is hidden from search engines", address=display_path(twin.path)),
            tr("leave it out of the alternates"),
        )
    if page.path not in theirs.values():
        return (
            "alternate.one-sided",
            tr("the twin “{address}” does not list this page", address=display_path(twin.path)),
            tr("list each page in the other"),
        )
    lang = next((root.attributes.get("lang", "") for root in twin.find_all("html")), "")
    if hreflang not in (X_DEFAULT, lang):
        message = tr(
            "“{address}” is listed as “{hreflang}”, but its lang is “{lang}”",
            address=display_path(twin.path),
            hreflang=hreflang,
            lang=lang,
        )
        return "alternate.language", message, tr("list it under its own language")
    return None

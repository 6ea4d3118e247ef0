"""
Check that every address in finished pages, style sheets and redirects leads to a file of the site and to an id in it.

External links are not checked here (see `external_links`).
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin

from kembar.check.addresses import UrlTarget, WrittenUrl, css_urls, display_path, is_address, is_relative, page_urls, url_target
from kembar.check.built_site import BuiltSite
from kembar.check.html_page import HtmlPage
from kembar.check.line_numbers import place_of
from kembar.check.source_mapping import SourceMap
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily
from kembar.text.suggestions import closest


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every address without a target."""
    origins = SourceMap(dist)
    for page in dist.pages.values():
        yield from limit_lazily((problem for link in page_urls(page) for problem in _link_problem(dist, page, link, origins)), page.path)
        yield from _redirects_on(dist, page)
    for path in dist.files_ending(".css"):
        yield from _in_styles(dist, path)


def _link_problem(dist: BuiltSite, page: HtmlPage, link: WrittenUrl, origins: SourceMap) -> Iterator[Problem]:
    fault = _fault(dist, page, link)
    if fault:
        code, message, hint = fault
        place = origins.of(page.path, link.element, *_as_authored(link.address), at=link.address)
        yield Problem(place, code, message, hint)


def _as_authored(address: str) -> tuple[str, ...]:
    """Return the text to search for in the sources: the full address, or a relative one as the end of a Markdown link."""
    return (f"]({address})",) if is_relative(address) else (address,)


def _fault(dist: BuiltSite, page: HtmlPage, link: WrittenUrl) -> tuple[str, Message, Message] | None:
    """Return code, message and hint if an address is wrong."""
    if not link.address.strip():
        return None if link.attribute == "action" else _empty(link)
    if not is_address(link.address):
        return "link.address", tr("“{address}” is not an address", address=link.address), tr("correct it")
    target = url_target(dist.site.config, page.path, link.address)
    return _target_fault(dist, link, target) if target else None


def _target_fault(dist: BuiltSite, link: WrittenUrl, target: UrlTarget) -> tuple[str, Message, Message] | None:
    """Return code, message and hint if the target of an address is wrong."""
    if target.outside:
        return _outside(link)
    if target.path in dist.unrendered:
        return None
    if target.path not in dist.files:
        return _not_found(dist, link, target)
    return _fragment_fault(dist, target) if target.fragment else None


def _empty(link: WrittenUrl) -> tuple[str, Message, Message]:
    return "link.address", tr("{attribute} is empty", attribute=link.attribute), tr("say where it leads, or leave it out")


def _outside(link: WrittenUrl) -> tuple[str, Message, Message] | None:
    """Return the fault of an address outside the site. Links may lead there, but no page loads files from other hosts, for privacy."""
    if not is_relative(link.address):
        return _foreign(link.address) if link.attribute in ("src", "srcset") else None
    message = tr("“{address}” leads out of the site", address=link.address)
    return "link.outside", message, tr("write it relative to the page, or in full with its host")


def _foreign(url: str) -> tuple[str, Message, Message]:
    return "asset.external", tr("“{url}” would be loaded from another host", url=url), tr("put the file into assets/")


def _not_found(dist: BuiltSite, link: WrittenUrl, target: UrlTarget) -> tuple[str, Message, Message]:
    folder = f"{target.path}/index.html"
    to_page = link.element.tag in ("a", "area", "meta", "form")
    near = closest(target.path, (path for path in dist.files if path.endswith(".html") is to_page))
    if folder in dist.files:
        hint = tr("end it in a slash: {address}", address=display_path(folder))
    elif near:
        hint = tr("did you mean “{key}”?", key=display_path(near))
    else:
        hint = tr("correct the address, or add what it leads to")
    if to_page:
        return "link.broken", tr("this leads to “{address}”, where there is no page", address=display_path(target.path)), hint
    return "asset.unknown", tr("this needs the file “{address}”, which is not there", address=display_path(target.path)), hint


def _fragment_fault(dist: BuiltSite, target: UrlTarget) -> tuple[str, Message, Message] | None:
    """Return the fault of a fragment without an element of that id. `#top` is on every page (HTML Living Standard, 7.4.6.4)."""
    page = dist.pages.get(target.path)
    if page is None or target.fragment in page.ids or target.fragment.lower() == "top" or target.fragment.startswith(":~:"):
        return None
    near = closest(target.fragment, page.ids)
    hint = tr("did you mean “#{id}”?", id=near) if near else tr("correct the name, or leave out what follows #")
    return "link.fragment", tr("“{address}” has no place called “{id}”", address=display_path(target.path), id=target.fragment), hint


def _redirects_on(dist: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    """Yield a problem if a redirect leads to another redirect."""
    if page.moved_to is None:
        return
    target = url_target(dist.site.config, page.path, page.moved_to)
    next_page = dist.pages.get(target.path) if target else None
    if next_page is not None and next_page.moved_to is not None:
        message = tr("this redirect leads to another one, “{address}”", address=display_path(next_page.path))
        yield Problem(SourceLocation(page.path), "link.chain", message, tr("lead to the page itself"))


def _in_styles(dist: BuiltSite, path: str) -> Iterator[Problem]:
    text = dist.text(path)
    for offset, url in css_urls(text):
        target = url_target(dist.site.config, path, url)
        if target and not target.outside and target.path not in dist.files:
            near = closest(PurePosixPath(target.path).name, [PurePosixPath(file).name for file in dist.files])
            hint = tr("did you mean “{key}”?", key=near) if near else tr("add the file, or correct the address")
            message = tr("this needs the file “{address}”, which is not there", address=display_path(target.path))
            yield Problem(place_of(dist.source_path(path), text, offset), "asset.unknown", message, hint)
        elif target and target.outside:
            code, message, hint = _foreign(urljoin(dist.site.config.base_url + path, url))
            yield Problem(place_of(dist.source_path(path), text, offset), code, message, hint)

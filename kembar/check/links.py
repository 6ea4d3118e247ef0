"""
Every address that a finished file holds, followed: in pages of every language, styles, feeds, the sitemap and redirects.

In comes the finished site; out goes a problem for each address that leads to no file, or to no such place in it. Links out of the site
are left alone here (`external`).
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin

from kembar.check.addresses import UrlTarget, WrittenUrl, css_urls, is_address, is_relative, shown, url_target, written
from kembar.check.built_site import BuiltSite
from kembar.check.html_page import HtmlPage
from kembar.check.line_numbers import place_of
from kembar.check.source_mapping import SourceMap
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily
from kembar.text.suggestions import closest


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Every address that leads nowhere."""
    origins = SourceMap(dist)
    for page in dist.pages.values():
        yield from limit_lazily((problem for link in written(page) for problem in _followed(dist, page, link, origins)), page.path)
        yield from _redirects_on(dist, page)
    for path in dist.written(".css"):
        yield from _in_styles(dist, path)


def _followed(dist: BuiltSite, page: HtmlPage, link: WrittenUrl, origins: SourceMap) -> Iterator[Problem]:
    fault = _fault(dist, page, link)
    if fault:
        code, message, hint = fault
        place = origins.of(page.path, link.element, *_as_authored(link.address), at=link.address)
        yield Problem(place, code, message, hint)


def _as_authored(address: str) -> tuple[str, ...]:
    """How words or facts may have written an address: in full, or as a fragment in a Markdown link."""
    return (f"]({address})",) if is_relative(address) else (address,)


def _fault(dist: BuiltSite, page: HtmlPage, link: WrittenUrl) -> tuple[str, Message, Message] | None:
    """What is wrong with an address: its code, and what to say."""
    if not link.address.strip():
        return None if link.attribute == "action" else _empty(link)
    if not is_address(link.address):
        return "link.address", tr("“{address}” is not an address", address=link.address), tr("correct it")
    there = url_target(dist.site.config, page.path, link.address)
    return _goal_fault(dist, link, there) if there else None


def _goal_fault(dist: BuiltSite, link: WrittenUrl, there: UrlTarget) -> tuple[str, Message, Message] | None:
    """What is wrong with where an address leads."""
    if there.outside:
        return _outside(link)
    if there.path in dist.unmade:
        return None
    if there.path not in dist.files:
        return _lost(dist, link, there)
    return _fragment_fault(dist, there) if there.fragment else None


def _empty(link: WrittenUrl) -> tuple[str, Message, Message]:
    return "link.address", tr("{attribute} is empty", attribute=link.attribute), tr("say where it leads, or leave it out")


def _outside(link: WrittenUrl) -> tuple[str, Message, Message] | None:
    """A page may lead to other sites, but it is complete without them: readers are not shown to anybody else."""
    if not is_relative(link.address):
        return _foreign(link.address) if link.attribute in ("src", "srcset") else None
    message = tr("“{address}” leads out of the site", address=link.address)
    return "link.outside", message, tr("write it relative to the page, or in full with its host")


def _foreign(url: str) -> tuple[str, Message, Message]:
    return "asset.external", tr("“{url}” would be loaded from another host", url=url), tr("put the file into assets/")


def _lost(dist: BuiltSite, link: WrittenUrl, there: UrlTarget) -> tuple[str, Message, Message]:
    folder = f"{there.path}/index.html"
    to_page = link.element.tag in ("a", "area", "meta", "form")
    near = closest(there.path, (path for path in dist.files if path.endswith(".html") is to_page))
    if folder in dist.files:
        hint = tr("end it in a slash: {address}", address=shown(folder))
    elif near:
        hint = tr("did you mean “{key}”?", key=shown(near))
    else:
        hint = tr("correct the address, or add what it leads to")
    if to_page:
        return "link.broken", tr("this leads to “{address}”, where there is no page", address=shown(there.path)), hint
    return "asset.unknown", tr("this needs the file “{address}”, which is not there", address=shown(there.path)), hint


def _fragment_fault(dist: BuiltSite, there: UrlTarget) -> tuple[str, Message, Message] | None:
    """What a fragment lacks: an element of that id. `#top` is every page's (HTML Living Standard, 7.4.6.4)."""
    page = dist.pages.get(there.path)
    if page is None or there.fragment in page.ids or there.fragment.lower() == "top" or there.fragment.startswith(":~:"):
        return None
    near = closest(there.fragment, page.ids)
    hint = tr("did you mean “#{id}”?", id=near) if near else tr("correct the name, or leave out what follows #")
    return "link.fragment", tr("“{address}” has no place called “{id}”", address=shown(there.path), id=there.fragment), hint


def _redirects_on(dist: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    """A redirect leads to a page that stays, or readers are sent round."""
    if page.moved_to is None:
        return
    there = url_target(dist.site.config, page.path, page.moved_to)
    onward = dist.pages.get(there.path) if there else None
    if onward is not None and onward.moved_to is not None:
        message = tr("this redirect leads to another one, “{address}”", address=shown(onward.path))
        yield Problem(SourceLocation(page.path), "link.chain", message, tr("lead to the page itself"))


def _in_styles(dist: BuiltSite, path: str) -> Iterator[Problem]:
    text = dist.text(path)
    for offset, url in css_urls(text):
        there = url_target(dist.site.config, path, url)
        if there and not there.outside and there.path not in dist.files:
            near = closest(PurePosixPath(there.path).name, [PurePosixPath(file).name for file in dist.files])
            hint = tr("did you mean “{key}”?", key=near) if near else tr("add the file, or correct the address")
            message = tr("this needs the file “{address}”, which is not there", address=shown(there.path))
            yield Problem(place_of(dist.authored(path), text, offset), "asset.unknown", message, hint)
        elif there and there.outside:
            code, message, hint = _foreign(urljoin(dist.site.config.base_url + path, url))
            yield Problem(place_of(dist.authored(path), text, offset), code, message, hint)

"""
Check that every address in finished pages, style sheets and redirects leads to a file of the site and to an id in it.

External links are not checked here (see `external_links`).
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin

from kembar.check.addresses import PageUrl, UrlTarget, display_path, is_relative, is_valid_url, page_urls, resolve_url, urls_in_css
from kembar.check.built_site import BuiltSite
from kembar.check.html_page import HtmlPage
from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.source_mapping import SourceMap
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily
from kembar.text.suggestions import closest


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every address without a target."""
    source_map = SourceMap(dist)
    for page in dist.pages.values():
        yield from limit_lazily((problem for link in page_urls(page) for problem in _link_problem(dist, page, link, source_map)), page.path)
        yield from _check_redirect(dist, page)
    for path in dist.files_ending(".css"):
        yield from _check_style(dist, path)


def _link_problem(dist: BuiltSite, page: HtmlPage, link: PageUrl, source_map: SourceMap) -> Iterator[Problem]:
    fault = _url_fault(dist, page, link)
    if fault:
        code, message, hint = fault
        location = source_map.locate(page.path, link.element, *_source_forms(link.url), at=link.url)
        yield Problem(location, code, message, hint)


def _source_forms(address: str) -> tuple[str, ...]:
    """Return the text to search for in the sources: the full address, or a relative one as the end of a Markdown link."""
    return (f"]({address})",) if is_relative(address) else (address,)


def _url_fault(dist: BuiltSite, page: HtmlPage, link: PageUrl) -> tuple[str, Message, Message] | None:
    """Return code, message and hint if an address is wrong."""
    if not link.url.strip():
        return None if link.attribute == "action" else _empty_url(link)
    if not is_valid_url(link.url):
        return "link.address", tr("“{address}” is not an address", address=link.url), tr("correct it")
    target = resolve_url(dist.site.config, page.path, link.url)
    return _target_fault(dist, link, target) if target else None


def _target_fault(dist: BuiltSite, link: PageUrl, target: UrlTarget) -> tuple[str, Message, Message] | None:
    """Return code, message and hint if the target of an address is wrong."""
    if target.external:
        return _external_fault(link)
    if target.path in dist.unrendered:
        return None
    if target.path not in dist.files:
        return _not_found(dist, link, target)
    return _fragment_fault(dist, target) if target.fragment else None


def _empty_url(link: PageUrl) -> tuple[str, Message, Message]:
    return "link.address", tr("{attribute} is empty", attribute=link.attribute), tr("give the address, or remove the attribute")


def _external_fault(link: PageUrl) -> tuple[str, Message, Message] | None:
    """Return the fault of an address outside the site. Links may lead there, but no page loads files from other hosts, for privacy."""
    if not is_relative(link.url):
        return _loaded_from_other_host(link.url) if link.attribute in ("src", "srcset") else None
    message = tr("“{address}” leads out of the site", address=link.url)
    return "link.outside", message, tr("write it relative to the page, or in full with its host")


def _loaded_from_other_host(url: str) -> tuple[str, Message, Message]:
    return "asset.external", tr("“{url}” would be loaded from another host", url=url), tr("put the file into assets/")


def _not_found(dist: BuiltSite, link: PageUrl, target: UrlTarget) -> tuple[str, Message, Message]:
    folder = f"{target.path}/index.html"
    to_page = link.element.tag in ("a", "area", "meta", "form")
    near = closest(target.path, (path for path in dist.files if path.endswith(".html") is to_page))
    if folder in dist.files:
        hint = tr("add a slash at the end: {address}", address=display_path(folder))
    elif near:
        hint = tr("did you mean “{key}”?", key=display_path(near))
    else:
        hint = tr("correct the address, or add what it leads to")
    if to_page:
        return "link.broken", tr("this leads to “{address}”, where there is no page", address=display_path(target.path)), hint
    return "asset.unknown", tr("the file “{address}” does not exist", address=display_path(target.path)), hint


def _fragment_fault(dist: BuiltSite, target: UrlTarget) -> tuple[str, Message, Message] | None:
    """Return the fault of a fragment without an element of that id. `#top` is on every page (HTML Living Standard, 7.4.6.4)."""
    page = dist.pages.get(target.path)
    if page is None or target.fragment in page.ids or target.fragment.lower() == "top" or target.fragment.startswith(":~:"):
        return None
    near = closest(target.fragment, page.ids)
    hint = tr("did you mean “#{id}”?", id=near) if near else tr("correct the id, or remove the fragment")
    return "link.fragment", tr("“{address}” has no element with the id “{id}”", address=display_path(target.path), id=target.fragment), hint


def _check_redirect(dist: BuiltSite, page: HtmlPage) -> Iterator[Problem]:
    """Yield a problem if a redirect leads to another redirect."""
    if page.redirect_url is None:
        return
    target = resolve_url(dist.site.config, page.path, page.redirect_url)
    next_page = dist.pages.get(target.path) if target else None
    if next_page is not None and next_page.redirect_url is not None:
        message = tr("this redirect leads to another redirect, “{address}”", address=display_path(next_page.path))
        yield Problem(SourceLocation(page.path), "link.chain", message, tr("redirect to the page itself"))


def _check_style(dist: BuiltSite, path: str) -> Iterator[Problem]:
    sheet = CodeFragment(dist.source_path(path), dist.read_text(path))
    for offset, url in urls_in_css(sheet.text):
        target = resolve_url(dist.site.config, path, url)
        if target and not target.external and target.path not in dist.files:
            near = closest(PurePosixPath(target.path).name, [PurePosixPath(file).name for file in dist.files])
            hint = tr("did you mean “{key}”?", key=near) if near else tr("add the file, or correct the address")
            message = tr("the file “{address}” does not exist", address=display_path(target.path))
            yield Problem(sheet.locate_offset(offset), "asset.unknown", message, hint)
        elif target and target.external:
            code, message, hint = _loaded_from_other_host(urljoin(dist.site.config.base_url + path, url))
            yield Problem(sheet.locate_offset(offset), code, message, hint)

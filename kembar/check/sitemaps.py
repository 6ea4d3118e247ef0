"""
Check the sitemap, the feeds and `robots.txt`: every entry must be an indexable page, and every indexable page must be in the sitemap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from kembar.check.addresses import display_path, resolve_url
from kembar.check.built_site import BuiltSite
from kembar.check.offline.code_fragment import CodeFragment
from kembar.model.problem import Message, Problem, SourceLocation, tr

SITEMAP = re.compile(r"(^|/)sitemap(-\d+)?\.xml")
_ADDRESS = re.compile(r"""(?:<loc>|\bhref="|^Sitemap:\s*)([^<"\s]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An address in an index, its source location, and the path of its target."""

    location: SourceLocation
    address: str
    file: str


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every wrong entry and every missing page."""
    for path in [*dist.files_ending(".xml"), *dist.files_ending("robots.txt")]:
        text = dist.read_text(path)
        if path.endswith(".xml"):
            yield from _check_syntax(path, text)
        for entry in _own_entries(dist, path, text):
            yield from _check_entry(dist, entry)
    yield from _check_missing(dist)


def _check_syntax(path: str, text: str) -> Iterator[Problem]:
    try:
        ElementTree.fromstring(text)  # noqa: S314 - written by the generator
    except ElementTree.ParseError as error:
        line, offset = error.position
        yield Problem(
            SourceLocation(path, line, offset + 1),
            "index.invalid",
            tr("this is not well-formed XML"),
            tr("fix the tool that writes this file"),
        )


def _own_entries(dist: BuiltSite, path: str, text: str) -> Iterator[_Entry]:
    """Yield the entries of an index that lead into the site."""
    for match in _ADDRESS.finditer(text):
        address = match[1].replace("&amp;", "&")
        target = resolve_url(dist.site.config, path, address)
        if target and not target.external:
            yield _Entry(CodeFragment(path, text).locate_offset(match.start(1)), address, target.path)


def _check_entry(dist: BuiltSite, entry: _Entry) -> Iterator[Problem]:
    if entry.file in dist.unrendered:
        return
    page = dist.pages.get(entry.file)
    if entry.file not in dist.files:
        yield _entry_problem(entry, tr("“{address}” is not a page of the site", address=entry.address))
    elif page and (page.redirect_url is not None or not page.is_indexed):
        yield _entry_problem(entry, tr("“{address}” is hidden from search engines, but is listed here", address=entry.address))


def _entry_problem(entry: _Entry, message: Message) -> Problem:
    return Problem(entry.location, "index.entry", message, tr("list only pages that search engines may index"))


def _check_missing(dist: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each indexable page that is not in the sitemap."""
    maps = [path for path in dist.files_ending(".xml") if SITEMAP.search(path)]
    listed = {entry.file for path in maps for entry in _own_entries(dist, path, dist.read_text(path))}
    for path, page in dist.pages.items():
        if maps and path in dist.site_pages and page.is_indexed and page.redirect_url is None and path not in listed:
            message = tr("search engines may index “{address}”, but it is not in the sitemap", address=display_path(path))
            yield Problem(SourceLocation(maps[0]), "index.missing", message, tr("list the page, or mark it noindex"))

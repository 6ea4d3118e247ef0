"""
Find the source location of an element of a finished page: in its document, its facts or a template, else in the finished page itself.
"""

import re
from functools import cached_property
from pathlib import Path

from kembar.check.built_site import BuiltSite
from kembar.check.html_page import Element
from kembar.model.document import Document
from kembar.model.problem import SourceLocation

TEMPLATE_FOLDER = "templates/"
"""The prefix of template paths."""

_URL = re.compile(r"https?://[^\s<>\"`|]+")


class SourceMap:
    """Searches the sources of the site. Each file is read once, when it is first searched."""

    def __init__(self, dist: BuiltSite) -> None:
        self._dist = dist
        self._read: dict[str, list[str]] = {}

    def locate(self, page: str, element: Element, *needles: str, at: str = "") -> SourceLocation:
        """
        Return the source location of an element of the page at path `page`.

        A heading is found by its id; other elements by the first of the `needles` in the document or facts of the page, or by their start
        tag if it occurs exactly once in the templates. Otherwise it is the location of `at` in the start tag in the finished page.
        """
        return (
            self._find_heading(page, element)
            or self._find_in_content(page, needles)
            or self._find_in_templates(element)
            or locate_in_page(page, element, at)
        )

    def locate_url(self, url: str) -> SourceLocation | None:
        """Return the first location of a URL in the content, or None."""
        return self._urls.get(url)

    def _find_heading(self, page: str, element: Element) -> SourceLocation | None:
        document = self._document_on(page)
        if document is None or element.tag not in ("h2", "h3", "h4", "h5", "h6") or "id" not in element.attributes:
            return None
        headings = (heading for heading in document.body.headings if heading.id == element.attributes["id"])
        return next((heading.place for heading in headings), None)

    def _find_in_content(self, page: str, needles: tuple[str, ...]) -> SourceLocation | None:
        document = self._document_on(page)
        paths = [document.path] if document else []
        if page in self._dist.site_pages:
            site_page, _ = self._dist.site_pages[page]
            paths += [path for path in self._dist.sources if path.endswith(f"/facts/{site_page.kind}/{site_page.key}.yaml")]
        found = (self._find(path, needle) for needle in needles if needle for path in paths)
        return next((location for location in found if location), None)

    def _document_on(self, page: str) -> Document | None:
        """Return the document of the page, which may be the fallback in another language."""
        if page not in self._dist.site_pages:
            return None
        site_page, version = self._dist.site_pages[page]
        return site_page.versions.get(version.fallback_lang, version).document

    def _find_in_templates(self, element: Element) -> SourceLocation | None:
        found = [location for location, line in self._template_lines if element.start_tag in line]
        only = found[0] if len(found) == 1 else None
        return self._find(only.path, element.start_tag, only.line) if only else None

    @cached_property
    def _template_lines(self) -> list[tuple[SourceLocation, str]]:
        paths = [path for path in self._dist.sources if path.startswith(TEMPLATE_FOLDER) and path.endswith(".html")]
        return [(SourceLocation(path, number), line) for path in sorted(paths) for number, line in enumerate(self._lines(path), start=1)]

    @cached_property
    def _urls(self) -> dict[str, SourceLocation]:
        found: dict[str, SourceLocation] = {}
        for path in sorted(self._dist.sources):
            if path.endswith((".md", ".yaml")):
                for number, line in enumerate(self._lines(path), start=1):
                    for start, url in find_urls(line):
                        found.setdefault(url, SourceLocation(path, number, start + 1))
        return found

    def _find(self, path: str, needle: str, from_line: int = 1) -> SourceLocation | None:
        for number, line in enumerate(self._lines(path)[from_line - 1 :], start=from_line):
            column = line.find(needle)
            if column >= 0:
                return SourceLocation(path, number, column + 1)
        return None

    def _lines(self, path: str) -> list[str]:
        if path not in self._read:
            self._read[path] = _lines(self._dist.sources.get(path))
        return self._read[path]


def _lines(file: Path | None) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file else []
    except OSError:
        return []


def find_urls(line: str) -> list[tuple[int, str]]:
    """
    Return the web addresses in a line of content with their offsets, without punctuation and brackets that follow them.

    >>> find_urls("url: https://a.example/x, [b](http://b.example/c_(d)).")
    [(5, 'https://a.example/x'), (30, 'http://b.example/c_(d)')]
    """
    return [(match.start(), _cut_at_bracket(match[0]).rstrip(".,;:!?'")) for match in _URL.finditer(line)]


def _cut_at_bracket(url: str) -> str:
    """Return the URL up to its first unmatched closing bracket."""
    depth = 0
    for position, letter in enumerate(url):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(letter, 0)
        if depth < 0:
            return url[:position]
    return url


def locate_in_page(page: str, element: Element, at: str = "") -> SourceLocation:
    """Return the location of an element in the finished page, or of the text `at` in its start tag."""
    before = element.start_tag[: max(0, element.start_tag.find(at))] if at else ""
    below = before.count("\n")
    column = len(before) - before.rfind("\n") if below else element.column + len(before)
    return SourceLocation(page, element.line + below, column)

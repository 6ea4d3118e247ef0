"""
Where a fault of a finished page comes from.

In comes an element of a page, with what its author may have written; out goes the place to mend it: in the words of that page, in a fact
file, in a template or a style, and otherwise in the finished page itself.
"""

import re
from functools import cached_property
from pathlib import Path

from kembar.check.built_site import BuiltSite
from kembar.check.html_page import Element
from kembar.model.document import Document
from kembar.model.problem import SourceLocation

TEMPLATES = "templates/"
"""What the paths of templates begin with."""

_URL = re.compile(r"https?://[^\s<>\"`|]+")


class SourceMap:
    """Looks through the site's sources. A file is read when it is first looked through."""

    def __init__(self, dist: BuiltSite) -> None:
        self._dist = dist
        self._read: dict[str, list[str]] = {}

    def of(self, page: str, element: Element, *needles: str, at: str = "") -> SourceLocation:
        """
        Where an element of the page at the path `page` was written: a heading by its id, or else the first of the `needles` that stands
        in the page's words or facts, or else the start tag where it stands word for word in one place of the templates; else where the
        text `at` stands in the start tag in the finished page.
        """
        return self._heading(page, element) or self._in_words(page, needles) or self._in_templates(element) or finished(page, element, at)

    def of_url(self, url: str) -> SourceLocation | None:
        """The first place in all content where a URL stands."""
        return self._urls.get(url)

    def _heading(self, page: str, element: Element) -> SourceLocation | None:
        document = self._document(page)
        if document is None or element.tag not in ("h2", "h3", "h4", "h5", "h6") or "id" not in element.attributes:
            return None
        headings = (heading for heading in document.body.headings if heading.id == element.attributes["id"])
        return next((heading.place for heading in headings), None)

    def _in_words(self, page: str, needles: tuple[str, ...]) -> SourceLocation | None:
        document = self._document(page)
        paths = [document.path] if document else []
        if page in self._dist.placed:
            placed, _ = self._dist.placed[page]
            paths += [path for path in self._dist.sources if path.endswith(f"/facts/{placed.kind}/{placed.key}.yaml")]
        found = (self._find(path, needle) for needle in needles if needle for path in paths)
        return next((place for place in found if place), None)

    def _document(self, page: str) -> Document | None:
        """The words that the page shows, which may be its twin's."""
        if page not in self._dist.placed:
            return None
        placed, version = self._dist.placed[page]
        shown = placed.versions.get(version.fallback_lang, version)
        return shown.document

    def _in_templates(self, element: Element) -> SourceLocation | None:
        found = [place for place, line in self._template_lines if element.written in line]
        only = found[0] if len(found) == 1 else None
        return self._find(only.path, element.written, only.line) if only else None

    @cached_property
    def _template_lines(self) -> list[tuple[SourceLocation, str]]:
        paths = [path for path in self._dist.sources if path.startswith(TEMPLATES) and path.endswith(".html")]
        return [(SourceLocation(path, number), line) for path in sorted(paths) for number, line in enumerate(self._lines(path), start=1)]

    @cached_property
    def _urls(self) -> dict[str, SourceLocation]:
        found: dict[str, SourceLocation] = {}
        for path in sorted(self._dist.sources):
            if path.endswith((".md", ".yaml")):
                for number, line in enumerate(self._lines(path), start=1):
                    for start, url in urls_in(line):
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


def urls_in(line: str) -> list[tuple[int, str]]:
    """
    The web addresses in a line of content, each with its offset. What only ends the sentence, the link or the value is left out.

    >>> urls_in("url: https://a.example/x, [b](http://b.example/c_(d)).")
    [(5, 'https://a.example/x'), (30, 'http://b.example/c_(d)')]
    """
    return [(match.start(), _closed(match[0]).rstrip(".,;:!?'")) for match in _URL.finditer(line)]


def _closed(url: str) -> str:
    """The URL up to the first closing bracket that it does not open itself."""
    depth = 0
    for position, letter in enumerate(url):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(letter, 0)
        if depth < 0:
            return url[:position]
    return url


def finished(page: str, element: Element, at: str = "") -> SourceLocation:
    """The element in the finished page, or where a text stands in its start tag."""
    before = element.written[: max(0, element.written.find(at))] if at else ""
    below = before.count("\n")
    column = len(before) - before.rfind("\n") if below else element.column + len(before)
    return SourceLocation(page, element.line + below, column)

"""
Finding the source of a passage of a built page: a file and a line in the texts, the facts, the catalogues or the templates.

Files are read again for each search, so that the lines are those that an editor sees.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from kembar.model.document import Document
from kembar.model.problem import SourceLocation
from kembar.pipeline.check import sources
from kembar.pipeline.project import Project
from kembar.read.content_tree import display_name
from kembar.serve.page_lookup import PageVersion
from kembar.serve.text_matching import (
    TextPassage,
    catalogue_passages,
    facts_passages,
    most_similar,
    shortest_containing,
    split_words,
    template_passages,
    text_passages,
)

Find = Callable[[Sequence[str]], TextPassage | None]
"""A function that finds a passage in the lines of a file."""

MIN_WORDS = 2
"""The fewest words that are searched for in the files of other pages."""


@dataclass(frozen=True, slots=True)
class SourceMatch:
    """The location of a passage and the line there, if it was found; and the files that the page is made from."""

    location: SourceLocation | None
    line: str
    files: tuple[str, ...]


NO_SOURCE = SourceMatch(None, "", ())
"""The result for a page that is not part of the site."""


def find_source(project: Project, page: PageVersion, text: str, section: str) -> SourceMatch:
    """Return the source of a passage of a page. `section` is the id of the heading above it, or empty."""
    search = _Search(project, page, split_words(text), section)
    location = next(search.locations(), None) if search.words else None
    lines = _lines(project.file(location.path)) if location else []
    own = tuple(path for path in search.own if project.file(path).is_file())
    return SourceMatch(location, lines[location.line - 1].strip() if location and location.line <= len(lines) else "", own)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for the words of a passage, from the most likely file to the least likely one."""

    project: Project
    current: PageVersion
    words: tuple[str, ...]
    section: str

    @property
    def document(self) -> Document | None:
        """The text of the page, which may be in its fallback language."""
        version = self.current.version
        return self.current.page.versions.get(version.fallback_lang, version).document

    @property
    def own(self) -> list[str]:
        """The paths of the page's own text, facts and layout, whether or not they exist."""
        page = self.current.page
        text = [self.document.path] if self.document else []
        folder = display_name(self.project.root, self.project.content)
        return [*text, f"{folder}/facts/{page.kind}/{page.key}.yaml", f"templates/layouts/{page.layout}.html"]

    def locations(self) -> Iterator[SourceLocation]:
        """Yield every location with the words, the most likely first. Files of other pages are listed only when needed."""
        own_text, own_facts = _with_suffix(self.own, ".md"), _with_suffix(self.own, ".yaml")
        yield from self._search(own_text, self._in_section)
        yield from self._search(own_text, lambda lines: most_similar(self.words, text_passages(lines)))
        yield from self._search(own_facts, lambda lines: shortest_containing(self.words, facts_passages(lines)))
        yield from self._search([f"locales/{self.current.version.lang}/LC_MESSAGES/portal.po"], self._as_message)
        files = list(sources(self.project))
        others = [path for path in files if path not in self.own] if len(self.words) >= MIN_WORDS else []
        yield from self._search(_with_suffix(others, ".yaml"), lambda lines: shortest_containing(self.words, facts_passages(lines)))
        yield from self._search(_with_suffix(files, ".html"), lambda lines: shortest_containing(self.words, template_passages(lines)))
        yield from self._search(_with_suffix(others, ".md"), lambda lines: most_similar(self.words, text_passages(lines)))

    def _search(self, paths: Sequence[str], find: Find) -> Iterator[SourceLocation]:
        for path in paths:
            passage = find(_lines(self.project.file(path)))
            if passage:
                yield SourceLocation(path, passage.line, passage.column)

    def _in_section(self, lines: Sequence[str]) -> TextPassage | None:
        """Find the words in their section only, because other sections may contain the same words."""
        start, end = self._section_lines()
        return most_similar(self.words, [found for found in text_passages(lines) if start <= found.line < end])

    def _section_lines(self) -> tuple[int, float]:
        """Return the line of the section's heading and that of the next one; an empty range if there is no such section."""
        headings = self.document.body.headings if self.document else ()
        start = next((heading.place.line for heading in headings if heading.id == self.section), 0)
        return start, min((heading.place.line for heading in headings if heading.place.line > start > 0), default=inf if start else 0)

    def _as_message(self, lines: Sequence[str]) -> TextPassage | None:
        """Find the words as a complete message, because a catalogue contains every short word somewhere."""
        return next((found for found in catalogue_passages(lines) if found.words == self.words), None)


def _with_suffix(paths: Sequence[str], suffix: str) -> list[str]:
    return [path for path in paths if path.endswith(suffix)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []

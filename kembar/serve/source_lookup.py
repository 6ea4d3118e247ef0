"""
Where a passage of a finished page comes from: a file and a line in the words, the facts, the catalogues or the templates.

In come the words of a passage and the section in which they stand; out goes their place. Files are read as they are at this moment, so
the lines are those that an editor sees.
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
"""Finds a passage in the lines of a file."""

MIN_WORDS = 2
"""How many words say enough to be looked for in the files of other pages."""


@dataclass(frozen=True, slots=True)
class SourceMatch:
    """Where a passage comes from, if it was found, with the line as it is written; and the files that the page is made from."""

    place: SourceLocation | None
    line: str
    files: tuple[str, ...]


NO_SOURCE = SourceMatch(None, "", ())
"""The origin of what stands on no page of the site."""


def find_source(project: Project, placed: PageVersion, text: str, section: str) -> SourceMatch:
    """The origin of a passage of a page. `section` is the id of the heading above it, empty where there is none."""
    search = _Search(project, placed, split_words(text), section)
    place = next(search.places(), None) if search.words else None
    lines = _lines(project.file(place.path)) if place else []
    own = tuple(path for path in search.own if project.file(path).is_file())
    return SourceMatch(place, lines[place.line - 1].strip() if place and place.line <= len(lines) else "", own)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for some words of a page, from the most likely file to the least."""

    project: Project
    placed: PageVersion
    words: tuple[str, ...]
    section: str

    @property
    def document(self) -> Document | None:
        """The words that the page shows, which may be its twin's."""
        version = self.placed.version
        return self.placed.page.versions.get(version.fallback_lang, version).document

    @property
    def own(self) -> list[str]:
        """The paths of what the page itself is made from, whether they are there or not."""
        page = self.placed.page
        words = [self.document.path] if self.document else []
        folder = display_name(self.project.root, self.project.content)
        return [*words, f"{folder}/facts/{page.kind}/{page.key}.yaml", f"templates/layouts/{page.layout}.html"]

    def places(self) -> Iterator[SourceLocation]:
        """Every place that has the words, the most likely first. The files of other pages are not listed before it comes to them."""
        written = [path for path in self.own if path.endswith(".md")]
        facts = [path for path in self.own if path.endswith(".yaml")]
        yield from self._found(written, self._in_section)
        yield from self._found(written, lambda lines: most_similar(self.words, text_passages(lines)))
        yield from self._found(facts, lambda lines: shortest_containing(self.words, facts_passages(lines)))
        yield from self._found([self._catalogue], self._as_message)
        files = list(sources(self.project))
        others = [path for path in files if path not in self.own] if len(self.words) >= MIN_WORDS else []
        yield from self._found(_ending(others, ".yaml"), lambda lines: shortest_containing(self.words, facts_passages(lines)))
        yield from self._found(_ending(files, ".html"), lambda lines: shortest_containing(self.words, template_passages(lines)))
        yield from self._found(_ending(others, ".md"), lambda lines: most_similar(self.words, text_passages(lines)))

    @property
    def _catalogue(self) -> str:
        return f"locales/{self.placed.version.lang}/LC_MESSAGES/portal.po"

    def _found(self, paths: Sequence[str], find: Find) -> Iterator[SourceLocation]:
        for path in paths:
            passage = find(_lines(self.project.file(path)))
            if passage:
                yield SourceLocation(path, passage.line, passage.column)

    def _in_section(self, lines: Sequence[str]) -> TextPassage | None:
        """Looks for the words below their heading alone, for the same words may stand in several sections."""
        start, end = self._section_lines()
        return most_similar(self.words, [found for found in text_passages(lines) if start <= found.line < end])

    def _section_lines(self) -> tuple[int, float]:
        """The line of the section's heading and that of the next one; nothing where the words have no such section."""
        headings = self.document.body.headings if self.document else ()
        start = next((heading.place.line for heading in headings if heading.id == self.section), 0)
        return start, min((heading.place.line for heading in headings if heading.place.line > start > 0), default=inf if start else 0)

    def _as_message(self, lines: Sequence[str]) -> TextPassage | None:
        """Looks for the words as a whole message: a catalogue has every short word somewhere."""
        return next((found for found in catalogue_passages(lines) if found.words == self.words), None)


def _ending(paths: Sequence[str], end: str) -> list[str]:
    return [path for path in paths if path.endswith(end)]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []

"""
The state of every page in every language: its stale parts and its number of words to translate.

Pages that never have a text of their own, such as lists, are left out.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from kembar.model.config import Lang
from kembar.model.document import Document
from kembar.model.fingerprint import DESCRIPTION, LEAD, NO_DRIFT, TITLE, Drift, parts_of
from kembar.model.site import Page, PageKey, Site, State
from kembar.text.todo_mark import TODO_MARK
from kembar.translate.paths import text_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    A page in one language.

    `path` is the file of its text, or empty. `source_lang` is the language that it is, or would be, translated from. `words` is the number
    of words in that language to translate: those of stale parts and of parts with a to-do mark, or all. `stamped` is False for a
    translation without a stamp, which cannot be compared with its source.
    """

    lang: str
    state: State
    path: str = ""
    source_lang: str = ""
    drift: Drift = NO_DRIFT
    words: int = 0
    stamped: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A page in all languages of the site."""

    kind: str
    key: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Totals:
    """The number of pages in each state in one language, and the number of words to translate."""

    states: Mapping[State, int]
    words: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The state of pages in each language."""

    languages: tuple[Lang, ...]
    rows: tuple[Row, ...]

    @property
    def totals(self) -> dict[str, Totals]:
        """The totals of each language."""
        return {lang.code: _sums(row.cells[lang.code] for row in self.rows) for lang in self.languages}


def _sums(cells: Iterable[Cell]) -> Totals:
    column = list(cells)
    return Totals({state: sum(cell.state is state for cell in column) for state in State}, sum(cell.words for cell in column))


def build_matrix(site: Site, chosen: Container[PageKey] | None = None) -> Matrix:
    """Return the matrix of the chosen pages, or of all pages."""
    languages = site.config.languages
    rows = (
        Row(page.kind, page.key, {lang.code: matrix_cell(page, lang.code) for lang in languages})
        for page in text_pages(site)
        if chosen is None or (page.kind, page.key) in chosen
    )
    return Matrix(languages, tuple(rows))


def matrix_cell(page: Page, lang: str) -> Cell:
    """Return the state of a page in one language."""
    version = page.versions.get(lang)
    document = version.document if version else None
    state, drift = page.state(lang), version.drift if version else NO_DRIFT
    source = _source(page, lang)
    return Cell(
        lang=lang,
        state=state,
        path=document.path if document else "",
        source_lang=source.lang if source else "",
        drift=drift,
        words=_words_to_translate(source, document, drift) if source else 0,
        stamped=state is not State.TRANSLATED or (document is not None and document.meta.made_from is not None),
    )


def _source(page: Page, lang: str) -> Document | None:
    """Return the text that a page in a language is, or would be, translated from; None for originals and untranslatable pages."""
    if page.state(lang) is State.ORIGINAL:
        return None
    origin = page.versions[lang].origin if lang in page.versions else ""
    originals = [version.document for version in page.versions.values() if version.state is State.ORIGINAL and version.document]
    named = page.versions[origin].document if origin in page.versions else None
    source = named or next(iter(originals), None)
    return None if source is None or (source.meta.only and page.state(lang) is State.ABSENT) else source


def _words_to_translate(source: Document, translation: Document | None, drift: Drift) -> int:
    counts = word_counts(source)
    if translation is None:
        return sum(counts.values())
    unfinished = {part for part, words in parts_of(translation).items() if TODO_MARK in words}
    return sum(count for part, count in counts.items() if part in unfinished or part in drift.changed or part in drift.added)


def word_counts(document: Document) -> dict[str, int]:
    """Return the number of words in each part of a document, without empty parts."""
    sections = {section.id or LEAD: section.count for section in document.body.sections}
    fields = {TITLE: len(document.meta.title.split()), DESCRIPTION: len(document.meta.description.split())}
    return {part: count for part, count in (fields | sections).items() if count}

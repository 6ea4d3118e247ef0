"""
Where every page stands in every language: its state, what is stale in it, and how many words wait for a translator.

In comes the arranged site; out goes a matrix. Pages that never have words of their own, such as lists, are no part of it.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from kembar.model.config import Lang
from kembar.model.document import Document
from kembar.model.fingerprint import DESCRIPTION, LEAD, NO_DRIFT, TITLE, Drift, parts_of
from kembar.model.site import Page, PageKey, Site, State
from kembar.text.todo_mark import MARK
from kembar.translate.paths import text_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    A page in one language.

    `path` is its file of words, empty when it has none. `origin` is the language that it is, or would be, translated from. `words` is how
    many words of that language are still to be translated: those of the stale sections, of the sections with a passage that is marked as
    not done yet, or all. `stamped` is False for a translation that does not say what it was made from, so that nothing can be told.
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
    """A page in all languages, in the site's order."""

    kind: str
    key: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many pages are in each state in one language, and how many words wait there."""

    states: Mapping[State, int]
    words: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Pages by languages."""

    languages: tuple[Lang, ...]
    rows: tuple[Row, ...]

    @property
    def totals(self) -> dict[str, Totals]:
        """The sums of each language."""
        return {lang.code: _sums(row.cells[lang.code] for row in self.rows) for lang in self.languages}


def _sums(cells: Iterable[Cell]) -> Totals:
    column = list(cells)
    return Totals({state: sum(cell.state is state for cell in column) for state in State}, sum(cell.words for cell in column))


def build_matrix(site: Site, chosen: Container[PageKey] | None = None) -> Matrix:
    """The matrix of the chosen pages, or of all."""
    languages = site.config.languages
    rows = (
        Row(page.kind, page.key, {lang.code: matrix_cell(page, lang.code) for lang in languages})
        for page in text_pages(site)
        if chosen is None or (page.kind, page.key) in chosen
    )
    return Matrix(languages, tuple(rows))


def matrix_cell(page: Page, lang: str) -> Cell:
    """Where a page stands in one language."""
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
        words=_waiting(source, document, drift) if source else 0,
        stamped=state is not State.TRANSLATED or (document is not None and document.meta.made_from is not None),
    )


def _source(page: Page, lang: str) -> Document | None:
    """The words that those of a language are made from, or would be; none for originals, nor for a page that wants no twin."""
    if page.state(lang) is State.ORIGINAL:
        return None
    origin = page.versions[lang].origin if lang in page.versions else ""
    originals = [version.document for version in page.versions.values() if version.state is State.ORIGINAL and version.document]
    named = page.versions[origin].document if origin in page.versions else None
    source = named or next(iter(originals), None)
    return None if source is None or (source.meta.only and page.state(lang) is State.ABSENT) else source


def _waiting(source: Document, translation: Document | None, drift: Drift) -> int:
    """How many words of the source are to be translated."""
    counts = word_counts(source)
    if translation is None:
        return sum(counts.values())
    unfinished = {part for part, words in parts_of(translation).items() if MARK in words}
    return sum(count for part, count in counts.items() if part in unfinished or part in drift.changed or part in drift.added)


def word_counts(document: Document) -> dict[str, int]:
    """How many words each part of a document has."""
    sections = {section.id or LEAD: section.count for section in document.body.sections}
    fields = {TITLE: len(document.meta.title.split()), DESCRIPTION: len(document.meta.description.split())}
    return {part: count for part, count in (fields | sections).items() if count}

"""Results of the translators' commands as text for a terminal."""

from collections.abc import Iterator, Sequence

from kembar.i18n.translator import Translator
from kembar.model.fingerprint import Drift
from kembar.model.problem import tr
from kembar.model.site import State
from kembar.translate.accept import AcceptResult
from kembar.translate.draft import Draft
from kembar.translate.matrix import Cell, Matrix

STATE_NAMES = {
    State.ORIGINAL: tr("original"),
    State.TRANSLATED: tr("translated"),
    State.STALE: tr("stale"),
    State.UNTRANSLATED: tr("untranslated"),
    State.ABSENT: tr("absent"),
}


def matrix_text(matrix: Matrix, translator: Translator) -> str:
    """Return a table of all pages, and a table of totals."""
    head = [translator.translate(tr("Page")), *(lang.code for lang in matrix.languages)]
    rows = [[f"{row.kind}/{row.key}", *(_cell(row.cells[lang.code], translator) for lang in matrix.languages)] for row in matrix.rows]
    totals = matrix.totals
    sums = [
        [translator.translate(STATE_NAMES[state]), *(str(totals[lang.code].states[state]) for lang in matrix.languages)] for state in State
    ]
    words = [translator.translate(tr("words to translate")), *(str(totals[lang.code].words) for lang in matrix.languages)]
    total = [translator.translate(tr("Total")), *("" for _ in matrix.languages)]
    return "\n".join(_aligned([head, *rows, [], total, *sums, words])) + "\n"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows with aligned columns."""
    columns = max(map(len, rows))
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(columns)]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False)).rstrip()


def _cell(cell: Cell, translator: Translator) -> str:
    sections = " ".join(drift_labels(cell.drift))
    state = translator.translate(STATE_NAMES[cell.state]) + (":" if sections else "")
    remarks = ", ".join(cell_remarks(cell, translator))
    return " ".join(filter(None, [state, sections, f"({remarks})" if remarks else ""]))


def cell_remarks(cell: Cell, translator: Translator) -> list[str]:
    """Return the number of words to translate, and whether the translation was never accepted."""
    words = [translator.translate_plural(cell.words, "{count} word", "{count} words")] if cell.words else []
    return [*words, *([] if cell.stamped else [translator.translate(tr("never accepted"))])]


def drift_labels(drift: Drift) -> list[str]:
    """
    Return the names of the parts that differ: changed ones plain, added ones with a plus, removed ones with a minus.

    >>> drift_labels(Drift(changed=("plan",), added=("new",), removed=("old",)))
    ['plan', '+new', '-old']
    """
    return [*drift.changed, *(f"+{part}" for part in drift.added), *(f"-{part}" for part in drift.removed)]


def accepted_text(accepted: AcceptResult, translator: Translator) -> str:
    """Return a line about an accepted translation."""
    path, source = accepted.translation.path, accepted.source.path
    if not accepted.parts:
        return translator.translate(tr("{path}: already accepted", path=path)) + "\n"
    sections = " ".join(accepted.parts)
    return (
        translator.translate(tr("{path}: made from the current {source} ({sections})", path=path, source=source, sections=sections)) + "\n"
    )


def draft_text(draft: Draft, mark: str, translator: Translator) -> str:
    """Return a line about a written draft."""
    passages = translator.translate_plural(draft.passages, "{count} passage to translate", "{count} passages to translate")
    return (
        translator.translate(tr("{path} written: {passages}, each marked with {mark}", path=draft.path, passages=passages, mark=mark))
        + "\n"
    )

"""What stands and what was done, as people read it in a terminal."""

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
    """A table of all pages, and below it one of totals."""
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
    """Rows with their cells under each other."""
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
    """What else is to be said of a page in a language."""
    words = [translator.translate_plural(cell.words, "{count} word", "{count} words")] if cell.words else []
    return [*words, *([] if cell.stamped else [translator.translate(tr("never accepted"))])]


def drift_labels(drift: Drift) -> list[str]:
    """
    The parts that have moved on: changed ones by their names, added ones with a plus, removed ones with a minus.

    >>> drift_labels(Drift(changed=("plan",), added=("new",), removed=("old",)))
    ['plan', '+new', '-old']
    """
    return [*drift.changed, *(f"+{part}" for part in drift.added), *(f"-{part}" for part in drift.removed)]


def accepted_text(accepted: AcceptResult, translator: Translator) -> str:
    """What is stamped anew."""
    path, source = accepted.translation.path, accepted.source.path
    if not accepted.parts:
        return translator.translate(tr("{path}: says so already", path=path)) + "\n"
    sections = " ".join(accepted.parts)
    return (
        translator.translate(tr("{path}: made from {source} as it is today ({sections})", path=path, source=source, sections=sections))
        + "\n"
    )


def draft_text(draft: Draft, mark: str, translator: Translator) -> str:
    """What was written, and what is to be done in it."""
    passages = translator.translate_plural(draft.passages, "{count} passage to translate", "{count} passages to translate")
    return translator.translate(tr("{path} written: {passages}, each behind {mark}", path=draft.path, passages=passages, mark=mark)) + "\n"

"""What stands, what has moved on and what was done, as values that JSON can write."""

from collections.abc import Sequence

from kembar.translate.accept import AcceptResult
from kembar.translate.changes import Change
from kembar.translate.compare import Comparison
from kembar.translate.draft import Draft
from kembar.translate.matrix import Cell, Matrix, Totals

Value = str | int | None | Sequence["Value"] | dict[str, "Value"]


def matrix_json(matrix: Matrix) -> dict[str, Value]:
    """Pages and totals. `stale` lists all parts that have moved on; `changed`, `added` and `removed` tell them apart."""
    return {
        "pages": [
            {"key": row.key, "kind": row.kind, "languages": {lang: _cell(cell) for lang, cell in row.cells.items()}} for row in matrix.rows
        ],
        "totals": {lang: _totals(totals) for lang, totals in matrix.totals.items()},
    }


def _cell(cell: Cell) -> dict[str, Value]:
    return {
        "state": str(cell.state),
        "path": cell.path or None,
        "stale": cell.drift.parts,
        "changed": cell.drift.changed,
        "added": cell.drift.added,
        "removed": cell.drift.removed,
        "origin": cell.source_lang or None,
        "words": cell.words,
        "stamped": cell.stamped,
    }


def _totals(totals: Totals) -> dict[str, Value]:
    return {**{str(state): count for state, count in totals.states.items()}, "words": totals.words}


def comparison_json(comparison: Comparison) -> dict[str, Value]:
    """A translation, its source, and each part that has moved on; `history` says how far back git could be asked."""
    return {
        "path": comparison.translation.path,
        "from": comparison.source.lang,
        "source": comparison.source.path,
        "history": str(comparison.reach) if comparison.changes else None,
        "sections": [_change(change) for change in comparison.changes],
    }


def _change(change: Change) -> dict[str, Value]:
    return {
        "section": change.part,
        "change": str(change.kind),
        "commit": change.commit.name if change.commit else None,
        "day": change.commit.day if change.commit else None,
        "then": change.then,
        "now": change.now,
        "diff": [{"op": str(piece.op), "text": piece.text} for piece in change.pieces],
        "translation": change.translation,
    }


def accepted_json(accepted: AcceptResult) -> dict[str, Value]:
    """A translation and its source, with the parts whose digests are other ones now."""
    return {
        "path": accepted.translation.path,
        "from": accepted.source.lang,
        "source": accepted.source.path,
        "sections": accepted.parts,
    }


def draft_json(draft: Draft) -> dict[str, Value]:
    """What was written, and how much there is to translate in it."""
    return {"path": draft.path, "from": draft.source.lang, "source": draft.source.path, "to": draft.lang, "passages": draft.passages}

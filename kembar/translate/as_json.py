"""Results of the translators' commands as values for JSON."""

from collections.abc import Sequence

from kembar.translate.accept import AcceptResult
from kembar.translate.changes import Change
from kembar.translate.compare import Comparison
from kembar.translate.draft import Draft
from kembar.translate.matrix import Cell, Matrix, Totals

Value = str | int | None | Sequence["Value"] | dict[str, "Value"]


def matrix_json(matrix: Matrix) -> dict[str, Value]:
    """Return pages and totals. `stale` lists all parts that differ; `changed`, `added` and `removed` list them by kind."""
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
    """Return a translation, its source, and each changed part. `history` is how far back the git history reaches."""
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
    """Return a translation, its source, and the parts whose digests have changed."""
    return {
        "path": accepted.translation.path,
        "from": accepted.source.lang,
        "source": accepted.source.path,
        "sections": accepted.parts,
    }


def draft_json(draft: Draft) -> dict[str, Value]:
    """Return the written file, its source, and the number of passages to translate."""
    return {"path": draft.path, "from": draft.source.lang, "source": draft.source.path, "to": draft.lang, "passages": draft.passages}

"""
What has moved on in the source of a translation, as people read it in a terminal.

Links are written as editors know them, `(city:moscow)`, and citations as `[@key]`; the words are normalised otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kembar.i18n.translator import Translator
from kembar.model.problem import tr
from kembar.translate.changes import Change, ChangeKind, DiffPiece, Op
from kembar.translate.compare import Comparison
from kembar.translate.history import Reach

CHANGE_NAMES = {ChangeKind.CHANGED: tr("changed"), ChangeKind.ADDED: tr("added"), ChangeKind.REMOVED: tr("removed")}

BRACKETS = {Op.EQUAL: "{}", Op.REMOVED: "[-{}-]", Op.ADDED: "{{+{}+}}"}
"""How a difference is written in plain text."""

NO_FORMER_TEXT = {
    Reach.NONE: tr("What it said before cannot be shown: this file has no git history here."),
    Reach.SHALLOW: tr("What it said before cannot be shown: the git history here is cut off, and does not reach back that far."),
    Reach.FULL: tr("What it said before cannot be shown: no version in the git history has these words."),
}
"""Why the source's former words are not there."""

SHOWN_INSTEAD = {
    ChangeKind.CHANGED: tr("What it says now is shown, and its translation."),
    ChangeKind.REMOVED: tr("It says nothing now; its translation is shown."),
}
"""What can be shown without them."""

_MARK = re.compile(r"⟨([^⟨⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class DiffSection:
    """A part that has moved on: its title, remarks on it, and the words of the source and of the translation."""

    title: str
    remarks: tuple[str, ...]
    source: str
    translation: str


def comparison_text(comparison: Comparison, translator: Translator) -> str:
    """Each part that has moved on: the source's words with what was taken out and put in, and the translation's words below."""
    texts = ["\n".join([part.title, *part.remarks, part.source, part.translation]) for part in diff_sections(comparison, translator)]
    return "\n\n".join([comparison_heading(comparison, translator), *texts]) + "\n"


def comparison_heading(comparison: Comparison, translator: Translator) -> str:
    """Which files are held side by side, or that nothing has moved on."""
    path, source = comparison.translation.path, comparison.source.path
    if not comparison.changes:
        return translator.translate(tr("{path}: nothing has moved on in {source}", path=path, source=source))
    return translator.translate(tr("{path}, made from {source}", path=path, source=source))


def diff_sections(comparison: Comparison, translator: Translator) -> tuple[DiffSection, ...]:
    """Each part that has moved on."""
    return tuple(_passage(change, comparison, translator) for change in comparison.changes)


def _passage(change: Change, comparison: Comparison, translator: Translator) -> DiffSection:
    source = format_diff(change.pieces) if change.pieces else change.now or "–"
    return DiffSection(
        title=f"== {change.part}: {translator.translate(CHANGE_NAMES[change.kind])}",
        remarks=tuple(_remarks(change, comparison.reach, translator)),
        source=f"{comparison.source.lang}: {editor_notation(source)}",
        translation=f"{comparison.translation.lang}: {editor_notation(change.translation or '–')}",
    )


def _remarks(change: Change, reach: Reach, translator: Translator) -> list[str]:
    """Where the source's former words come from, or why they are not there and what is."""
    if change.commit:
        return [
            translator.translate(tr("made from the words of commit {commit}, {day}", commit=change.commit.name[:12], day=change.commit.day))
        ]
    return (
        []
        if change.kind is ChangeKind.ADDED
        else [translator.translate(NO_FORMER_TEXT[reach]), translator.translate(SHOWN_INSTEAD[change.kind])]
    )


def editor_notation(words: str) -> str:
    """
    Normalised words with what marks them as editors write it.

    >>> editor_notation("Rabat⟨city:rabat⟩, since 1991⟨source:kompas-2018⟩⟨note⟩.")
    'Rabat(city:rabat), since 1991[@kompas-2018][^].'
    """
    return _MARK.sub(_edited, words)


def _edited(mark: re.Match[str]) -> str:
    kind, _, key = mark[1].partition(":")
    return {"source": f"[@{key}]", "note": "[^]"}.get(kind, f"({mark[1]})")


def format_diff(pieces: Sequence[DiffPiece]) -> str:
    """
    A difference as text: what was put in stands right behind what was taken out for it.

    >>> format_diff([DiffPiece(Op.REMOVED, "1991"), DiffPiece(Op.ADDED, "1992"), DiffPiece(Op.EQUAL, ".", space_before=False)])
    '[-1991-]{+1992+}.'
    """
    text, before = "", Op.EQUAL
    for piece in pieces:
        closes_up = not piece.space_before or (piece.op is Op.ADDED and before is Op.REMOVED)
        text += ("" if closes_up else " ") + BRACKETS[piece.op].format(piece.text)
        before = piece.op
    return text.strip()

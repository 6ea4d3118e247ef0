"""
The changes of a translation's source as text for a terminal.

Links and citations are written as in Markdown, `(city:moscow)` and `[@key]`; all other text is normalised.
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
"""The notation of a difference in plain text."""

NO_FORMER_TEXT = {
    Reach.NONE: tr("The former text cannot be shown: this file has no git history."),
    Reach.SHALLOW: tr("The former text cannot be shown: the git history is shallow and does not reach back that far."),
    Reach.FULL: tr("The former text cannot be shown: no version in the git history contains it."),
}
"""Why the former text of the source is missing."""

SHOWN_INSTEAD = {
    ChangeKind.CHANGED: tr("The current text and its translation are shown."),
    ChangeKind.REMOVED: tr("The section has been removed; its translation is shown."),
}
"""What is shown instead of the difference."""

_MARK = re.compile(r"⟨([^⟨⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class DiffSection:
    """A changed part: its title, remarks, and the texts of the source and of the translation."""

    title: str
    remarks: tuple[str, ...]
    source: str
    translation: str


def comparison_text(comparison: Comparison, translator: Translator) -> str:
    """Return each changed part: the source with removed and added words, then the translation."""
    texts = ["\n".join([part.title, *part.remarks, part.source, part.translation]) for part in diff_sections(comparison, translator)]
    return "\n\n".join([comparison_heading(comparison, translator), *texts]) + "\n"


def comparison_heading(comparison: Comparison, translator: Translator) -> str:
    """Return the paths of both files, or that nothing has changed."""
    path, source = comparison.translation.path, comparison.source.path
    if not comparison.changes:
        return translator.translate(tr("{path}: nothing has changed in {source}", path=path, source=source))
    return translator.translate(tr("{path}, made from {source}", path=path, source=source))


def diff_sections(comparison: Comparison, translator: Translator) -> tuple[DiffSection, ...]:
    """Return a section for each changed part."""
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
    """Return the commit of the source's former text, or why it is missing and what is shown instead."""
    if change.commit:
        return [translator.translate(tr("translated from commit {commit}, {day}", commit=change.commit.name[:12], day=change.commit.day))]
    return (
        []
        if change.kind is ChangeKind.ADDED
        else [translator.translate(NO_FORMER_TEXT[reach]), translator.translate(SHOWN_INSTEAD[change.kind])]
    )


def editor_notation(words: str) -> str:
    """
    Return a normalised text with links, citations and footnotes as editors write them.

    >>> editor_notation("Rabat⟨city:rabat⟩, since 1991⟨source:kompas-2018⟩⟨note⟩.")
    'Rabat(city:rabat), since 1991[@kompas-2018][^].'
    """
    return _MARK.sub(_edited, words)


def _edited(mark: re.Match[str]) -> str:
    kind, _, key = mark[1].partition(":")
    return {"source": f"[@{key}]", "note": "[^]"}.get(kind, f"({mark[1]})")


def format_diff(pieces: Sequence[DiffPiece]) -> str:
    """
    Return a difference as text. Added words directly follow the removed words that they replace.

    >>> format_diff([DiffPiece(Op.REMOVED, "1991"), DiffPiece(Op.ADDED, "1992"), DiffPiece(Op.EQUAL, ".", space_before=False)])
    '[-1991-]{+1992+}.'
    """
    text, before = "", Op.EQUAL
    for piece in pieces:
        closes_up = not piece.space_before or (piece.op is Op.ADDED and before is Op.REMOVED)
        text += ("" if closes_up else " ") + BRACKETS[piece.op].format(piece.text)
        before = piece.op
    return text.strip()

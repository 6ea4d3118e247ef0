"""
What the source of a translation said when it was made, and what it says now, word by word.

In come the source, the translation and the former versions of the source; out goes a change for each stale part. A former version is the
right one for a part when its words have the digest that the translation keeps: no date and no commit has to be kept for that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kembar.model.document import Document
from kembar.model.fingerprint import Drift, digest, parts_of
from kembar.translate.history import Commit

MAX_FULL_DIFF = 2_000
"""Up to how many words are compared in full; of longer texts, words that come very often are no landmarks."""

_WORD = re.compile(r"⟨[^⟨⟩]*⟩|\w+(?:[-’'.,:/]\w+)*|[^\w\s]")


class Op(StrEnum):
    """What became of a run of words."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A run of words, and what became of it; `apart` says that a space stands before it."""

    op: Op
    text: str
    space_before: bool = True


class ChangeKind(StrEnum):
    """What became of a part of the source."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A part of the source that has moved on.

    `then` is what it said, as `commit` knows it; None when no version known says that, or when there was no such part. `now` and
    `translation` are None where there is no such part. Words are normalised, as fingerprints take them.
    """

    part: str
    kind: ChangeKind
    then: str | None = None
    commit: Commit | None = None
    now: str | None = None
    translation: str | None = None

    @property
    def pieces(self) -> tuple[DiffPiece, ...]:
        """The difference; nothing while it is not known what was said before."""
        if self.then is None and self.kind is not ChangeKind.ADDED:
            return ()
        return tuple(diff_words(self.then or "", self.now or ""))


SourceVersions = Iterable[tuple[Commit, Document]]
"""Former versions of a source, the newest first."""


def find_changes(source: Document, translation: Document, drift: Drift, past: SourceVersions) -> tuple[Change, ...]:
    """A change for each stale part, in the order of the drift. The past is asked no further than needed."""
    kinds = {
        **dict.fromkeys(drift.changed, ChangeKind.CHANGED),
        **dict.fromkeys(drift.added, ChangeKind.ADDED),
        **dict.fromkeys(drift.removed, ChangeKind.REMOVED),
    }
    digests = translation.meta.made_from.digests if translation.meta.made_from else {}
    before = find_versions({part: digests[part] for part in kinds if part in digests}, past)
    now, translated = parts_of(source), parts_of(translation)
    return tuple(
        Change(
            part=part,
            kind=kind,
            then=before[part][1] if part in before else None,
            commit=before[part][0] if part in before else None,
            now=now.get(part),
            translation=translated.get(part),
        )
        for part, kind in kinds.items()
    )


def find_versions(digests: Mapping[str, str], past: SourceVersions) -> dict[str, tuple[Commit, str]]:
    """For each part the newest version in which its words have that digest, with these words."""
    missing, found = dict(digests), dict[str, tuple[Commit, str]]()
    if not missing:
        return found
    for commit, document in past:
        parts = parts_of(document)
        for part in [part for part, wanted in missing.items() if part in parts and digest(parts[part]) == wanted]:
            found[part] = (commit, parts[part])
            del missing[part]
        if not missing:
            break
    return found


def diff_words(then: str, now: str) -> Iterator[DiffPiece]:
    """
    What became of a text, word by word; marks of punctuation, and where links lead, count as words.

    >>> [f"{piece.op}: {piece.text}" for piece in diff_words("Rabat, since 1991.", "Rabat, since May 1992.")]
    ['equal: Rabat, since', 'removed: 1991', 'added: May 1992', 'equal: .']
    """
    before, after = list(_WORD.finditer(then)), list(_WORD.finditer(now))
    thorough = len(before) + len(after) <= MAX_FULL_DIFF
    matcher = SequenceMatcher(None, [word[0] for word in before], [word[0] for word in after], autojunk=not thorough)
    for name, start, stop, other_start, other_stop in matcher.get_opcodes():
        if name == "equal":
            yield DiffPiece(
                Op.EQUAL, _run(now, after[other_start:other_stop]), _apart(then, before[start]) or _apart(now, after[other_start])
            )
            continue
        if start < stop:
            yield DiffPiece(Op.REMOVED, _run(then, before[start:stop]), _apart(then, before[start]))
        if other_start < other_stop:
            yield DiffPiece(Op.ADDED, _run(now, after[other_start:other_stop]), _apart(now, after[other_start]))


def _run(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _apart(text: str, word: re.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] == " "

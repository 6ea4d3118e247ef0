"""
The changes of a source since its translation was made, word by word.

The former version of a part is the one whose text has the digest in the translation's stamp, so a stamp needs no date and no commit.
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
"""The most words that are compared in full. In longer texts, very frequent words are not used for alignment."""

_WORD = re.compile(r"⟨[^⟨⟩]*⟩|\w+(?:[-’'.,:/]\w+)*|[^\w\s]")


class Op(StrEnum):
    """Whether a run of words is in both texts, in the former one only, or in the current one only."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A run of words of a difference; `space_before` is True if a space is in front of it."""

    op: Op
    text: str
    space_before: bool = True


class ChangeKind(StrEnum):
    """How a part of the source differs."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A changed part of the source.

    `then` is its former text, from `commit`; None if no known version has it, or if the part is new. `now` and `translation` are None if
    they have no such part. Texts are normalised as for fingerprints.
    """

    part: str
    kind: ChangeKind
    then: str | None = None
    commit: Commit | None = None
    now: str | None = None
    translation: str | None = None

    @property
    def pieces(self) -> tuple[DiffPiece, ...]:
        """The difference between the former and the current text; empty if the former text is not known."""
        if self.then is None and self.kind is not ChangeKind.ADDED:
            return ()
        return tuple(diff_words(self.then or "", self.now or ""))


SourceVersions = Iterable[tuple[Commit, Document]]
"""Former versions of a source, the newest first."""


def find_changes(source: Document, translation: Document, drift: Drift, past: SourceVersions) -> tuple[Change, ...]:
    """Return a change for each stale part, in the order of the drift. Versions are read only as far back as needed."""
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
    """Return the commit and text of each part in the newest version in which its text has the given digest."""
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
    Yield the difference of two texts, word by word. Punctuation marks and link targets count as words.

    >>> [f"{piece.op}: {piece.text}" for piece in diff_words("Rabat, since 1991.", "Rabat, since May 1992.")]
    ['equal: Rabat, since', 'removed: 1991', 'added: May 1992', 'equal: .']
    """
    before, after = list(_WORD.finditer(then)), list(_WORD.finditer(now))
    thorough = len(before) + len(after) <= MAX_FULL_DIFF
    matcher = SequenceMatcher(None, [word[0] for word in before], [word[0] for word in after], autojunk=not thorough)
    for name, start, stop, other_start, other_stop in matcher.get_opcodes():
        if name == "equal":
            yield DiffPiece(
                Op.EQUAL,
                _run(now, after[other_start:other_stop]),
                _follows_space(then, before[start]) or _follows_space(now, after[other_start]),
            )
            continue
        if start < stop:
            yield DiffPiece(Op.REMOVED, _run(then, before[start:stop]), _follows_space(then, before[start]))
        if other_start < other_stop:
            yield DiffPiece(Op.ADDED, _run(now, after[other_start:other_stop]), _follows_space(now, after[other_start]))


def _run(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _follows_space(text: str, word: re.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] == " "

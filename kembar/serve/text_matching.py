"""
Splitting source files into passages, and finding the passage that has the words of a built page.

Markup is removed from both sides, so that links, citations and attributes do not matter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(
    r"""
      \]\( (?>(?: [^\])] | \](?!\() )*) \)    # the target of a link
    | \[@ [^\[\]]*+ \]                   # a citation
    | \[\^ [^\[\]]*+ \] :?               # a footnote
    | \{[:#.] [^{}]*+ \}                 # a list of attributes
    """,
    re.VERBOSE,
)
_BEGINS = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}\.\s|\||>|\[\^[^\]]+\]:)")
"""The start of a line that starts a passage without an empty line before it."""

_FIELD = re.compile(r"\s*(?:-\s+)?[\w-]+:(?:\s|$)|\s*-\s")
"""The start of a YAML line that starts a passage."""

_ENTRY = re.compile(r"msg(?:id|str)")
"""The start of a catalogue line that starts a passage."""

MIN_SIMILARITY = 0.6
"""The lowest similarity, from 0 to 1, of two texts that count as the same."""


@dataclass(frozen=True, slots=True)
class TextPassage:
    """A paragraph, heading, item, row or field: its words, and the line and column of the first one, counted from 1."""

    words: tuple[str, ...]
    line: int
    column: int


def split_words(text: str) -> tuple[str, ...]:
    """
    Return the words of a text without markup and case.

    >>> split_words("Kota [Rabat](city:rabat) sejak **1990** [@antara]. {.lead}")
    ('kota', 'rabat', 'sejak', '1990')
    """
    return tuple(word.casefold() for word in _WORD.findall(_MARKUP.sub(_gap, text)))


def _gap(match: re.Match[str]) -> str:
    """Return as many spaces as the markup has characters, which keeps the columns."""
    return " " * len(match[0])


def text_passages(lines: Sequence[str]) -> list[TextPassage]:
    """Return the passages of a text: the fields of its front matter, then the blocks of its Markdown."""
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), 0) if lines[:1] == ["---"] else 0
    return [*_passages(lines[:end], _FIELD.match, 1), *_passages(lines[end:], _BEGINS.match, end + 1)]


def facts_passages(lines: Sequence[str]) -> list[TextPassage]:
    """Return the fields of a file of facts."""
    return list(_passages(lines, _FIELD.match, 1))


def catalogue_passages(lines: Sequence[str]) -> list[TextPassage]:
    """Return the messages and the translations of a catalogue."""
    return [TextPassage(found.words[1:], found.line, found.column) for found in _passages(lines, _ENTRY.match, 1)]


def template_passages(lines: Sequence[str]) -> list[TextPassage]:
    """Return the lines of a template."""
    return list(_passages(lines, lambda _line: True, 1))


def _passages(lines: Sequence[str], begins: Callable[[str], object], first: int) -> Iterator[TextPassage]:
    """Yield the passages of some lines, which end at empty lines and before the start of another passage. `first` is a line number."""
    start, passage = 0, list[str]()
    for number, line in enumerate([*lines, ""], start=first):
        if passage and (not line.strip() or begins(line)):
            yield from _passage(passage, start)
            passage = []
        if line.strip():
            start = start if passage else number
            passage.append(line)


def _passage(lines: Sequence[str], start: int) -> Iterator[TextPassage]:
    words = split_words("\n".join(lines))
    for number, line in enumerate(lines, start=start):
        if found := _WORD.search(_MARKUP.sub(_gap, line)):
            yield TextPassage(words, number, found.start() + 1)
            return


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """
    Return the similarity of two texts from 0 to 1 (Dice's coefficient of their words).

    >>> similarity(("satu", "dua"), ("satu", "dua")), similarity(("satu", "dua"), ("dua", "tiga"))
    (1.0, 0.5)
    """
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one or other else 0.0


def most_similar(words: Sequence[str], passages: Sequence[TextPassage]) -> TextPassage | None:
    """Return the passage with the highest similarity, the first of several; None if all are below `MIN_SIMILARITY`."""
    best = max(passages, key=lambda passage: similarity(words, passage.words), default=None)
    return best if best and similarity(words, best.words) >= MIN_SIMILARITY else None


def shortest_containing(words: Sequence[str], passages: Sequence[TextPassage]) -> TextPassage | None:
    """Return the shortest passage that contains the words in sequence, the first of several; None if there is none."""
    phrase = f" {' '.join(words)} "
    found = [passage for passage in passages if phrase in f" {' '.join(passage.words)} "] if words else []
    return min(found, key=lambda passage: len(passage.words), default=None)

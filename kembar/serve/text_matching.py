"""
The passages of a written file, and which of them says some words of a finished page.

In come the words as a reader sees them and the lines of a file; out goes the passage that fits. Markup is gone from both sides, so that a
link's goal, a citation or an attribute keeps nothing from being found.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(
    r"""
      \]\( (?>(?: [^\])] | \](?!\() )*) \)    # the goal of a link
    | \[@ [^\[\]]*+ \]                   # a citation
    | \[\^ [^\[\]]*+ \] :?               # a footnote
    | \{[:#.] [^{}]*+ \}                 # a list of attributes
    """,
    re.VERBOSE,
)
_BEGINS = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}\.\s|\||>|\[\^[^\]]+\]:)")
"""How a line begins a passage even where no empty line stands before it."""

_FIELD = re.compile(r"\s*(?:-\s+)?[\w-]+:(?:\s|$)|\s*-\s")
"""How a line of YAML begins a passage."""

_ENTRY = re.compile(r"msg(?:id|str)")
"""How a line of a catalogue begins a passage."""

MIN_SIMILARITY = 0.6
"""How much of two texts must be the same for one to be taken for the other, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class TextPassage:
    """A paragraph, heading, item, row or field: its words, and the line and column where the first of them stands, counted from 1."""

    words: tuple[str, ...]
    line: int
    column: int


def split_words(text: str) -> tuple[str, ...]:
    """
    The words of a text without its markup, such as they can be compared.

    >>> split_words("Kota [Rabat](city:rabat) sejak **1990** [@antara]. {.lead}")
    ('kota', 'rabat', 'sejak', '1990')
    """
    return tuple(word.casefold() for word in _WORD.findall(_MARKUP.sub(_gap, text)))


def _gap(match: re.Match[str]) -> str:
    """Spaces instead of markup, so that columns stay."""
    return " " * len(match[0])


def text_passages(lines: Sequence[str]) -> list[TextPassage]:
    """The passages of a file of words: the fields of its front matter, then those of its text."""
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), 0) if lines[:1] == ["---"] else 0
    return [*_passages(lines[:end], _FIELD.match, 1), *_passages(lines[end:], _BEGINS.match, end + 1)]


def facts_passages(lines: Sequence[str]) -> list[TextPassage]:
    """The passages of a file of facts: its fields."""
    return list(_passages(lines, _FIELD.match, 1))


def catalogue_passages(lines: Sequence[str]) -> list[TextPassage]:
    """The passages of a catalogue: its messages and their translations."""
    return [TextPassage(found.words[1:], found.line, found.column) for found in _passages(lines, _ENTRY.match, 1)]


def template_passages(lines: Sequence[str]) -> list[TextPassage]:
    """The passages of a template: its lines."""
    return list(_passages(lines, lambda _line: True, 1))


def _passages(lines: Sequence[str], begins: Callable[[str], object], first: int) -> Iterator[TextPassage]:
    """The passages in some lines, the first of which has that number: they end at empty lines, and where another begins."""
    start, gathered = 0, list[str]()
    for number, line in enumerate([*lines, ""], start=first):
        if gathered and (not line.strip() or begins(line)):
            yield from _passage(gathered, start)
            gathered = []
        if line.strip():
            start = start if gathered else number
            gathered.append(line)


def _passage(lines: Sequence[str], start: int) -> Iterator[TextPassage]:
    words = split_words("\n".join(lines))
    for number, line in enumerate(lines, start=start):
        if found := _WORD.search(_MARKUP.sub(_gap, line)):
            yield TextPassage(words, number, found.start() + 1)
            return


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """
    How much of two texts is the same, from 0 to 1 (Dice's coefficient of their words).

    >>> similarity(("satu", "dua"), ("satu", "dua")), similarity(("satu", "dua"), ("dua", "tiga"))
    (1.0, 0.5)
    """
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one or other else 0.0


def most_similar(words: Sequence[str], passages: Sequence[TextPassage]) -> TextPassage | None:
    """The passage that is most like some words, the first of several; None when none is like them."""
    best = max(passages, key=lambda passage: similarity(words, passage.words), default=None)
    return best if best and similarity(words, best.words) >= MIN_SIMILARITY else None


def shortest_containing(words: Sequence[str], passages: Sequence[TextPassage]) -> TextPassage | None:
    """The first of the shortest passages in which some words stand in a row."""
    needle = _row(words)
    found = [passage for passage in passages if needle in _row(passage.words)] if words else []
    return min(found, key=lambda passage: len(passage.words), default=None)


def _row(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "

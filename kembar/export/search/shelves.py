"""
How an index is cut into files, so that a reader's browser fetches only what a search needs.

In come words, postings and entries, each in its order; out come `Shelf`s: runs of them that are about as long as each other, each known
by what it begins with. How many there are is settled before anything is read, by how much there is to be found (`shelf_counts`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, product, takewhile
from operator import itemgetter

from kembar.export.search.cards import as_js
from kembar.export.search.forms import Forms, Roots
from kembar.export.search.postings import Postings, written

PER_SHELF: Mapping[str, int] = {"words": 250, "entries": 170}
"""How many entries make another file of each sort worth while: files that travel quickly, and few of them."""

MOST_SHARED = 9
"""The most letters that a word can have from the word before it."""

Line = tuple[str | int, str]
"""What a line of a shelf is found by, and the line."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of one of the two sorts, `words` or `entries`: its number, from 1, what it begins with, and its content as JavaScript."""

    sort: str
    number: int
    first: str | int
    content: str


def shelf_counts(entries: int) -> Mapping[str, int]:
    """How many shelves of each sort an index of about so many entries has."""
    return {sort: max(1, round(entries / most)) for sort, most in PER_SHELF.items()}


def shelves(forms: Forms, postings: Postings, entries: Iterable[str], counts: Mapping[str, int]) -> Iterator[Shelf]:
    """
    All shelves of an index, each sort in its order; of a very small index there may be fewer than `counts`. `entries` are given in
    JavaScript, one each.
    """
    for number, run in _runs(_word_lines(forms, postings), counts["words"]):
        yield Shelf("words", number, run[0][0], as_js("\n".join(_shortened(run))))
    for number, run in _runs(enumerate(entries), counts["entries"]):
        yield Shelf("entries", number, run[0][0], f"[{','.join(line for _, line in run)}]")


def _runs(lines: Iterable[Line], count: int) -> Iterator[tuple[int, list[Line]]]:
    """The lines, parted into `count` numbered runs that are about as long as each other; runs that would be empty are left out."""
    every = list(lines)
    ends = list(accumulate(len(line) for _, line in every))
    numbered = ((1 + (end - 1) * count // ends[-1], line) for line, end in zip(every, ends, strict=True))
    for number, run in groupby(numbered, key=itemgetter(0)):
        yield number, [line for _, line in run]


def _word_lines(forms: Forms, postings: Postings) -> Iterator[tuple[str, str]]:
    """
    Every word: the word, what makes its roots from it, and the places of the root that it is itself. Roots that are no words have a line
    as well. The order is that of UTF-16, in which a browser compares.
    """
    roots = {root for found in forms.roots.values() for root in found}
    for word in sorted(forms.roots.keys() | roots, key=lambda word: word.encode("utf-16-be")):
        places = postings.places.get(word)
        yield word, word + _derivation(word, forms.roots.get(word, (word,))) + (written(places) if places else "")


def _shortened(run: Sequence[Line]) -> Iterator[str]:
    """The lines of words, each with the number of letters that it shares with the word before it in their place."""
    before = ""
    for word, line in run:
        shared = _shared(before, str(word))
        yield f"{shared}{line[shared:]}"
        before = str(word)


def _shared(one: str, other: str) -> int:
    """With how many of the same letters two words begin, up to `MOST_SHARED`."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return min(MOST_SHARED, sum(1 for _ in alike))


def _derivation(word: str, roots: Roots) -> str:
    """
    What makes the roots of a word from the word: nothing, or `~` and what is cut off at its beginning and at its end, as digits, and what
    then comes before it; or else the roots as they are.

    >>> _derivation("kota", ("kota",)), _derivation("mengunjungi", ("kunjung",)), _derivation("kerjasama", ("kerja", "sama"))
    ('', '~41k', ' kerja sama')
    """
    if roots == (word,):
        return ""
    for start, length in product(range(10), (len(roots[0]), len(roots[0]) - 1)) if len(roots) == 1 else ():
        middle, end = word[start : start + length], len(word) - start - length
        if 0 <= end < 10 and length > 1 and roots[0].endswith(middle):
            return f"~{start}{end}{roots[0].removesuffix(middle)}"
    return " " + " ".join(roots)

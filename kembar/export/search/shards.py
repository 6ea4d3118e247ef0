"""
How an index is cut into files, so that a reader's browser fetches only what a search needs.

In come lines of words and entries, each in its order; out come `Shelf`s, each known by what it begins with. Words are parted into runs that
are about as long as each other, entries into runs of as many, so that another text in one of them moves none of the others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, groupby, pairwise, product
from operator import itemgetter

from kembar.export.search.documents import as_js
from kembar.export.search.word_roots import Roots

PER_SHARD: Mapping[str, int] = {"words": 250, "entries": 32}
"""How many entries make another file of each sort worth while: files that travel quickly, and few of them."""

MOST_SHARED = 9
"""The most letters that a word can have from the word before it."""

Line = tuple[str, str]
"""A word, and its line on a shelf."""


@dataclass(frozen=True)
class IndexShard:
    """
    A part of one of the two sorts, `words` or `entries`: its number, from 1, and what it begins with. `read` gives its content as
    JavaScript, which is asked for once at most; `entries` are the numbers of those that stand on it.
    """

    sort: str
    number: int
    first: str | int
    read: Callable[[], str]
    entries: range = range(0)

    @cached_property
    def content(self) -> bytes:
        """The file."""
        return f"kembarSearch.put({as_js(self.sort)},{as_js(self.first)},{self.read()});\n".encode()


def word_shards(lines: Mapping[str, str], entries: int) -> Iterator[IndexShard]:
    """The shelves of words for an index of so many entries, by the line of each word in its order; there may be fewer of few words."""
    for number, run in _runs(list(lines.items()), _count("words", entries)):
        yield IndexShard("words", number, run[0][0], partial(_words, run))


def entry_shards(entries: int, read: Callable[[int], str]) -> Iterator[IndexShard]:
    """The shelves of entries; `read` gives the entry with a number in JavaScript."""
    count = _count("entries", entries)
    starts = [number * entries // count for number in range(count + 1)]
    for number, (start, end) in enumerate(pairwise(starts), 1):
        yield IndexShard("entries", number, start, partial(_entries, range(start, end), read), range(start, end))


def _count(sort: str, entries: int) -> int:
    return max(1, round(entries / PER_SHARD[sort]))


def _words(run: Sequence[Line]) -> str:
    return as_js("\n".join(_shortened(run)))


def _entries(numbers: Iterable[int], read: Callable[[int], str]) -> str:
    return f"[{','.join(map(read, numbers))}]"


def _runs(lines: Sequence[Line], count: int) -> Iterator[tuple[int, list[Line]]]:
    """The lines, parted into `count` numbered runs that are about as long as each other; runs that would be empty are left out."""
    ends = list(accumulate(len(line) for _, line in lines))
    numbered = ((1 + (end - 1) * count // ends[-1], line) for line, end in zip(lines, ends, strict=True))
    for number, run in groupby(numbered, key=itemgetter(0)):
        yield number, [line for _, line in run]


def word_line(word: str, roots: Roots, places: str) -> str:
    """A word, what makes its roots from it, and the places of the root that it is itself."""
    return word + _derivation(word, roots) + places


def in_order(words: Iterable[str]) -> list[str]:
    """Words in the order of UTF-16, in which a browser compares."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def _shortened(run: Sequence[Line]) -> Iterator[str]:
    """The lines of words, each with the number of letters that it shares with the word before it in their place."""
    before = ""
    for word, line in run:
        shared = _shared(before, word)
        yield f"{shared}{line[shared:]}"
        before = word


def _shared(one: str, other: str) -> int:
    """With how many of the same letters two words begin, up to `MOST_SHARED`."""
    shared = 0
    for letter, same in zip(one, other, strict=False):
        if letter != same or shared == MOST_SHARED:
            break
        shared += 1
    return shared


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

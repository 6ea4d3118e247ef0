"""
Split an index into files, so that a browser fetches only what a search needs.

Words are split into runs of about equal length, entries into runs of equal number, so that a changed text moves no other entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, groupby, pairwise, product
from operator import itemgetter

from kembar.export.search.documents import as_js
from kembar.export.search.word_roots import Roots

PER_SHARD: Mapping[str, int] = {"words": 250, "entries": 32}
"""The number of entries per file of each sort: small files, but few of them."""

MAX_SHARED = 9
"""The most letters that a word shares with the previous word in written form."""

Line = tuple[str, str]
"""A word and its line in a shard."""


@dataclass(frozen=True)
class IndexShard:
    """
    A part of one of the two sorts, `words` or `entries`: its number, from 1, and its first word or entry. `read` returns its content as
    JavaScript and is called at most once; `entries` are the numbers of its entries.
    """

    sort: str
    number: int
    first: str | int
    read: Callable[[], str]
    entries: range = range(0)

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file."""
        return f"kembarSearch.put({as_js(self.sort)},{as_js(self.first)},{self.read()});\n".encode()


def word_shards(lines: Mapping[str, str], entries: int) -> Iterator[IndexShard]:
    """Yield the shards of words for an index of `entries` entries, from the line of each word in order."""
    for number, run in _runs(list(lines.items()), _count("words", entries)):
        yield IndexShard("words", number, run[0][0], partial(_words, run))


def entry_shards(entries: int, read: Callable[[int], str]) -> Iterator[IndexShard]:
    """Yield the shards of entries; `read` returns an entry in JavaScript by its number."""
    count = _count("entries", entries)
    starts = [number * entries // count for number in range(count + 1)]
    for number, (start, end) in enumerate(pairwise(starts), 1):
        yield IndexShard("entries", number, start, partial(_entries, range(start, end), read), range(start, end))


def _count(sort: str, entries: int) -> int:
    return max(1, round(entries / PER_SHARD[sort]))


def _words(run: Sequence[Line]) -> str:
    return as_js("\n".join(_shorten(run)))


def _entries(numbers: Iterable[int], read: Callable[[int], str]) -> str:
    return f"[{','.join(map(read, numbers))}]"


def _runs(lines: Sequence[Line], count: int) -> Iterator[tuple[int, list[Line]]]:
    """Yield the lines in `count` numbered runs of about equal length, without empty ones."""
    ends = list(accumulate(len(line) for _, line in lines))
    numbered = ((1 + (end - 1) * count // ends[-1], line) for line, end in zip(lines, ends, strict=True))
    for number, run in groupby(numbered, key=itemgetter(0)):
        yield number, [line for _, line in run]


def word_line(word: str, roots: Roots, places: str) -> str:
    """Return a word, the derivation of its roots, and the postings of the root that it is itself."""
    return word + _derivation(word, roots) + places


def sort_for_browser(words: Iterable[str]) -> list[str]:
    """Return words in UTF-16 order, in which browsers compare."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def _shorten(run: Sequence[Line]) -> Iterator[str]:
    """Yield the lines of words, in which a digit replaces the letters shared with the previous word."""
    before = ""
    for word, line in run:
        shared = _shared_letters(before, word)
        yield f"{shared}{line[shared:]}"
        before = word


def _shared_letters(one: str, other: str) -> int:
    """Return the number of letters that two words share at the beginning, at most `MAX_SHARED`."""
    shared = 0
    for letter, same in zip(one, other, strict=False):
        if letter != same or shared == MAX_SHARED:
            break
        shared += 1
    return shared


def _derivation(word: str, roots: Roots) -> str:
    """
    Return how a word becomes its root: nothing; or `~`, the numbers of letters to remove at the beginning and end as digits, and the
    letters to prepend; or else the roots themselves.

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

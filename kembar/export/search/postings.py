"""Postings: the entries and fields in which each root occurs, and how often. Written, they take about one character per occurrence."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log2

FIELDS = ("title", "names and headings", "facts", "text")
"""The fields of an entry in the order in which they are written; earlier ones rank higher."""

FIELD_MARKS = "!#%."
"""The character before the postings of each field."""

MAX_SHARE = 0.2
"""The share of entries above which a word in running text does not help to find any of them."""

MIN_ENTRIES = 20
"""The number of entries up to which no word is too frequent."""

Counts = Mapping[int, int]
"""The number of occurrences by entry number."""


class Postings:
    """
    The postings of each root, one mapping for each of the `FIELDS`, and the number of roots in each field of each entry.

    >>> postings = Postings()
    >>> postings.add(0, (["kunjungan"], [], [], ["kunjungan", "berkunjung"]), {"kunjungan": ("kunjung",), "berkunjung": ("kunjung",)})
    >>> postings.places, postings.lengths
    ({'kunjung': ({0: 1}, {}, {}, {0: 2})}, [{0: 1}, {0: 0}, {0: 0}, {0: 2}])
    """

    def __init__(self, places: dict[str, tuple[dict[int, int], ...]] | None = None, lengths: list[dict[int, int]] | None = None) -> None:
        self.places = places if places is not None else {}
        self.lengths = lengths if lengths is not None else [{} for _ in FIELDS]

    def add(self, number: int, fields: Sequence[Iterable[str]], roots: Mapping[str, Sequence[str]]) -> None:
        """Add an entry, given as the words of each of its fields, by the roots of each word."""
        for field, words in enumerate(fields):
            found = Counter(chain.from_iterable(map(roots.__getitem__, words)))
            self.lengths[field][number] = found.total()
            for root, count in found.items():
                if root not in self.places:
                    self.places[root] = tuple({} for _ in FIELDS)
                self.places[root][field][number] = count

    def remove(self, number: int, fields: Sequence[Iterable[str]], roots: Mapping[str, Sequence[str]]) -> None:
        """Undo `add` with the same words and roots."""
        for field, words in enumerate(fields):
            del self.lengths[field][number]
            for root in {root for word in words for root in roots[word]}:
                del self.places[root][field][number]
                if not any(self.places[root]):
                    del self.places[root]

    def encode(self, root: str) -> str:
        """
        Return the postings of a root in written form.

        For a root in the running text of too many entries, the mark of the text at the end replaces these postings.
        """
        *others, text = self.places.get(root, ({},) * len(FIELDS))
        entries = len(self.lengths[0])
        is_everyday = entries > MIN_ENTRIES and len(text) > MAX_SHARE * entries
        return encode_postings([*others, {}]) + FIELD_MARKS[-1] if is_everyday else encode_postings([*others, text])


def encode_postings(places: Sequence[Counts]) -> str:
    """
    Return the postings of a root: after the mark of each field, the distance between entries as a number in base 26, whose last digit is a
    lower-case letter and the others are capitals; then a 3 for more than two occurrences.

    Entries of one field are not repeated for later fields, and one and two occurrences are written alike: neither changes the results, and
    both make the index smaller.

    >>> encode_postings([{0: 1, 2: 4}, {}, {}, {2: 1, 27: 2}])
    '!ac3.Bb'
    """
    listed: set[int] = set()
    parts = []
    for mark, found in zip(FIELD_MARKS, places, strict=True):
        if steps := "".join(_steps(found, listed)):
            parts.append(mark + steps)
        listed.update(found)
    return "".join(parts)


def _steps(found: Counts, listed: Container[int]) -> Iterator[str]:
    last = 0
    for number in sorted(found):
        if number not in listed:
            yield _encode_number(number - last) + ("3" if found[number] > 2 else "")
            last = number


@cache
def _encode_number(number: int) -> str:
    head, last = divmod(number, 26)
    digits = chr(ord("a") + last)
    while head:
        head, digit = divmod(head, 26)
        digits = chr(ord("A") + digit) + digits
    return digits


def encode_lengths(lengths: Iterable[int]) -> str:
    """
    Return lengths as one character each: exact up to 16, then in steps of a twelfth, eight of which double the length.

    >>> encode_lengths([0, 1, 16, 17, 400])
    '#$34X'
    """
    return "".join(map(_encode_length, lengths))


@cache
def _encode_length(length: int) -> str:
    return chr(ord("#") + (length if length <= 16 else min(16 + round(8 * log2(length / 16)), 90)))

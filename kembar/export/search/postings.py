"""
Where each root stands: in which entries, in which of their fields, and how often.

In come the entries as words with their roots; out go `Postings`, and their written form, which takes about one character for each place.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log2

FIELDS = ("title", "names and headings", "facts", "text")
"""The fields of an entry in the order in which they are written: what is found in an earlier one counts for more."""

MARKS = "!#%."
"""What stands before the places in each of the fields."""

EVERYDAY = 0.2
"""From which share of all entries on a word in the running text says nothing about any of them."""

FEW = 20
"""Up to how many entries no word is an everyday one."""

Places = Mapping[int, int]
"""How often something stands in each entry, by the entry's number."""


class Postings:
    """
    The places of each root, one `Locations` for each of the `FIELDS`; and how many roots each field of each entry has. Entries are entered,
    and may be withdrawn again.

    >>> postings = Postings()
    >>> postings.enter(0, (["kunjungan"], [], [], ["kunjungan", "berkunjung"]), {"kunjungan": ("kunjung",), "berkunjung": ("kunjung",)})
    >>> postings.places, postings.lengths
    ({'kunjung': ({0: 1}, {}, {}, {0: 2})}, [{0: 1}, {0: 0}, {0: 0}, {0: 2}])
    """

    def __init__(self, places: dict[str, tuple[dict[int, int], ...]] | None = None, lengths: list[dict[int, int]] | None = None) -> None:
        self.places = places if places is not None else {}
        self.lengths = lengths if lengths is not None else [{} for _ in FIELDS]

    def enter(self, number: int, fields: Sequence[Iterable[str]], roots: Mapping[str, Sequence[str]]) -> None:
        """Enters an entry, given as the words of each of its fields, by the roots of each word."""
        for field, words in enumerate(fields):
            found = Counter(chain.from_iterable(map(roots.__getitem__, words)))
            self.lengths[field][number] = found.total()
            for root, count in found.items():
                if root not in self.places:
                    self.places[root] = tuple({} for _ in FIELDS)
                self.places[root][field][number] = count

    def withdraw(self, number: int, fields: Sequence[Iterable[str]], roots: Mapping[str, Sequence[str]]) -> None:
        """Undoes what `enter` did with the same words and roots."""
        for field, words in enumerate(fields):
            del self.lengths[field][number]
            for root in {root for word in words for root in roots[word]}:
                del self.places[root][field][number]
                if not any(self.places[root]):
                    del self.places[root]

    def written(self, root: str) -> str:
        """
        The places of a root (`written`). Where it stands in the running text of too many entries to say anything of any, these are left
        out: the mark of the text alone tells of them, at the end.
        """
        *others, text = self.places.get(root, ({},) * len(FIELDS))
        entries = len(self.lengths[0])
        is_everyday = entries > FEW and len(text) > EVERYDAY * entries
        return written([*others, {}]) + MARKS[-1] if is_everyday else written([*others, text])


def written(places: Sequence[Places]) -> str:
    """
    The places of a root: after the mark of each field, the distance from one entry to the next as a number with 26 digits, of which the
    last is a small letter and the others are capitals; and a 3 where it stands there more than twice.

    What is in a field is not told again for the fields after it, and once and twice are told as one: neither changes what is found, and
    both make the index smaller.

    >>> written([{0: 1, 2: 4}, {}, {}, {2: 1, 27: 2}])
    '!ac3.Bb'
    """
    told: set[int] = set()
    parts = []
    for mark, found in zip(MARKS, places, strict=True):
        if steps := "".join(_steps(found, told)):
            parts.append(mark + steps)
        told.update(found)
    return "".join(parts)


def _steps(found: Places, told: Container[int]) -> Iterator[str]:
    last = 0
    for number in sorted(found):
        if number not in told:
            yield _number(number - last) + ("3" if found[number] > 2 else "")
            last = number


@cache
def _number(number: int) -> str:
    head, last = divmod(number, 26)
    digits = chr(ord("a") + last)
    while head:
        head, digit = divmod(head, 26)
        digits = chr(ord("A") + digit) + digits
    return digits


def graded(lengths: Iterable[int]) -> str:
    """
    Lengths, one character each: exact up to 16, then in steps of a twelfth, eight of which double it.

    >>> graded([0, 1, 16, 17, 400])
    '#$34X'
    """
    return "".join(map(_grade, lengths))


@cache
def _grade(length: int) -> str:
    return chr(ord("#") + (length if length <= 16 else min(16 + round(8 * log2(length / 16)), 90)))

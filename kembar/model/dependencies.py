"""
What is read while something is made.

A build that wants to do no more than a change asks for has to know what each output was made from. Nobody lists that by hand: whatever a
target asks the site for goes through a `TrackedMapping` mapping, and the `DependencyRecorder` behind it keep the question.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound="str | tuple[str, ...]")
Value = TypeVar("Value")

Dependency = tuple[str, "str | tuple[str, ...] | None"]
"""A shelf of the site, and a key on it: `("cities", "rabat")`; without a key, which keys there are and in which order."""


LAYOUTS, CATALOGUES, INDEX = "layouts", "catalogues", "index"
"""
The shelves of what is no part of the site: a layout with all templates that it reads, a language's words for pages, and a file of a
search index.
"""


class DependencyRecorder:
    """What has been asked for since the last `taken`, each thing once, in order."""

    def __init__(self) -> None:
        self._noted: dict[Dependency, None] = {}

    def record(self, shelf: str, key: str | tuple[str, ...] | None = None) -> None:
        """Keeps that this was asked for."""
        self._noted[shelf, key] = None

    def drain(self) -> tuple[Dependency, ...]:
        """What was noted; from now on something else is made."""
        noted = tuple(self._noted)
        self._noted.clear()
        return noted


class DependencyIds:
    """
    Inputs by numbers, in the order in which they were first met: thousands of targets read the same ones.

    >>> register = DependencyIds()
    >>> register.numbers((("cities", "rabat"), ("cities", None))), register.numbers((("cities", "rabat"),))
    (array('I', [0, 1]), array('I', [0]))
    >>> list(register)
    [('cities', 'rabat'), ('cities', None)]
    """

    def __init__(self) -> None:
        self._numbers: dict[Dependency, int] = {}

    def numbers(self, inputs: Iterable[Dependency]) -> "array[int]":
        """The numbers of some inputs; those that were not met before get the next ones."""
        return array("I", [self._numbers.setdefault(name, len(self._numbers)) for name in inputs])

    def __iter__(self) -> Iterator[Dependency]:
        return iter(self._numbers)


class TrackedMapping(Mapping[Key, Value]):
    """
    A shelf of the site that notes what is asked for, what is not there as well.

    >>> reads = DependencyRecorder()
    >>> shelf = TrackedMapping("cities", {"rabat": 1}, reads)
    >>> shelf["rabat"], "paris" in shelf, list(shelf)
    (1, False, ['rabat'])
    >>> reads.drain()
    (('cities', 'rabat'), ('cities', 'paris'), ('cities', None))
    """

    __slots__ = ("_reads", "_shelf", "_values")

    def __init__(self, shelf: str, values: Mapping[Key, Value], reads: DependencyRecorder) -> None:
        self._shelf, self._values, self._reads = shelf, values, reads

    def __getitem__(self, key: Key) -> Value:
        self._reads.record(self._shelf, key)
        return self._values[key]

    def __iter__(self) -> Iterator[Key]:
        self._reads.record(self._shelf)
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.record(self._shelf)
        return len(self._values)

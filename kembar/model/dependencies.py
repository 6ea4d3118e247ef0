"""
Records which parts of the site each output reads.

An incremental build must know the inputs of each output. A target reads the site through `TrackedMapping`, which passes each lookup to a
`DependencyRecorder`.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound="str | tuple[str, ...]")
Value = TypeVar("Value")

Dependency = tuple[str, "str | tuple[str, ...] | None"]
"""A mapping of the site and a key in it, `("cities", "rabat")`. The key None means the set of keys and their order."""


LAYOUTS, CATALOGUES, INDEX = "layouts", "catalogues", "index"
"""
The names of inputs outside the site: a layout with all its templates, the messages of a language for pages, and a file of a search index.
"""


class DependencyRecorder:
    """Collects the lookups since the last `drain`, each once, in order."""

    def __init__(self) -> None:
        self.recorded: dict[Dependency, None] = {}

    def record(self, mapping: str, key: str | tuple[str, ...] | None = None) -> None:
        """Record one lookup."""
        self.recorded[mapping, key] = None

    def drain(self) -> tuple[Dependency, ...]:
        """Return the recorded lookups and forget them, so that the next output starts with none."""
        recorded = tuple(self.recorded)
        self.recorded.clear()
        return recorded


class DependencyIds:
    """
    Numbers dependencies in the order in which they first occur, because thousands of targets share them.

    >>> register = DependencyIds()
    >>> register.numbers((("cities", "rabat"), ("cities", None))), register.numbers((("cities", "rabat"),))
    (array('I', [0, 1]), array('I', [0]))
    >>> list(register)
    [('cities', 'rabat'), ('cities', None)]
    """

    def __init__(self) -> None:
        self._numbers: dict[Dependency, int] = {}

    def numbers(self, inputs: Iterable[Dependency]) -> "array[int]":
        """Return the numbers of some dependencies. New ones get the next numbers."""
        return array("I", [self._numbers.setdefault(name, len(self._numbers)) for name in inputs])

    def __iter__(self) -> Iterator[Dependency]:
        return iter(self._numbers)


class TrackedMapping(Mapping[Key, Value]):
    """
    A mapping of the site that records each lookup, also of missing keys.

    >>> reads = DependencyRecorder()
    >>> cities = TrackedMapping("cities", {"rabat": 1}, reads)
    >>> cities["rabat"], "paris" in cities, list(cities)
    (1, False, ['rabat'])
    >>> reads.drain()
    (('cities', 'rabat'), ('cities', 'paris'), ('cities', None))
    """

    __slots__ = ("_name", "_reads", "_recorded", "_values")

    def __init__(self, name: str, values: Mapping[Key, Value], reads: DependencyRecorder) -> None:
        self._name, self._values, self._reads, self._recorded = name, values, reads, reads.recorded

    def __getitem__(self, key: Key) -> Value:
        self._recorded[self._name, key] = None  # as `DependencyRecorder.record` does: this runs hundreds of times for each page
        return self._values[key]

    def __iter__(self) -> Iterator[Key]:
        self._reads.record(self._name)
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.record(self._name)
        return len(self._values)

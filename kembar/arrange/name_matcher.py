"""Finds the names that a text contains, in time that does not grow with the number of names."""

from collections.abc import Iterable, Iterator
from functools import cached_property


class NameMatcher:
    """
    Names to look for, read at the first text. If one name begins with another, the longest one is found.

    >>> sorted(NameMatcher(["York", "New York", "Rabat"]).found_in("New York and Rabat’s port"))
    ['New York', 'Rabat']
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._given = names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(filter(None, self._given))

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(name) for name in self._names}, reverse=True)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(name[: self._lengths[-1]] for name in self._names)

    def found_in(self, text: str) -> set[str]:
        """Return the names that a text contains, also inside longer words."""
        return set(self._found(text)) if self._names else set()

    def _found(self, text: str) -> Iterator[str]:
        position = 0
        while position < len(text):
            name = self._at(text, position)
            if name:
                yield name
            position += len(name) or 1

    def _at(self, text: str, position: int) -> str:
        """Return the longest name that begins at a position, or an empty string."""
        if text[position : position + self._lengths[-1]] not in self._beginnings:
            return ""
        here = (text[position : position + length] for length in self._lengths)
        return next((name for name in here if name in self._names), "")

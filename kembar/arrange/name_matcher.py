"""Which of many names stand in a text: names come in once, texts one by one, in time that does not grow with the number of names."""

from collections.abc import Iterable, Iterator
from functools import cached_property


class NameMatcher:
    """
    Names to look for, which are not asked for before the first text. Where one name begins with another, the longest counts.

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
        """The names that a text holds, be it inside of a longer word."""
        return set(self._found(text)) if self._names else set()

    def _found(self, text: str) -> Iterator[str]:
        position = 0
        while position < len(text):
            name = self._at(text, position)
            if name:
                yield name
            position += len(name) or 1

    def _at(self, text: str, position: int) -> str:
        """The longest name that begins at a position, if any does."""
        if text[position : position + self._lengths[-1]] not in self._beginnings:
            return ""
        here = (text[position : position + length] for length in self._lengths)
        return next((name for name in here if name in self._names), "")

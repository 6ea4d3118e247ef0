"""Suggest the name that was probably meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from heapq import nlargest

MAX_NAMES = 100
"""The most names that are compared letter by letter; of more names, those with the most common pairs of letters."""

MAX_LETTERS = 200
"""The longest name that is compared, in letters."""


def closest(name: str, names: Iterable[str]) -> str | None:
    """
    Return the most similar of `names`, or None. The result does not depend on their order.

    >>> closest("los-angles", ["casablanca", "los-angeles"]), closest("paris", ["casablanca"])
    ('los-angeles', None)
    """
    if len(name) > MAX_LETTERS:
        return None
    return next(iter(get_close_matches(name, _most_similar(name, sorted(names)), n=1)), None)


def _most_similar(name: str, names: Sequence[str]) -> Sequence[str]:
    """Return the `MAX_NAMES` names with the most pairs of letters in common with `name`; all if there are fewer."""
    if len(names) <= MAX_NAMES:
        return names
    pairs = {name[start : start + 2] for start in range(len(name) - 1)}
    return sorted(nlargest(MAX_NAMES, names, key=lambda other: sum(pair in other for pair in pairs) - abs(len(other) - len(name))))

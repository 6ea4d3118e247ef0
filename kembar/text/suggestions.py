"""Suggest the name that an editor probably meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from heapq import nlargest

MOST = 100
"""The most names to compare letter by letter, which is slow. Longer lists are first reduced by shared pairs of letters."""

LONGEST = 200
"""The length of the longest name that gets a suggestion, in characters."""


def closest(name: str, names: Iterable[str]) -> str | None:
    """
    Return the name most similar to `name`, or None if none is similar. The order of `names` does not matter.

    >>> closest("los-angles", ["casablanca", "los-angeles"]), closest("paris", ["casablanca"])
    ('los-angeles', None)
    """
    if len(name) > LONGEST:
        return None
    return next(iter(get_close_matches(name, _likely(name, sorted(names)), n=1)), None)


def _likely(name: str, names: Sequence[str]) -> Sequence[str]:
    """Return the `MOST` names that share most pairs of letters with `name`, best first, or all names if they are fewer."""
    if len(names) <= MOST:
        return names
    pairs = {name[start : start + 2] for start in range(len(name) - 1)}
    return sorted(nlargest(MOST, names, key=lambda other: sum(pair in other for pair in pairs) - abs(len(other) - len(name))))

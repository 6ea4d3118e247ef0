"""The name that was probably meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from heapq import nlargest

MOST = 100
"""The most names that are compared letter by letter, which takes long; of more, those that share most pairs of letters are."""

LONGEST = 200
"""Letters of the longest name that can be a slip of another one."""


def closest(name: str, names: Iterable[str]) -> str | None:
    """
    The one of `names` that is most like `name`, or None when none is near. The same for the same names in any order.

    >>> closest("los-angles", ["casablanca", "los-angeles"]), closest("paris", ["casablanca"])
    ('los-angeles', None)
    """
    if len(name) > LONGEST:
        return None
    return next(iter(get_close_matches(name, _likely(name, sorted(names)), n=1)), None)


def _likely(name: str, names: Sequence[str]) -> Sequence[str]:
    """The names that share most pairs of letters with `name`, in their order; all of them if they are few."""
    if len(names) <= MOST:
        return names
    pairs = {name[start : start + 2] for start in range(len(name) - 1)}
    return sorted(nlargest(MOST, names, key=lambda other: sum(pair in other for pair in pairs) - abs(len(other) - len(name))))

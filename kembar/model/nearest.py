"""The name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str | None:
    """
    The one of `names` that is most like `name`, or None when none is near. The same for the same names in any order.

    >>> nearest("los-angles", ["casablanca", "los-angeles"]), nearest("paris", ["casablanca"])
    ('los-angeles', None)
    """
    return next(iter(get_close_matches(name, sorted(names), n=1)), None)

"""
Which of many lists of numbers hold any of a few.

In come the lists by their names, such as what each output was made from, and the numbers of what has changed; out come the names.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from itertools import accumulate

FEW = 32
"""Up to how many numbers are looked for one by one."""


def holding(lists: Mapping[str, "array[int]"], sought: Set[int]) -> set[str]:
    """
    The names of those lists of numbers that hold any of the numbers sought, where hardly any does.

    A few numbers are looked for in the bytes of all lists at once, which takes a small part of the time.

    >>> sorted(holding({"a": array("I", [1, 7]), "b": array("I", [2]), "c": array("I", [3, 256 * 256 + 7])}, {2, 7}))
    ['a', 'b']
    """
    if len(sought) > FEW:
        return {name for name, numbers in lists.items() if not sought.isdisjoint(numbers)}
    content = b"".join(lists.values())
    ends = [*accumulate(len(numbers) for numbers in lists.values())]
    names = [*lists]
    return {names[bisect_right(ends, place)] for number in sought for place in _places(array("I", [number]), content)}


def _places(number: "array[int]", content: bytes) -> Iterator[int]:
    """At which places a number stands among the bytes of many."""
    sought, size = number.tobytes(), number.itemsize
    found = content.find(sought)
    while found >= 0:
        if found % size == 0:
            yield found // size
        found = content.find(sought, found + 1)

"""No regular expression of the package takes more than linear time, whatever it is given."""

import re
import time
from collections import deque

import pytest

from tests.architecture.patterns import SCANS, Used, attacks, patterns, repeats_a_group_possessively

SMALL = (12, 22, 120, 400)
"""Characters of the texts that are tried first, because some patterns would never be done with the large ones."""
LARGE = 3_000
LONG = 0.05
"""Seconds that no pattern takes for a small text."""
MEASURABLE = 0.000_5
"""Seconds that are more than the clock and other processes make uncertain."""
GROWTH = 8
"""How much more time four times the text takes at most; it is 4 where time grows as the text does, and 16 where it grows as the square."""
SURE = 3
"""How many times in a row a pattern has to be slow: other processes make one measurement uncertain."""


def seconds(used: Used, method: str, text: str, times: int = 1) -> float:
    """The least processor time of several runs."""
    subject = text.encode() if isinstance(used.pattern.pattern, bytes) else text
    run = {"match": used.pattern.match, "fullmatch": used.pattern.fullmatch}.get(method)
    spent = []
    for _ in range(times):
        start = time.process_time_ns()
        if run:
            run(subject)
        else:
            deque(used.pattern.finditer(subject), maxlen=0)
        spent.append(time.process_time_ns() - start)
    return min(spent) / 1e9


def is_slow(used: Used, method: str, before: str, body: str) -> bool:
    """Whether the time of a pattern grows faster than a text that repeats `body`, and ends in what hardly any pattern ends in."""
    *small, shorter, text = (before + body * (size // len(body)) + "\0" for size in (*SMALL, LARGE // 4, LARGE))
    if any(seconds(used, method, one) > LONG and seconds(used, method, one, 3) > LONG for one in small):
        return True
    if seconds(used, method, text) < MEASURABLE:
        return False
    return all(grows(used, method, shorter, text) for _ in range(SURE))


def grows(used: Used, method: str, shorter: str, text: str) -> bool:
    """Whether the time for a text is more than its length explains."""
    return seconds(used, method, text, 5) > GROWTH * max(seconds(used, method, shorter, 5), MEASURABLE / GROWTH)


def slowest(used: Used) -> str | None:
    """A text that takes a pattern too long, in short; None if there is none."""
    methods = {"search" if method in SCANS else method for method in used.methods}
    for before, body in attacks(used.pattern):
        for method in methods:
            if is_slow(used, method, before, body):
                return f"{method}: {before!r} + {body!r} * n"
    return None


def test_no_pattern_takes_more_than_linear_time() -> None:
    assert {used.place: text for used in patterns() if (text := slowest(used))} == {}


@pytest.mark.parametrize("pattern", [r"a*b", r"<a\b[^>]*>", r"\s+$", r"(?:a|b|ab)*c", r"/\*.*?\*/", r"x{2,}y", r"(a+)+b"])
def test_a_pattern_that_takes_more_time_is_found(pattern: str) -> None:
    assert slowest(Used("here", re.compile(pattern), frozenset({"search"})))


def test_no_pattern_repeats_a_group_possessively() -> None:
    assert [used.place for used in patterns() if repeats_a_group_possessively(used.pattern)] == []
    assert repeats_a_group_possessively(re.compile("(?:ab)*+"))

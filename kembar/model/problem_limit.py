"""Limits the problems that are reported for one file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from kembar.model.problem import Level, Problem, SourceLocation, tr

MAX_PER_FILE = 100
Found = TypeVar("Found")


def first_n(found: Sequence[Found], path: str) -> tuple[Sequence[Found], list[Problem]]:
    """Return the first `MAX_PER_FILE` findings in a file, and a problem with the number of the others if there are any."""
    if len(found) <= MAX_PER_FILE:
        return found, []
    message = tr("{count} more problems in this file are not shown", count=f"{len(found) - MAX_PER_FILE:,}")
    return found[:MAX_PER_FILE], [Problem(SourceLocation(path), "file.more-problems", message, tr("fix the first ones and run again"))]


def limit(problems: Sequence[Problem], path: str) -> list[Problem]:
    """
    Return the first problems of a file, and one with the number of the others, which is a warning if all of them are.

    >>> problem = Problem(SourceLocation("a.md", 1), "html.dropped", tr("dropped"), level=Level.WARNING)
    >>> [str(problem.message) for problem in limit([problem] * 102, "a.md")[-2:]]
    ['dropped', '2 more problems in this file are not shown']
    """
    reported, rest = first_n(problems, path)
    level = Level.ERROR if any(problem.level is Level.ERROR for problem in problems) else Level.WARNING
    return [*reported, *(replace(problem, level=level) for problem in rest)]


def limit_lazily(problems: Iterable[Problem], path: str) -> Iterator[Problem]:
    """
    Yield the first problems of a file, and one more if there are others, which are not computed.

    That one is a warning if all problems before it and the next one are warnings.
    """
    source, levels = iter(problems), set[Level]()
    for problem in islice(source, MAX_PER_FILE):
        levels.add(problem.level)
        yield problem
    if following := next(source, None):
        message = tr("this file has more problems than the {count} that are shown", count=MAX_PER_FILE)
        level = Level.ERROR if Level.ERROR in {*levels, following.level} else Level.WARNING
        yield Problem(SourceLocation(path), "file.more-problems", message, tr("fix the first ones and run again"), level)

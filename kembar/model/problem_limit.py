"""How many problems of one file are told. A file with more is broken in one way, not in a thousand, and telling all would take minutes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from kembar.model.problem import Level, Problem, SourceLocation, tr

MOST = 100
Thing = TypeVar("Thing")


def first(things: Sequence[Thing], path: str) -> tuple[Sequence[Thing], list[Problem]]:
    """The first of many findings in a file, and a problem that counts the others if there are any."""
    if len(things) <= MOST:
        return things, []
    message = tr("{count} more problems in this file are not shown", count=f"{len(things) - MOST:,}")
    return things[:MOST], [Problem(SourceLocation(path), "file.more-problems", message, tr("fix the first ones and run again"))]


def told(problems: Sequence[Problem], path: str) -> list[Problem]:
    """
    The problems of a file as they are told; the one that counts the others is a warning if they all are.

    >>> problem = Problem(SourceLocation("a.md", 1), "html.dropped", tr("dropped"), level=Level.WARNING)
    >>> [str(problem.message) for problem in told([problem] * 102, "a.md")[-2:]]
    ['dropped', '2 more problems in this file are not shown']
    """
    shown, rest = first(problems, path)
    level = Level.ERROR if any(problem.level is Level.ERROR for problem in problems) else Level.WARNING
    return [*shown, *(replace(problem, level=level) for problem in rest)]


def limited(problems: Iterable[Problem], path: str) -> Iterator[Problem]:
    """
    Yield the first problems of a file, and one that says that there are more; the others are not even made.

    That one is a warning if all problems before it are warnings, and so is the first one that is not shown.
    """
    source, levels = iter(problems), set[Level]()
    for problem in islice(source, MOST):
        levels.add(problem.level)
        yield problem
    if following := next(source, None):
        message = tr("this file has more problems than the {count} that are shown", count=MOST)
        level = Level.ERROR if Level.ERROR in {*levels, following.level} else Level.WARNING
        yield Problem(SourceLocation(path), "file.more-problems", message, tr("fix the first ones and run again"), level)

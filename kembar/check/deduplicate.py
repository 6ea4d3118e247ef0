"""
A fault that many finished pages share, told once.

What a template or the generator does wrong is wrong on every page that it makes. In come problems; out go the same, where those of one
code on the same line of several finished pages are one problem that counts the others, and a place in a template has one problem of each
code. Problems in content all stay: each is a line to mend.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace

from kembar.check.source_mapping import TEMPLATES
from kembar.model.problem import Message, Problem, SourceLocation, tr


def merge_repeated(problems: Iterable[Problem], finished: Container[str], line_at: Callable[[SourceLocation], str]) -> Iterator[Problem]:
    """
    The problems, with each fault of `finished` files told at its first place.

    `line_at` gives the line at a place of a finished file, empty where none is known: faults are then alike that say the same.
    """
    shared: dict[tuple[str, str | Message], list[Problem]] = {}
    in_templates: set[tuple[str, SourceLocation]] = set()
    for problem in problems:
        if problem.location.path in finished:
            shared.setdefault((problem.code, line_at(problem.location) or problem.message), []).append(problem)
        elif (problem.code, problem.location) not in in_templates:
            yield problem
        if problem.location.path.startswith(TEMPLATES):
            in_templates.add((problem.code, problem.location))
    for alike in shared.values():
        first, others = alike[0], {problem.location.path for problem in alike} - {alike[0].location.path}
        yield _counted(first, len(others)) if others else first
        yield from (problem for problem in alike[1:] if problem.location.path == first.location.path)


def _counted(problem: Problem, others: int) -> Problem:
    message = tr("{problem}; the number of other pages with this fault is {count}", problem=problem.message, count=others)
    return replace(problem, message=message)

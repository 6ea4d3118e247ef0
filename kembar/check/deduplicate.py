"""
A fault that many finished pages share, told once.

What a template or the generator does wrong is wrong on every page that it makes. In come problems; out go the same, where those of one
code on the same line of several finished pages are one problem that counts the others, and a place in a template has one problem of each
code. Problems in content all stay: each is a line to mend.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace

from kembar.check.source_mapping import TEMPLATES
from kembar.model.problem import Message, Place, Problem, say


def fold(problems: Iterable[Problem], finished: Container[str], line_at: Callable[[Place], str]) -> Iterator[Problem]:
    """
    The problems, with each fault of `finished` files told at its first place.

    `line_at` gives the line at a place of a finished file, empty where none is known: faults are then alike that say the same.
    """
    shared: dict[tuple[str, str | Message], list[Problem]] = {}
    in_templates: set[tuple[str, Place]] = set()
    for problem in problems:
        if problem.place.path in finished:
            shared.setdefault((problem.code, line_at(problem.place) or problem.message), []).append(problem)
        elif (problem.code, problem.place) not in in_templates:
            yield problem
        if problem.place.path.startswith(TEMPLATES):
            in_templates.add((problem.code, problem.place))
    for alike in shared.values():
        first, others = alike[0], {problem.place.path for problem in alike} - {alike[0].place.path}
        yield _counted(first, len(others)) if others else first
        yield from (problem for problem in alike[1:] if problem.place.path == first.place.path)


def _counted(problem: Problem, others: int) -> Problem:
    message = say("{problem}; the number of other pages with this fault is {count}", problem=problem.message, count=others)
    return replace(problem, message=message)

"""
Report a fault that many finished pages share only once.

A fault of a template or of the generator appears on every page. Problems with one code and the same line on several finished pages become
one problem with the number of the other pages; a location in a template has one problem per code. Problems in content are not merged.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace

from kembar.check.source_mapping import TEMPLATE_FOLDER
from kembar.model.problem import Message, Problem, SourceLocation, tr


def merge_repeated(problems: Iterable[Problem], finished: Container[str], line_at: Callable[[SourceLocation], str]) -> Iterator[Problem]:
    """
    Yield the problems, with repeated ones in `finished` files merged into the first.

    `line_at` returns the line at a location of a finished file; if it is empty, problems with the same message are merged.
    """
    shared: dict[tuple[str, str | Message], list[Problem]] = {}
    in_templates: set[tuple[str, SourceLocation]] = set()
    for problem in problems:
        if problem.location.path in finished:
            shared.setdefault((problem.code, line_at(problem.location) or problem.message), []).append(problem)
        elif (problem.code, problem.location) not in in_templates:
            yield problem
        if problem.location.path.startswith(TEMPLATE_FOLDER):
            in_templates.add((problem.code, problem.location))
    for group in shared.values():
        first = group[0]
        others = {problem.location.path for problem in group} - {first.location.path}
        message = tr("{problem}; the number of other pages with this fault is {count}", problem=first.message, count=len(others))
        yield replace(first, message=message) if others else first
        yield from (problem for problem in group[1:] if problem.location.path == first.location.path)

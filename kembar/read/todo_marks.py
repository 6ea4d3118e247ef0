"""
Find the mark of a to-do in values and texts. Nothing unfinished is published, so each mark is an error.
"""

from collections.abc import Iterator
from dataclasses import replace

from kembar.model.content import RecordPath
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.located_yaml import LocatedValue, Value
from kembar.text.todo_mark import TODO_MARK

ESCAPE = "\\"
"""The characters by which YAML can write the mark in another way."""


def without_todos(placed: LocatedValue, text: str) -> tuple[LocatedValue, list[Problem]]:
    """Return the value with all marked texts refused, so that they have no other problems, and a problem for each mark."""
    if TODO_MARK not in text and ESCAPE not in text:
        return placed, []
    marked = [path for path, text in _texts(placed.value, ()) if TODO_MARK in text and path not in placed.refused]
    return replace(placed, refused=placed.refused | frozenset(marked)), [_problem(placed.place(path)) for path in marked]


def todos_in(text: str, path: str) -> list[Problem]:
    """
    Return a problem for each mark in a document.

    >>> [str(problem.location) for problem in todos_in(f"a\\nb {TODO_MARK} c\\n", "id/pages/about.md")]
    ['id/pages/about.md:2:3']
    """
    lines = text.split("\n") if TODO_MARK in text else []
    return [_problem(SourceLocation(path, number, column + 1)) for number, line in enumerate(lines, start=1) for column in _columns(line)]


def _columns(line: str) -> Iterator[int]:
    column = line.find(TODO_MARK)
    while column >= 0:
        yield column
        column = line.find(TODO_MARK, column + len(TODO_MARK))


def _texts(value: Value, path: RecordPath) -> Iterator[tuple[RecordPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*path, position))


def _problem(place: SourceLocation) -> Problem:
    return Problem(place, "text.todo", tr("this is still to be written"), tr("write it, and delete {mark}", mark=TODO_MARK))

"""
Problems as workflow commands, which GitHub shows beside the lines of a pull request.

One command a line, `::error file=...,line=...,col=...,title=...::message`, in the order of places.
"""

from collections.abc import Iterable, Mapping

from kembar.model.problem import Problem
from kembar.report.sorting import Translate, sorted_problems
from kembar.report.terminal import printable

_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_MESSAGES, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(problems: Iterable[Problem], translate: Translate = str) -> str:
    """A line for each problem; what to do about it stands on the second line of its message."""
    return "".join(f"{_command(problem, translate)}\n" for problem in sorted_problems(problems))


def _command(problem: Problem, translate: Translate) -> str:
    place = problem.location
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    said = ",".join(f"{name}={_escaped(printable(str(value)), _IN_PROPERTIES)}" for name, value in properties.items() if value)
    sentences = [problem.message, *([problem.hint] if problem.hint else [])]
    message = "\n".join(printable(translate(sentence)) for sentence in sentences)
    return f"::{problem.level} {said}::{_escaped(message, _IN_MESSAGES)}"


def _escaped(text: str, escapes: Mapping[int, str]) -> str:
    """
    Text in which the characters that end a message or a property are written as their codes.

    >>> _escaped("100%, or so: yes", _IN_PROPERTIES)
    '100%25%2C or so%3A yes'
    """
    return text.translate(escapes)

"""Problems as GitHub workflow commands, which GitHub shows next to the lines of a pull request."""

from collections.abc import Iterable

from kembar.model.problem import Problem
from kembar.report.problems import Translate, sort_problems
from kembar.report.terminal import make_printable

_MESSAGE_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = {**_MESSAGE_ESCAPES, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(problems: Iterable[Problem], translate: Translate = str) -> str:
    """Return one line per problem, `::error file=...,line=...,col=...,title=...::message`. The hint is the message's second line."""
    return "".join(f"{_command(problem, translate)}\n" for problem in sort_problems(problems))


def _command(problem: Problem, translate: Translate) -> str:
    location = problem.location
    values = {"file": location.path, "line": location.line, "col": location.column, "title": problem.code}
    properties = ",".join(f"{name}={make_printable(str(value)).translate(_PROPERTY_ESCAPES)}" for name, value in values.items() if value)
    sentences = [problem.message, *([problem.hint] if problem.hint else [])]
    message = "\n".join(make_printable(translate(sentence)) for sentence in sentences)
    return f"::{problem.level} {properties}::{message.translate(_MESSAGE_ESCAPES)}"

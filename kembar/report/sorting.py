"""The order in which problems are told, and the voice that tells them: the same in every format."""

from collections.abc import Callable, Iterable

from kembar.model.problem import Message, Problem

Translate = Callable[[Message], str]
"""Says a message in the reader's language; `str` says it in English."""


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems sorted by place, each told once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.order)

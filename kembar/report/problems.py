"""Sorting and counting problems, for every format."""

from collections.abc import Callable, Iterable, Sequence

from kembar.model.problem import Level, Message, Problem

Translate = Callable[[Message], str]
"""Translates a message into the reader's language; `str` gives the English text."""

TranslatePlural = Callable[[int, str, str], str]
"""Translates one of two English sentences, chosen by the count."""


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without duplicates, sorted by source location."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.order)


def count_problems(problems: Sequence[Problem], translate_plural: TranslatePlural) -> str:
    """Return the numbers of errors and warnings, such as `1 error, 2 warnings`; an empty text when there are none."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [
        translate_plural(errors, "{count} error", "{count} errors") if errors else "",
        translate_plural(warnings, "{count} warning", "{count} warnings") if warnings else "",
    ]
    return ", ".join(filter(None, counts))

"""How much was found, in a few words. In come problems and who counts in the reader's language; out goes a line."""

from collections.abc import Callable, Sequence

from kembar.model.problem import Level, Problem

TranslatePlural = Callable[[int, str, str], str]
"""Says a count in the form that goes with the number."""


def summary(problems: Sequence[Problem], translate_plural: TranslatePlural) -> str:
    """How many errors and warnings there are; nothing when there are none."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = len(problems) - errors
    counted = [
        translate_plural(errors, "{count} error", "{count} errors") if errors else "",
        translate_plural(warnings, "{count} warning", "{count} warnings") if warnings else "",
    ]
    return ", ".join(filter(None, counted))

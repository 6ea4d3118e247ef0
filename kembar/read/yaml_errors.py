"""
Explain to an editor why a text is not YAML: one sentence and its source location, from the different reasons of libyaml and PyYAML.
"""

import re
from dataclasses import dataclass

from kembar.model.problem import Message, tr

Position = tuple[int, int]
"""A line and a column, both from 0."""


_INDENTING_TAB = re.compile(r"^( *)\t(?![ \t]*(?:#|$))", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*%")
_RESERVED = frozenset("@`%")


@dataclass(frozen=True, slots=True)
class Met:
    """The construct that a parser was reading or found, and its position."""

    words: str
    position: Position


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason why a text is not YAML, its position, and a hint."""

    position: Position
    message: Message
    hint: Message


def refusal(text: str) -> Reason | None:
    r"""
    Return the reason to refuse a text before parsing: parsers differ on tabs that indent, and on directives. Other tabs count as spaces.

    >>> refusal("a:\n \tb: 1").position, refusal("a:\t1\n\t# note")
    ((1, 1), None)
    """
    tab, directive = _INDENTING_TAB.search(text), _DIRECTIVE.match(text)
    if tab:
        position = (text.count("\n", 0, tab.end()), len(tab[1]))
        return Reason(position, tr("there is a tab in the indentation"), tr("indent with spaces"))
    return _reserved((directive[0].count("\n"), 0), "%") if directive else None


def _reserved(position: Position, letter: str) -> Reason:
    return Reason(position, tr("a text cannot begin with “{letter}”", letter=letter), tr("put the text in quotes"))


def explain(text: str, context: Met, problem: Met, bracket: Position | None) -> Reason:
    """Return the reason for an error of a parser: what it was reading, what it found, and the bracket that is open there."""
    doing, met, (row, column) = context.words, problem.words, problem.position
    line = _line(text, row)
    if "quoted scalar" in doing and "unexpected" in met:
        return Reason(context.position, tr("this quotation mark is never closed"), tr("close it with the same mark"))
    if "quoted scalar" in doing or "double-quoted" in doing:
        position = (row, max(0, line.rfind("\\", 0, column + 1)))
        return Reason(position, tr("this backslash begins nothing that YAML knows"), tr("use single quotes, or double the backslash"))
    if bracket:
        return Reason(
            bracket, tr("this bracket is never closed, or a comma is missing after it"), tr("close it, and put commas between entries")
        )
    return _explain_block(line, context, problem)


def _explain_block(line: str, context: Met, problem: Met) -> Reason:
    _, column = problem.position
    if "mapping values are not allowed" in problem.words:
        return Reason(problem.position, tr("this colon makes the text before it a key"), tr("put a text that holds “: ” in quotes"))
    if "could not find expected ':'" in problem.words:
        message = tr("this line is neither a field nor part of the text above")
        return Reason(context.position, message, tr("write it as “field: value”, or indent it further"))
    if line[column : column + 1] in _RESERVED:
        return _reserved(problem.position, line[column])
    return Reason(problem.position, tr("this does not fit what is before it"), tr("check the indentation, quotes and colons above"))


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""

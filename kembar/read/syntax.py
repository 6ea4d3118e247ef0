"""
What is wrong with a text that is not YAML, in words for the person who wrote it.

In come the parser's own reasons, which libyaml and PyYAML word differently; out goes one sentence and the place where the fault lies.
"""

from dataclasses import dataclass

from kembar.model.problem import Message, say
from kembar.read.forms import shown

Position = tuple[int, int]
"""A line and a column, both from 0."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is not YAML, where, and what to do."""

    position: Position
    message: Message
    hint: Message


def explain(text: str, context: tuple[str, Position], problem: tuple[str, Position]) -> Reason:
    """The reason for a parser's error: what it was reading and from where, and what it met and where."""
    (doing, start), (met, here) = context, problem
    line = _line(text, here[0])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Reason((here[0], indent.index("\t")), say("a tab stands in the indentation"), say("indent with spaces"))
    if "quoted scalar" in doing and "unexpected" in met:
        return Reason(start, say("this quotation mark is never closed"), say("close it with the same mark"))
    if "escape" in met or ("quoted scalar" in doing and "hexadecimal" in met):
        return Reason(
            here, say("this backslash does not begin an escape that YAML knows"), say("use single quotes, or double the backslash")
        )
    if "flow" in doing:
        return Reason(
            start,
            say("this bracket is never closed, or a comma is missing after it"),
            say("close the bracket, and put commas between entries"),
        )
    return _explain_plain(line, met, start, here)


def _explain_plain(line: str, met: str, start: Position, here: Position) -> Reason:
    letter = line[here[1] : here[1] + 1]
    if "mapping values are not allowed" in met:
        return Reason(here, say("this colon makes the text before it a key"), say("put a text that holds “: ” in quotes"))
    if "could not find expected ':'" in met:
        return Reason(
            start, say("this line is neither a field nor part of the text above"), say("write it as “field: value”, or indent it further")
        )
    if "cannot start any token" in met or letter in ("@", "`", "%"):
        return Reason(here, say("a text cannot begin with “{letter}”", letter=shown(letter)), say("put the text in quotes"))
    if "block" in met or "expected key" in met or "'-' indicator" in met:
        return Reason(here, say("this does not fit the lines above"), say("check the indentation, and quotes before it"))
    return Reason(here, say("this cannot be read as YAML"), say("check quotes, colons and indentation around it"))


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""

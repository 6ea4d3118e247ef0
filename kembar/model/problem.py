"""
What is wrong, where, and what to do about it.

A stage gives problems back as values and goes on, so that one run shows every broken file. A problem's words are kept as a message
with named gaps, not as finished text: the report can then say them in the reader's language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a problem weighs: an error stops the publishing, a warning only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class SourceLocation(NamedTuple):
    """
    A place in a source file.

    `path` is relative to the project's root, with forward slashes. `line` and `column` count from 1, columns in characters;
    0 says "not known", and orders before everything known. Each link and number of a text has one, so it is the cheapest of nouns.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *known])


@dataclass(frozen=True, slots=True)
class Message:
    """
    One whole English sentence with `{named}` gaps, and what fills them. The sentence is the msgid in the tool's catalogue.

    A gap that is filled with words for people, such as the name of a kind, is filled with a message of its own.

    >>> str(tr("no “{key}” in {kind}", key="los-angles", kind=tr("cities")))
    'no “los-angles” in cities'
    """

    text: str
    gaps: tuple[tuple[str, "str | Message"], ...] = ()

    def __str__(self) -> str:
        return self.fill(self.text)

    def fill(self, text: str) -> str:
        """The gaps filled into `text`, which is this message's sentence in any language."""
        return text.format_map(dict(self.gaps)) if self.gaps else text


def tr(text: str, **gaps: object) -> Message:
    """A message. Gaps become text or stay messages, so that messages are comparable; literal braces are doubled only beside gaps."""
    return Message(text, tuple((name, value if isinstance(value, Message) else str(value)) for name, value in gaps.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is stable and dotted (`link.broken`); `hint` ends in what to do."""

    location: SourceLocation
    code: str
    message: Message
    hint: Message | None = None
    level: Level = Level.ERROR

    @property
    def order(self) -> tuple[SourceLocation, str, str]:
        """What reports sort by: file, line, column, then code and words, so that two runs never differ."""
        return (self.location, self.code, str(self.message))


class ProblemError(Exception):
    """Problems that make going on pointless, such as a `site.yaml` that cannot be read."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.location}: {problem.code}: {problem.message}" for problem in self.problems))

    def __reduce__(self) -> tuple[type["ProblemError"], tuple[tuple[Problem, ...]]]:
        """How a worker hands it to the process that waits for it: by its problems, not by its text."""
        return type(self), (self.problems,)

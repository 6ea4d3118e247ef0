"""
Problems: what is wrong, where, and what to do about it.

A stage returns problems as values and continues, so that one run reports all of them. A message is stored with named gaps, so that the
report can translate it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """The severity: an error prevents publishing, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class SourceLocation(NamedTuple):
    """
    A position in a source file.

    `path` is relative to the root of the project, with forward slashes. `line` and `column` count from 1, columns in characters; 0 means
    not known. It is a tuple because there are very many of them: one for each link and number of a text.
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
    An English sentence with `{named}` gaps, and the values of the gaps. The sentence is the msgid in the catalogue of the tool.

    The value of a gap is a message itself if it must be translated, such as the name of a kind.

    >>> str(tr("no “{key}” in {kind}", key="los-angles", kind=tr("cities")))
    'no “los-angles” in cities'
    """

    text: str
    gaps: tuple[tuple[str, "str | Message"], ...] = ()

    def __str__(self) -> str:
        return self.fill(self.text)

    def fill(self, text: str) -> str:
        """Return `text`, the sentence in any language, with the gaps filled."""
        return text.format_map(dict(self.gaps)) if self.gaps else text


def tr(text: str, **gaps: object) -> Message:
    """Return a message. Values that are not messages become text. Literal braces are doubled only in a sentence with gaps."""
    return Message(text, tuple((name, value if isinstance(value, Message) else str(value)) for name, value in gaps.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem. `code` is stable (`link.broken`); `hint` is what to do."""

    location: SourceLocation
    code: str
    message: Message
    hint: Message | None = None
    level: Level = Level.ERROR

    @property
    def order(self) -> tuple[SourceLocation, str, str]:
        """The sort key of reports: file, line, column, code, message."""
        return (self.location, self.code, str(self.message))


class ProblemError(Exception):
    """Problems after which a run cannot continue, such as a `site.yaml` that cannot be read."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.location}: {problem.code}: {problem.message}" for problem in self.problems))

    def __reduce__(self) -> tuple[type["ProblemError"], tuple[tuple[Problem, ...]]]:
        """Pickle the problems, not the text."""
        return type(self), (self.problems,)

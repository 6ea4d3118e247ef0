"""
Files for an editor to finish, and what is left to do in them.

In comes a draft, line by line; out goes its text with the place of every to-do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kembar.model.problem import Message, SourceLocation
from kembar.text.todo_mark import MARK


@dataclass(frozen=True, slots=True)
class Todo:
    """What is left to do, and where."""

    location: SourceLocation
    message: Message


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: its path as people call it, which begins with the content folder's name, and its text."""

    path: str
    text: str
    todos: tuple[Todo, ...]


@dataclass(slots=True)
class DraftWriter:
    """A draft that is being written."""

    path: str
    lines: list[str] = field(default_factory=list)
    todos: list[Todo] = field(default_factory=list)

    def write_line(self, line: str, *messages: Message) -> None:
        """One more line; each mark in it is a to-do, the first that of the first message, and the last message is that of all others."""
        self.lines.append(line)
        columns = [column for column in range(len(line)) if line.startswith(MARK, column)]
        for number, column in enumerate(columns):
            self.todos.append(Todo(SourceLocation(self.path, len(self.lines), column + 1), messages[min(number, len(messages) - 1)]))

    def write_all(self, lines: Iterable[str]) -> None:
        """More lines, without a to-do in them."""
        self.lines += lines

    def finish(self) -> NewFile:
        """The finished draft."""
        return NewFile(self.path, "".join(f"{line}\n" for line in self.lines), tuple(self.todos))

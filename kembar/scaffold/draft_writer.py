"""The text of a new file, with the location of each task that is left to the editor."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kembar.model.problem import Message, SourceLocation
from kembar.text.todo_mark import TODO_MARK


@dataclass(frozen=True, slots=True)
class Todo:
    """A task for the editor, and its location."""

    location: SourceLocation
    message: Message


@dataclass(frozen=True, slots=True)
class NewFile:
    """The path of a new file, which begins with the content folder's name, and its text."""

    path: str
    text: str
    todos: tuple[Todo, ...]


@dataclass(slots=True)
class DraftWriter:
    """Collects the lines of a new file."""

    path: str
    lines: list[str] = field(default_factory=list)
    todos: list[Todo] = field(default_factory=list)

    def write_line(self, line: str, *messages: Message) -> None:
        """Add a line, and a task for each mark in it. The tasks take `messages` in order; the last message is repeated."""
        self.lines.append(line)
        columns = [column for column in range(len(line)) if line.startswith(TODO_MARK, column)]
        for number, column in enumerate(columns):
            self.todos.append(Todo(SourceLocation(self.path, len(self.lines), column + 1), messages[min(number, len(messages) - 1)]))

    def write_all(self, lines: Iterable[str]) -> None:
        """Add lines that contain no marks."""
        self.lines += lines

    def finish(self) -> NewFile:
        """Return the file."""
        return NewFile(self.path, "".join(f"{line}\n" for line in self.lines), tuple(self.todos))

"""Code in one language of the web, and where it stands: a whole file, or what a page holds of it."""

from dataclasses import dataclass

from kembar.model.problem import Message, Problem, SourceLocation, tr


@dataclass(frozen=True, slots=True)
class CodeFragment:
    """A text of the file at `path` that begins at this line and column, both counted from 1."""

    path: str
    text: str
    line: int = 1
    column: int = 1

    def place(self, line: int, column: int) -> SourceLocation:
        """
        Where a line and column of the text stand in the file.

        >>> fragment = CodeFragment("a.html", "x\\ny", line=4, column=9)
        >>> str(fragment.place(1, 1)), str(fragment.place(2, 1))
        ('a.html:4:9', 'a.html:5:1')
        """
        return SourceLocation(self.path, self.line + line - 1, column + (self.column - 1 if line == 1 else 0))

    def at(self, offset: int) -> SourceLocation:
        """Where the character at an offset of the text stands in the file."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.place(self.text.count("\n", 0, offset) + 1, offset - start + 1)


def needs_network(place: SourceLocation, message: Message) -> Problem:
    """That something is asked of another host."""
    return Problem(place, "offline.network", message, tr("put what it needs into the folder, or leave it out"))


def needs_origin(place: SourceLocation, message: Message) -> Problem:
    """That a browser allows something only to pages that came from a host."""
    return Problem(place, "offline.origin", message, tr("leave it out of an offline copy"))


def needs_host(place: SourceLocation, message: Message) -> Problem:
    """That a script uses what works only with a host."""
    return Problem(place, "offline.script", message, tr("use a classic script and data that a script element loads"))

"""Code with its source location, and the problems of code that does not work offline."""

from dataclasses import dataclass

from kembar.model.problem import Message, Problem, SourceLocation, tr


@dataclass(frozen=True, slots=True)
class CodeFragment:
    """A text in the file at `path` that begins at this line and column, both counted from 1."""

    path: str
    text: str
    line: int = 1
    column: int = 1

    def locate(self, line: int, column: int) -> SourceLocation:
        """
        Return the location in the file of a line and column of the text.

        >>> fragment = CodeFragment("a.html", "x\\ny", line=4, column=9)
        >>> str(fragment.locate(1, 1)), str(fragment.locate(2, 1))
        ('a.html:4:9', 'a.html:5:1')
        """
        return SourceLocation(self.path, self.line + line - 1, column + (self.column - 1 if line == 1 else 0))

    def locate_offset(self, offset: int) -> SourceLocation:
        """Return the location in the file of the character at an offset of the text."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.locate(self.text.count("\n", 0, offset) + 1, offset - start + 1)


def needs_network(location: SourceLocation, message: Message) -> Problem:
    """Return the problem that something is loaded from another host."""
    return Problem(location, "offline.network", message, tr("put what it needs into the folder, or leave it out"))


def needs_origin(location: SourceLocation, message: Message) -> Problem:
    """Return the problem that browsers allow something only to pages from a host."""
    return Problem(location, "offline.origin", message, tr("leave it out of an offline copy"))


def needs_host(location: SourceLocation, message: Message) -> Problem:
    """Return the problem that a script uses something that works only with a host."""
    return Problem(location, "offline.script", message, tr("use a classic script and data that a script element loads"))

"""From an offset in a text to the line and column that a person counts. In comes text with `\\n` line ends; out go places."""

import bisect

from kembar.model.problem import SourceLocation


class Positions:
    """
    The lines of one text, counted from `first_line` so that a part of a file can be placed in the whole.

    >>> str(Positions("satu\\ndua", "a.md", first_line=5).place(6))
    'a.md:6:2'
    """

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self._path = path
        self._first_line = first_line
        self._starts = [0]
        for line in text.split("\n")[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, offset: int) -> SourceLocation:
        """Where the character at `offset` stands."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return SourceLocation(self._path, self._first_line + line, offset - self._starts[line] + 1)

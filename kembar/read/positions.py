"""Convert offsets in a text with `\\n` line ends to source locations."""

import bisect

from kembar.model.problem import SourceLocation


class Positions:
    """
    The lines of a text. `first_line` is the number of its first line in the file.

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
        """Return the location of the character at `offset`."""
        line = bisect.bisect_right(self._starts, offset) - 1
        return SourceLocation(self._path, self._first_line + line, offset - self._starts[line] + 1)

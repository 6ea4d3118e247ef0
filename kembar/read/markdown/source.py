"""
A Markdown text that remembers where everything stood.

Python-Markdown tells no positions. So, before it reads a text, a mark goes in wherever something may begin that could be wrong: two
noncharacters around the offset. A mark is put where it changes no meaning, and too many of them do no harm: what becomes of them in code or
prose is taken out of the finished HTML, and those that arrive in an address or a heading tell its place to the character.
"""

import re

from kembar.model.problem import Place
from kembar.read.positions import Positions

TAB = 4
MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
MARK_TEXT = "\ufdd0[0-9]+\ufdd1"
"""The same as text, for use inside other patterns; texts with such characters are refused when files are read."""

_CONTAINERS = r"(?:[ ]*+(?:>|[-*+][ ]|[0-9]{1,9}\.[ ]))*"
_BEGINNINGS = re.compile(
    rf"""
      \]\( \s*+ <?                                                   # the destination of a link or an image
    | ^[ ]{{0,3}} \[ (?!\^) [^\[\]\n]* \]: [ ]* (?:\n[ ]*)? <?       # and that of a link's definition
    | \[@                                                            # a citation
    | (?=\]\[[^\[\]@^])                                              # the name of a reference
    | < (?=[A-Za-z/!?])                                              # a tag, or an address in angle brackets
    | \{{ :? [ ]* (?=[^}}\s])                                        # a list of attributes
    | ^ {_CONTAINERS} [ ]*+ \#{{1,6}} [ ]*                            # a heading
    | (?<=[^\s}}]) (?=[ ]*\n(?:=+|-+)[ ]*$)                          # an underlined heading
    | (?<!!) (?=\[\^[^\]\n]*\](?!:))                                 # a reference to a footnote
    """,
    re.VERBOSE | re.MULTILINE,
)


class Source:
    """A text, its marked form, and the places that its marks stand for."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._first_line = first_line
        self.text = "\n".join(line.expandtabs(TAB) for line in self._lines)
        self._positions = Positions(self.text, path, first_line)

    @property
    def marked(self) -> str:
        """The text with all its marks; tabs are spaces already, because marks would move their stops."""
        return _BEGINNINGS.sub(self._with_mark, self.text)

    def _with_mark(self, match: re.Match[str]) -> str:
        underlined_fence = not match[0] and self._line_at(match.start()).lstrip().startswith(("`", "~"))
        return match[0] if underlined_fence else f"{match[0]}\ufdd0{match.end()}\ufdd1"

    def _line_at(self, offset: int) -> str:
        return self.text[self.text.rfind("\n", 0, offset) + 1 : offset]

    def place(self, offset: int) -> Place:
        """Where the character at `offset` of the expanded text stands in the file."""
        found = self._positions.place(offset)
        line = self._lines[found.line - self._first_line]
        return found if "\t" not in line else Place(self.path, found.line, _unexpanded(line, found.column))

    @property
    def beginning(self) -> Place:
        """Where the first words stand."""
        return self.place(len(self.text) - len(self.text.lstrip()))

    def line_start(self, offset: int) -> Place:
        """Where the line of that character begins."""
        return Place(self.path, self._positions.place(offset).line, 1)


def _unexpanded(line: str, column: int) -> int:
    """The column of a line with tabs that became `column` when they were expanded."""
    width = 0
    for position, letter in enumerate(line, start=1):
        if width >= column - 1:
            return position
        width += TAB - width % TAB if letter == "\t" else 1
    return len(line) + 1


def offset_of(text: str | None) -> int | None:
    """The offset that the first mark in a text carries."""
    found = MARK.search(text or "")
    return int(found[1]) if found else None


def unmarked(text: str) -> str:
    """
    The text without marks.

    >>> unmarked("\\ufdd026\\ufdd1city:los-angeles")
    'city:los-angeles'
    """
    return MARK.sub("", text)

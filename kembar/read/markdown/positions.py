"""
A Markdown text that remembers where everything stood.

Python-Markdown tells no positions. So, before it reads a text, a mark goes in wherever something may begin that could be wrong: two
noncharacters around the offset. A mark is put where it changes no meaning, and too many of them do no harm: what becomes of them in code or
prose is taken out of the finished HTML, and those that arrive in an address or a heading tell its place to the character.
"""

import re
from collections.abc import Iterator

from kembar.model.problem import SourceLocation
from kembar.read.positions import Positions

TAB = 4
POSITION_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
MARK_TEXT = "\ufdd0[0-9]+\ufdd1"
"""The same as text, for use inside other patterns; texts with such characters are refused when files are read."""

_CONTAINERS = r"(?:[ ]*+(?:>|[-*+][ ]|[0-9]{1,9}\.[ ]))*"
_BEGINNINGS = re.compile(
    rf"""
      \]\( (?= (?P<destination> \s*+ <? ) )                                                     # of a link or an image
    | \n (?= (?P<definition> [ ]{{0,3}} \[ (?!\^) [^\[\]\n]* \]: [ ]* (?:\n[ ]*)? <? ) )        # of the address of links
    | \n (?= (?P<heading> {_CONTAINERS} [ ]*+ \#{{1,6}} [ ]* ) )
    | \n (?= (?P<underline> (?:=+|-+) [ ]* $ ) )                                                # of a heading above it
    | \[\^ (?<! !\[\^ ) (?= (?P<note> (?>(?: [^\[\]\n] | \[(?!\^) )*) \] (?!:) ) )                                     # a reference to it
    | \]\[ (?<! \\\]\[ ) (?= (?P<name> [^\[\]@^] ) )                                            # of a reference
    | \[@                                                                                       # a citation
    | < (?=[A-Za-z/!?])                                                   # a tag, or an address in angle brackets
    | \{{ :? [ ]* (?=[^}}\s])                                             # a list of attributes
    """,
    re.VERBOSE | re.MULTILINE,
)
"""
Each begins with a certain character, which lets the search leap from one to the next; so it is made in a text with an empty line before it.
What is only looked at may be looked at again: a beginning inside one that counts does not.
"""


class MarkedText:
    """A text, its marked form, and the places that its marks stand for."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._first_line = first_line
        self.text = text.expandtabs(TAB)
        self._positions = Positions(self.text, path, first_line)

    @property
    def marked(self) -> str:
        """The text with all its marks; tabs are spaces already, because marks would move their stops."""
        pieces, last = [], 0
        for offset in self._beginnings():
            pieces.append(f"{self.text[last:offset]}\ufdd0{offset}\ufdd1")
            last = offset
        return "".join([*pieces, self.text[last:]])

    def _beginnings(self) -> Iterator[int]:
        """The offsets to be marked, in order."""
        passed = 0
        for match in _BEGINNINGS.finditer("\n" + self.text):
            start, offset = self._extent(match)
            if start >= passed:
                passed = offset
                if start < offset or not self._is_in_fence(offset):
                    yield offset

    def _extent(self, match: re.Match[str]) -> tuple[int, int]:
        """Where a beginning starts, and where it ends, which is what is marked."""
        start, kind = match.start() - 1, match.lastgroup
        if kind is None:
            return start, match.end() - 1
        if kind in ("note", "name"):
            return start, start
        if kind == "underline":
            return (self._end_of_line(max(0, start)),) * 2
        return start + (kind != "destination"), match.end(kind) - 1

    def _end_of_line(self, line_break: int) -> int:
        """Where the words of a line end; -1 if it has none, or ends in a list of attributes."""
        line_start = self.text.rfind("\n", 0, line_break) + 1
        words = self.text[line_start:line_break].rstrip(" ")
        return -1 if not words or words[-1].isspace() or words.endswith("}") else line_start + len(words)

    def _is_in_fence(self, offset: int) -> bool:
        """Whether the line up to an offset looks like that of a fence, where a mark would become part of the code's language."""
        return self.text[self.text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith(("`", "~"))

    def place(self, offset: int) -> SourceLocation:
        """Where the character at `offset` of the expanded text stands in the file."""
        found = self._positions.place(offset)
        line = self._lines[found.line - self._first_line]
        return found if "\t" not in line else SourceLocation(self.path, found.line, _unexpanded(line, found.column))

    @property
    def beginning(self) -> SourceLocation:
        """Where the first words stand."""
        return self.place(len(self.text) - len(self.text.lstrip()))

    def line_start(self, offset: int) -> SourceLocation:
        """Where the line of that character begins."""
        return SourceLocation(self.path, self._positions.place(offset).line, 1)


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
    found = POSITION_MARK.search(text or "")
    return int(found[1]) if found else None


def unmarked(text: str) -> str:
    """
    The text without marks.

    >>> unmarked("\\ufdd026\\ufdd1city:los-angeles")
    'city:los-angeles'
    """
    return POSITION_MARK.sub("", text)

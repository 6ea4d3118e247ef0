"""
Mark the offsets in a Markdown text, so that problems in the converted text have source locations.

Python-Markdown does not give locations. So before conversion, a mark is inserted wherever a construct that can be faulty may begin: the
offset between two noncharacters. A mark never changes the meaning. Marks in code or prose are removed from the finished HTML; those in an
address or heading give its exact location.
"""

import re
from collections.abc import Iterator

from kembar.model.problem import SourceLocation
from kembar.read.positions import Positions

TAB = 4
POSITION_MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
MARK_TEXT = "\ufdd0[0-9]+\ufdd1"
"""The same as text, for use in other patterns. Files with such characters are refused when they are read."""

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
Each alternative begins with a fixed character, for speed; so the searched text must begin with an empty line. Lookaheads may overlap: a
beginning inside another one that counts is ignored.
"""


class MarkedText:
    """A text, its form with marks, and the locations of the marks."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._first_line = first_line
        self.text = text.expandtabs(TAB)
        self._positions = Positions(self.text, path, first_line)

    @property
    def marked(self) -> str:
        """The text with all marks. Tabs are expanded first, because marks would move their stops."""
        pieces, last = [], 0
        for offset in self._beginnings():
            pieces.append(f"{self.text[last:offset]}\ufdd0{offset}\ufdd1")
            last = offset
        return "".join([*pieces, self.text[last:]])

    def _beginnings(self) -> Iterator[int]:
        """Yield the offsets to mark, in order."""
        passed = 0
        for match in _BEGINNINGS.finditer("\n" + self.text):
            start, offset = self._extent(match)
            if start >= passed:
                passed = offset
                if start < offset or not self._is_in_fence(offset):
                    yield offset

    def _extent(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the start and the end of a beginning; the end is marked."""
        start, kind = match.start() - 1, match.lastgroup
        if kind is None:
            return start, match.end() - 1
        if kind in ("note", "name"):
            return start, start
        if kind == "underline":
            return (self._end_of_line(max(0, start)),) * 2
        return start + (kind != "destination"), match.end(kind) - 1

    def _end_of_line(self, line_break: int) -> int:
        """Return the end of the words of a line; -1 if it has none, or ends in an attribute list."""
        line_start = self.text.rfind("\n", 0, line_break) + 1
        words = self.text[line_start:line_break].rstrip(" ")
        return -1 if not words or words[-1].isspace() or words.endswith("}") else line_start + len(words)

    def _is_in_fence(self, offset: int) -> bool:
        """Return whether the line up to an offset looks like a fence, where a mark would become part of the language of the code."""
        return self.text[self.text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith(("`", "~"))

    def place(self, offset: int) -> SourceLocation:
        """Return the location in the file of the character at `offset` in the expanded text."""
        found = self._positions.place(offset)
        line = self._lines[found.line - self._first_line]
        return found if "\t" not in line else SourceLocation(self.path, found.line, _unexpanded(line, found.column))

    @property
    def beginning(self) -> SourceLocation:
        """The location of the first words."""
        return self.place(len(self.text) - len(self.text.lstrip()))

    def line_start(self, offset: int) -> SourceLocation:
        """Return the location of the beginning of that line."""
        return SourceLocation(self.path, self._positions.place(offset).line, 1)


def _unexpanded(line: str, column: int) -> int:
    """Return the column that became `column` when the tabs of a line were expanded."""
    width = 0
    for position, letter in enumerate(line, start=1):
        if width >= column - 1:
            return position
        width += TAB - width % TAB if letter == "\t" else 1
    return len(line) + 1


def offset_of(text: str | None) -> int | None:
    """Return the offset in the first mark of a text."""
    found = POSITION_MARK.search(text or "")
    return int(found[1]) if found else None


def unmarked(text: str) -> str:
    """
    Return the text without marks.

    >>> unmarked("\\ufdd026\\ufdd1city:los-angeles")
    'city:los-angeles'
    """
    return POSITION_MARK.sub("", text)

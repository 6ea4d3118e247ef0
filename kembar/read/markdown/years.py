"""
Where the years of a text stand, so that one which contradicts its twin or the facts can be shown to its author.

In comes a text; out go the places of each year. Python-Markdown tells no positions, and a mark before a number could change its meaning,
so years are looked for in the text as it was written, outside of addresses, citations and lists of attributes.
"""

import re

from kembar.model.problem import Place
from kembar.read.markdown.source import Source

YEAR = re.compile(r"(?:19|20)(?<![\d/.,]..)\d\d(?![\d/]|[.,]\d)", re.DOTALL)
"""A year from 1900 to 2099 in running text; no part of a longer number, of a decimal, or of the number of a document such as 25/2020."""

_UNREAD = re.compile(
    r"\]\([^()\n]*\)|\[@[^\]]*\]|\[\^[^\]]*\]|\{[^}\n]*\}|<[^<>\n]*>|\n(?:[ ]{1,3}\[|\[(?![@^]))[^\]\n]+\]:[^\n]*",
)
"""What is not running text. It is looked for in a text with an empty line before it, and begins with what a search can leap to."""


class Years:
    """The years of one text, with their places."""

    def __init__(self, source: Source) -> None:
        masked = _UNREAD.sub(lambda match: " " * len(match[0]), "\n" + source.text)
        self._found = [(match[0], source.place(match.start() - 1)) for match in YEAR.finditer(masked)]

    def places(self, year: str, start: Place, end: Place | None) -> list[Place]:
        """Where a year stands from `start` up to `end`; elsewhere in the text when it does not stand there, as in a footnote."""
        everywhere = [place for found, place in self._found if found == year]
        inside = [place for place in everywhere if start <= place and (end is None or place < end)]
        return inside or everywhere

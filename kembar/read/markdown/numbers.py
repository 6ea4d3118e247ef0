"""
Where the numbers of a text stand, so that one which contradicts its twin or the facts can be shown to its author.

In comes a text; out go the places of each year and each other figure. Python-Markdown tells no positions, and a mark before a number could
change its meaning, so numbers are looked for in the text as it was written, outside of addresses, citations, lists of attributes and the
numbers of lists.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kembar.model.document import Figure, Year
from kembar.model.figures import figures_in, years_in
from kembar.model.problem import Place
from kembar.read.markdown.source import Source

_UNREAD = re.compile(
    r"\]\([^()\n]*\)|\[@[^\]]*\]|\[\^[^\]]*\]|\{[^}\n]*\}|<[^<>\n]*>|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*|^[ >]*[0-9]{1,9}\.[ ]", re.MULTILINE
)


class Numbers:
    """The years and figures of one text, with their places."""

    def __init__(self, source: Source) -> None:
        masked = _UNREAD.sub(lambda match: " " * len(match[0]), source.text)
        self._places = defaultdict[str, list[Place]](list)
        for number, offset in [*_years(masked), *figures_in(masked)]:
            self._places[number].append(source.place(offset))

    def years(self, texts: Sequence[str], start: Place, end: Place | None) -> tuple[Year, ...]:
        """The years in the texts of a section that goes from `start` to `end`."""
        numbers = [number for text in texts for number, _ in _years(text)]
        return tuple(Year(int(number), place) for number, place in self._placed(numbers, start, end))

    def figures(self, texts: Sequence[str], start: Place, end: Place | None) -> tuple[Figure, ...]:
        """The other figures in the texts of a section that goes from `start` to `end`."""
        numbers = [number for text in texts for number, _ in figures_in(text)]
        return tuple(Figure(number, place) for number, place in self._placed(numbers, start, end))

    def _placed(self, numbers: Sequence[str], start: Place, end: Place | None) -> Iterator[tuple[str, Place]]:
        """
        Each number at its place: from `start` up to `end`, or elsewhere in the text when it does not stand there, as in a footnote; at the
        section's where the text as written does not show it.
        """
        left = {number: iter(self._inside(number, start, end)) for number in numbers}
        last = dict.fromkeys(numbers, start)
        for number in numbers:
            last[number] = next(left[number], last[number])
            yield number, last[number]

    def _inside(self, number: str, start: Place, end: Place | None) -> list[Place]:
        everywhere = self._places.get(number, [])
        return [place for place in everywhere if start <= place and (end is None or place < end)] or everywhere


def _years(text: str) -> Iterator[tuple[str, int]]:
    return ((str(year), offset) for year, offset in years_in(text))

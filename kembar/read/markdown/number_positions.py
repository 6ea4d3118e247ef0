"""
Locate the numbers of a text, so that one that contradicts its twin or the facts is reported at its place.

Python-Markdown does not give locations, and a mark before a number could change its meaning. So numbers are searched in the source, outside
addresses, citations, attribute lists and the numbers of lists.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kembar.model.document import FigureMention, YearMention
from kembar.model.problem import SourceLocation
from kembar.read.markdown.positions import MarkedText
from kembar.text.numbers import find_numbers

_UNREAD = re.compile(
    r"\]\([^()\n]*+\)|\[@[^\[\]]*+\]|\[\^[^\[\]]*+\]|\{[^{}\n]*+\}|<[^<>\n]*+>"
    r"|\n(?:(?:[ ]{1,3}\[|\[(?![@^]))[^\]\n]+\]:[^\n]*|[ >]*[0-9]{1,9}\.[ ])"
)
"""What is not running text. The searched text must begin with an empty line; each alternative begins with fixed characters, for speed."""


class PlacedNumbers:
    """The years and figures of one text, with their locations."""

    def __init__(self, source: MarkedText) -> None:
        found = find_numbers(_UNREAD.sub(lambda match: " " * len(match[0]), "\n" + source.text))
        self._places = defaultdict[str, list[SourceLocation]](list)
        for number, offset in found.years + found.figures:
            self._places[number].append(source.place(offset - 1))
        for places in self._places.values():
            places.sort()

    def among(
        self, texts: Sequence[str], start: SourceLocation, end: SourceLocation | None
    ) -> tuple[tuple[YearMention, ...], tuple[FigureMention, ...]]:
        """Return the years and the other figures in the texts of a section between `start` and `end`."""
        found = [find_numbers(text) for text in texts]
        years = self._placed([year for numbers in found for year, _ in numbers.years], start, end)
        figures = self._placed([figure for numbers in found for figure, _ in numbers.figures], start, end)
        return tuple(YearMention(int(year), place) for year, place in years), tuple(
            FigureMention(figure, place) for figure, place in figures
        )

    def _placed(self, numbers: Sequence[str], start: SourceLocation, end: SourceLocation | None) -> Iterator[tuple[str, SourceLocation]]:
        """
        Yield each number with its location: between `start` and `end`, or else elsewhere in the text, as in a footnote. The location of a
        number that the source does not contain literally is that of the section.
        """
        left = {number: iter(self._inside(number, start, end)) for number in set(numbers)}
        last = dict.fromkeys(numbers, start)
        for number in numbers:
            last[number] = next(left[number], last[number])
            yield number, last[number]

    def _inside(self, number: str, start: SourceLocation, end: SourceLocation | None) -> list[SourceLocation]:
        everywhere = self._places.get(number, [])
        first = bisect_left(everywhere, start)
        last = len(everywhere) if end is None else bisect_left(everywhere, end, first)
        return everywhere[first:last] or everywhere

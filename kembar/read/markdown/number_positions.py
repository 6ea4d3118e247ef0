"""
Where the numbers of a text stand, so that one which contradicts its twin or the facts can be shown to its author.

In comes a text; out go the places of each year and each other figure. Python-Markdown tells no positions, and a mark before a number could
change its meaning, so numbers are looked for in the text as it was written, outside of addresses, citations, lists of attributes and the
numbers of lists.
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
"""What is not running text. It is looked for in a text with an empty line before it, and begins with what a search can leap to."""


class PlacedNumbers:
    """The years and figures of one text, with their places."""

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
        """The years, and the other figures, in the texts of a section that goes from `start` to `end`."""
        found = [find_numbers(text) for text in texts]
        years = self._placed([year for numbers in found for year, _ in numbers.years], start, end)
        figures = self._placed([figure for numbers in found for figure, _ in numbers.figures], start, end)
        return tuple(YearMention(int(year), place) for year, place in years), tuple(
            FigureMention(figure, place) for figure, place in figures
        )

    def _placed(self, numbers: Sequence[str], start: SourceLocation, end: SourceLocation | None) -> Iterator[tuple[str, SourceLocation]]:
        """
        Each number at its place: from `start` up to `end`, or elsewhere in the text when it does not stand there, as in a footnote; at the
        section's where the text as written does not show it.
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

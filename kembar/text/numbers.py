"""
Find the numbers in a text as they are written: years and other figures.

Decimal digits of any script count. A number inside something longer (a document number, a time of day, an ordinal) or joined to a word by a
hyphen is not a figure; a number directly after letters is (`Rp3,9`).
"""

import re
from dataclasses import dataclass

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_YEAR = re.compile(r"(?:19|20)(?<![0-9/.,][0-9]{2})[0-9]{2}(?![0-9/]|[.,][0-9])")
_FIGURE = re.compile(
    r"[0-9](?<![0-9_/.,:٬٫][0-9])(?<![^\W\d_]-[0-9])[0-9]*+"  # no part of something longer
    r"(?:[.,٬٫][0-9]++|[ \u00a0\u202f][0-9]{3}(?![0-9]))*"
    r"(?![\w/:]|[.,٬٫][0-9])"
)
"""Both patterns expect Latin digits. They begin with a digit and then look back, so that a search can jump to the next digit."""


@dataclass(frozen=True, slots=True)
class TextNumbers:
    """The numbers of one text in Latin digits, each with its offset: years from 1900 to 2099, and all other figures."""

    years: tuple[tuple[str, int], ...]
    figures: tuple[tuple[str, int], ...]


def latin(text: str) -> str:
    """
    Return the text with all decimal digits as Latin digits; offsets do not change.

    >>> latin("سنة ١٩٩١")
    'سنة 1991'
    """
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def numbers_in(text: str) -> TextNumbers:
    """
    Return the years and figures of a text.

    >>> numbers_in("On 21 May 1993 at 14:05, by law 25/2020, 1,250 guests; the 20th, a 25-year plan")
    TextNumbers(years=(('1993', 10),), figures=(('21', 3), ('1,250', 41), ('25', 67)))
    """
    plain = latin(text)
    years = {match.start(): match[0] for match in _YEAR.finditer(plain)}
    figures = ((match[0], match.start()) for match in _FIGURE.finditer(plain) if match.start() not in years)
    return TextNumbers(tuple((year, offset) for offset, year in years.items()), tuple(figures))

"""
The numbers that a text names: years, and the figures that are none, as they are written.

Decimal digits of any script count. A number that runs on, such as that of a document, a time of day or an ordinal, or that hangs on a word
by a hyphen, may mean anything and is no figure; one right behind letters is (`Rp3,9`).
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
"""Both are for texts in Latin digits. They begin with a digit, which lets a search leap to the next one, and then look back."""


@dataclass(frozen=True, slots=True)
class TextNumbers:
    """The numbers of one text in Latin digits, each with its offset: years from 1900 to 2099, and the figures that are none."""

    years: tuple[tuple[str, int], ...]
    figures: tuple[tuple[str, int], ...]


def latin(text: str) -> str:
    """
    The text with the digits of other scripts as those of Latin script; every character keeps its place.

    >>> latin("سنة ١٩٩١")
    'سنة 1991'
    """
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def numbers_in(text: str) -> TextNumbers:
    """
    The numbers that running text names.

    >>> numbers_in("On 21 May 1993 at 14:05, by law 25/2020, 1,250 guests; the 20th, a 25-year plan")
    TextNumbers(years=(('1993', 10),), figures=(('21', 3), ('1,250', 41), ('25', 67)))
    """
    plain = latin(text)
    years = {match.start(): match[0] for match in _YEAR.finditer(plain)}
    figures = ((match[0], match.start()) for match in _FIGURE.finditer(plain) if match.start() not in years)
    return TextNumbers(tuple((year, offset) for offset, year in years.items()), tuple(figures))

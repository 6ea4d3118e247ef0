"""
Find the numbers in a text: years and figures.

Decimal digits of any script are recognised. Parts of longer numbers, such as document numbers, times and ordinals, and numbers joined to a
word by a hyphen are ignored; a number directly after letters counts (`Rp3,9`).
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
"""Both patterns are for texts in Latin digits. They begin with a digit and then look back, which makes a search fast."""


@dataclass(frozen=True, slots=True)
class TextNumbers:
    """Years from 1900 to 2099 and other figures, in Latin digits, each with its offset in the text."""

    years: tuple[tuple[str, int], ...]
    figures: tuple[tuple[str, int], ...]


def to_latin_digits(text: str) -> str:
    """
    Return the text with Latin digits instead of those of other scripts; offsets do not change.

    >>> to_latin_digits("سنة ١٩٩١")
    'سنة 1991'
    """
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def find_numbers(text: str) -> TextNumbers:
    """
    Return the numbers in a text.

    >>> find_numbers("On 21 May 1993 at 14:05, by law 25/2020, 1,250 guests; the 20th, a 25-year plan")
    TextNumbers(years=(('1993', 10),), figures=(('21', 3), ('1,250', 41), ('25', 67)))
    """
    plain = to_latin_digits(text)
    years = {match.start(): match[0] for match in _YEAR.finditer(plain)}
    figures = ((match[0], match.start()) for match in _FIGURE.finditer(plain) if match.start() not in years)
    return TextNumbers(tuple((year, offset) for offset, year in years.items()), tuple(figures))

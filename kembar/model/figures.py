"""
The numbers that a text names: years, and the figures that are none, as they are written.

Decimal digits of any script count. A number that runs on, such as that of a document, a time of day or an ordinal, or that hangs on a word
by a hyphen, may mean anything and is no figure; one right behind letters is (`Rp3,9`).
"""

import re
from collections.abc import Iterator

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/]|[.,]\d)")
_FIGURE = re.compile(
    r"(?<![\d_/.,:٬٫])(?<![^\W\d_]-)"  # no part of something longer
    r"\d+(?:[.,٬٫]\d+|(?<=\d)[ \u00a0\u202f]\d{3}(?!\d))*"
    r"(?![\w/:]|[.,٬٫]\d)"
)


def latin(text: str) -> str:
    """
    The text with the digits of other scripts as those of Latin script; every character keeps its place.

    >>> latin("سنة ١٩٩١")
    'سنة 1991'
    """
    return _FOREIGN_DIGIT.sub(lambda digit: str(int(digit[0])), text)


def years_in(text: str) -> Iterator[tuple[int, int]]:
    """
    Each year from 1900 to 2099 in running text, and its offset.

    >>> list(years_in("Since 1991, by law 25/2020"))
    [(1991, 6)]
    """
    return ((int(match[0]), match.start()) for match in _YEAR.finditer(latin(text)))


def figures_in(text: str) -> Iterator[tuple[str, int]]:
    """
    Each figure in running text that is no year, in Latin digits and as it is written otherwise, and its offset.

    >>> list(figures_in("On 21 May 1993 at 14:05, 1,250 guests; the 20th, a 25-year plan"))
    [('21', 3), ('1,250', 25), ('25', 51)]
    """
    plain = latin(text)
    years = {offset for _, offset in years_in(plain)}
    return ((match[0], match.start()) for match in _FIGURE.finditer(plain) if match.start() not in years)

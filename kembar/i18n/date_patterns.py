"""
CLDR date patterns in catalogues, and their validation.

A pattern consists of fields such as `MMMM`, words in single quotes, and signs (UTS 35, part 4, “Date Format Patterns”). Letters outside
quotes are fields: without its quotes, a word becomes fields.
"""

import re

from kembar.text.page_messages import N_

# Translators: CLDR date patterns. `y` is the calendar year, never `Y`. Put words in single quotes, as in "d 'de' MMMM 'de' y".
MONTH = N_("MMMM y")
DAY = N_("d MMMM y")
WEEKDAY = N_("EEEE, d MMMM y")

DATE_PATTERNS = frozenset({MONTH, DAY, WEEKDAY})

_QUOTED = re.compile(r"'[^']*+'")
_FIELD = re.compile(r"([A-Za-z])\1*")
_FIELD_LETTERS = {
    **dict.fromkeys(["y", "yyyy"], "y"),
    **dict.fromkeys(["M", "MM", "MMM", "MMMM", "L", "LL", "LLL", "LLLL"], "M"),
    **dict.fromkeys(["d", "dd"], "d"),
    **dict.fromkeys(["E", "EE", "EEE", "EEEE", "ccc", "cccc"], "E"),
}
"""Each form of a field, and the letter of the field."""


def wrong_fields(pattern: str, translation: str) -> str:
    """
    Return the fields in which a translated pattern differs from its original: additional, missing or repeated ones; `'` for an unclosed
    quote.

    >>> wrong_fields("d MMMM y", "d MMMM y dari"), wrong_fields("d MMMM y", "y 'dari' MMMM"), wrong_fields("MMMM y", "y年M月")
    ('d, a, r, i', 'd', '')
    """
    unquoted = _QUOTED.sub("", translation)
    if "'" in unquoted:
        return "'"
    wanted = [_FIELD_LETTERS[field[0]] for field in _FIELD.finditer(pattern)]
    wrong = []
    for field in _FIELD.finditer(unquoted):
        meant = _FIELD_LETTERS.get(field[0], "")
        if meant in wanted:
            wanted.remove(meant)
        else:
            wrong.append(field[0])
    return ", ".join([*wrong, *wanted])

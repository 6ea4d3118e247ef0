"""
The CLDR patterns by which catalogues say how dates are written, and what is wrong with a translated one.

A pattern consists of fields such as `MMMM`, of words in single quotes, and of signs (UTS 35, part 4, “Date Format Patterns”). Letters
outside of quotes are fields, whatever they mean: a forgotten quote makes fields of a word.
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
_MEANT = {
    **dict.fromkeys(["y", "yyyy"], "y"),
    **dict.fromkeys(["M", "MM", "MMM", "MMMM", "L", "LL", "LLL", "LLLL"], "M"),
    **dict.fromkeys(["d", "dd"], "d"),
    **dict.fromkeys(["E", "EE", "EEE", "EEEE", "ccc", "cccc"], "E"),
}
"""The fields of a date, and the letter of the field that each is a form of."""


def wrong_fields(pattern: str, translation: str) -> str:
    """
    Return the fields of a translated pattern that its original does not have, or `'` where a quote is not closed; empty for a sound one.

    A field that the translation lacks is returned as well, or one that it has twice.

    >>> wrong_fields("d MMMM y", "d MMMM y dari"), wrong_fields("d MMMM y", "y 'dari' MMMM"), wrong_fields("MMMM y", "y年M月")
    ('d, a, r, i', 'd', '')
    """
    unquoted = _QUOTED.sub("", translation)
    if "'" in unquoted:
        return "'"
    wanted = [_MEANT[field[0]] for field in _FIELD.finditer(pattern)]
    wrong = []
    for field in _FIELD.finditer(unquoted):
        meant = _MEANT.get(field[0], "")
        if meant in wanted:
            wanted.remove(meant)
        else:
            wrong.append(field[0])
    return ", ".join([*wrong, *wanted])

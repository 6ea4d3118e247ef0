"""Which codes of the world there are, as CLDR knows them: countries (ISO 3166-1) and time zones (IANA)."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters by which CLDR calls unions, outlying places, and what does not exist."""


@cache
def countries() -> frozenset[str]:
    """
    The code of every country.

    >>> sorted({"GB", "XK", "UK", "EU", "ZZ"} & countries())
    ['GB', 'XK']
    """
    return frozenset(filter(_TWO_LETTERS.fullmatch, Locale("en").territories)) - _NO_COUNTRIES


@cache
def zones() -> frozenset[str]:
    """
    The name of every time zone, the present ones and the old.

    >>> sorted({"Asia/Makassar", "Asia/Kolkata", "Asia/Calcutta", "UTC", "Asia/Makasar"} & zones())
    ['Asia/Calcutta', 'Asia/Kolkata', 'Asia/Makassar', 'UTC']
    """
    aliases = get_global("zone_aliases")
    return frozenset({*get_global("zone_territories"), *aliases, *aliases.values()})

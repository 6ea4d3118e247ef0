"""Codes of countries (ISO 3166-1), time zones (IANA) and languages (BCP 47), by the data of CLDR."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of CLDR for unions, outlying areas and test data."""


@cache
def countries() -> frozenset[str]:
    """
    Return the code of every country.

    >>> sorted({"GB", "XK", "UK", "EU", "ZZ"} & countries())
    ['GB', 'XK']
    """
    return frozenset(filter(_TWO_LETTERS.fullmatch, Locale("en").territories)) - _NO_COUNTRIES


@cache
def zones() -> frozenset[str]:
    """
    Return the name of every time zone, former names included.

    >>> sorted({"Asia/Makassar", "Asia/Kolkata", "Asia/Calcutta", "UTC", "Asia/Makasar"} & zones())
    ['Asia/Calcutta', 'Asia/Kolkata', 'Asia/Makassar', 'UTC']
    """
    aliases = get_global("zone_aliases")
    return frozenset({*get_global("zone_territories"), *aliases, *aliases.values()})


_TAG = re.compile(
    r"([a-z]{2,3})(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-z0-9]-[a-z0-9-]+)?", re.ASCII
)
_NAMED_IN = Locale("en")
"""CLDR has an English name for every two-letter language."""


def is_language(tag: str) -> bool:
    """
    Return whether a tag is well-formed and its two-letter language exists (ISO 639-1). Three-letter languages are not looked up.

    >>> [is_language(tag) for tag in ("id", "zh-Hant-TW", "arb", "x-klingon", "xx", "en_GB", "english", "")]
    [True, True, True, False, False, False, False, False]
    """
    match = _TAG.fullmatch(tag.lower())
    return match is not None and (len(match[1]) > 2 or match[1] in _NAMED_IN.languages)


def iso_639_3(code: str) -> str:
    """
    Return the ISO 639-3 code of a language, which ZIM uses.

    >>> iso_639_3("id"), iso_639_3("en"), iso_639_3("ban")
    ('ind', 'eng', 'ban')
    """
    language = code.partition("-")[0]
    former = get_global("language_aliases").items()
    return min((long for long, short in former if short == language and len(long) == 3), default=language)

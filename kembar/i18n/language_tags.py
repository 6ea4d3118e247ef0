"""Language tags (BCP 47), as far as they can be known to be right."""

import re

from babel import Locale
from babel.core import get_global

_TAG = re.compile(
    r"([a-z]{2,3})(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-z0-9]-[a-z0-9-]+)?", re.ASCII
)
_NAMED_IN = Locale("en")
"""CLDR names every language of two letters in English."""


def is_language(tag: str) -> bool:
    """
    Whether a tag is well formed and its two-letter language exists (ISO 639-1). Languages of three letters are taken on trust.

    >>> [is_language(tag) for tag in ("id", "zh-Hant-TW", "arb", "x-klingon", "xx", "en_GB", "english", "")]
    [True, True, True, False, False, False, False, False]
    """
    match = _TAG.fullmatch(tag.lower())
    return match is not None and (len(match[1]) > 2 or match[1] in _NAMED_IN.languages)


def three_letters(code: str) -> str:
    """
    A language by the code that ZIM knows it by (ISO 639-3), of those that CLDR knows.

    >>> three_letters("id"), three_letters("en"), three_letters("ban")
    ('ind', 'eng', 'ban')
    """
    language = code.partition("-")[0]
    former = get_global("language_aliases").items()
    return min((long for long, short in former if short == language and len(long) == 3), default=language)

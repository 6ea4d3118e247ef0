"""Language tags (BCP 47), as far as they can be known to be right."""

import re

from babel import Locale

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

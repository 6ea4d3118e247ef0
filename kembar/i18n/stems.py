"""
Find the possible roots of a word, with Snowball stemmers and lists of affixes. The only module that uses snowballstemmer.

Which of them is the root is decided by the whole vocabulary (`kembar/export/search/word_roots.py`): Indonesian `mengunjungi` may come from
`unjung` or from `kunjung`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

import snowballstemmer  # type: ignore[import-untyped]  # it has no types

from kembar.i18n.locales import locale_of
from kembar.model.config import Lang

Affix = tuple[str, str]
"""An affix, and its replacement when it is removed."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """The affixes of a language. At most `most` are removed one by one, down to a root of at least `shortest` letters."""

    prefixes: tuple[Affix, ...] = ()
    suffixes: tuple[Affix, ...] = ()
    shortest: int = 4
    most: int = 3


def _without_replacement(*affixes: str) -> tuple[Affix, ...]:
    return tuple((affix, "") for affix in affixes)


NO_AFFIXES = Affixes()
AFFIXES: Mapping[str, Affixes] = {
    "id": Affixes(
        prefixes=(
            *(("meng", "k"), ("peng", "k"), ("meny", "s"), ("peny", "s"), ("men", "t"), ("pen", "t"), ("mem", "p"), ("pem", "p")),
            *_without_replacement("meng", "peng", "menge", "penge", "men", "pen", "mem", "pem", "me", "pe"),
            *_without_replacement("di", "ber", "be", "ter", "te", "per", "ke", "se", "antar"),
        ),
        suffixes=_without_replacement("kan", "an", "i", "nya", "ku", "mu", "lah", "kah", "pun"),
    ),
    "en": Affixes(
        suffixes=(("ies", "y"), ("ing", "e"), ("ed", "e"), ("ers", "e"), *_without_replacement("s", "es", "ing", "ed", "ly", "er", "ers")),
        shortest=3,
        most=2,
    ),
}
"""Affixes by language. Other languages are searched by whole words and their beginnings."""


def affixes_of(lang: Lang) -> Affixes:
    """Return the affixes of a language; none if they are not known."""
    return AFFIXES.get(locale_of(lang).language, NO_AFFIXES)


def strip_affixes(word: str, affixes: Affixes) -> frozenset[str]:
    """
    Return the word and everything that remains when affixes are removed.

    >>> sorted(strip_affixes("dikunjungi", AFFIXES["id"]))
    ['dikunjung', 'dikunjungi', 'kunjung', 'kunjungi']
    """
    found = layer = {word}
    for _ in range(affixes.most):
        layer = {rest for known in layer for rest in _strip_one(known, affixes)} - found
        found = found | layer
    return frozenset(found)


def _strip_one(word: str, affixes: Affixes) -> list[str]:
    before = [new + word[len(old) :] for old, new in affixes.prefixes if word.startswith(old)]
    behind = [word[: len(word) - len(old)] + new for old, new in affixes.suffixes if word.endswith(old)]
    return [rest for rest in (*before, *behind) if len(rest) >= affixes.shortest]


@cache
def root_finder(lang: Lang) -> Callable[[str], frozenset[str]]:
    """
    Return a cached function from a word to its possible roots, the word included.

    Snowball (snowballstem.org) names its stemmers by the English names of languages.

    >>> sorted(root_finder(Lang(code="en", locale="en_GB", name="English"))("visiting"))
    ['visit', 'visite', 'visiting']
    """
    name = (locale_of(lang).get_language_name("en") or "").lower()
    stem = snowballstemmer.stemmer(name).stemWord if name in snowballstemmer.algorithms() else None
    return cache(partial(_roots, affixes=affixes_of(lang), stem=stem))


def _roots(word: str, affixes: Affixes, stem: Callable[[str], str] | None) -> frozenset[str]:
    found = strip_affixes(word, affixes)
    return found | {stem(word)} if stem else found

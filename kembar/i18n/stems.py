"""
What the forms of a word have in common, language by language: the one door to the Snowball stemmers, and what a language puts before and
behind its words.

In comes a word, folded; out come the roots that it may have. Which of them it has is for the whole vocabulary to settle
(`kembar/export/search/word_roots.py`): Indonesian `mengunjungi` may come from `unjung` or from `kunjung`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

import snowballstemmer  # type: ignore[import-untyped]  # it has no types

from kembar.i18n.locales import locale_of
from kembar.model.config import Lang

Affix = tuple[str, str]
"""What falls away at one end of a word, and what comes in its place."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """What may stand before and behind a root of at least `shortest` letters. They are taken off one by one, at most `most` of them."""

    prefixes: tuple[Affix, ...] = ()
    suffixes: tuple[Affix, ...] = ()
    shortest: int = 4
    most: int = 3


def _plain(*affixes: str) -> tuple[Affix, ...]:
    return tuple((affix, "") for affix in affixes)


NO_AFFIXES = Affixes()
AFFIXES: Mapping[str, Affixes] = {
    "id": Affixes(
        prefixes=(
            *(("meng", "k"), ("peng", "k"), ("meny", "s"), ("peny", "s"), ("men", "t"), ("pen", "t"), ("mem", "p"), ("pem", "p")),
            *_plain("meng", "peng", "menge", "penge", "men", "pen", "mem", "pem", "me", "pe"),
            *_plain("di", "ber", "be", "ter", "te", "per", "ke", "se", "antar"),
        ),
        suffixes=_plain("kan", "an", "i", "nya", "ku", "mu", "lah", "kah", "pun"),
    ),
    "en": Affixes(
        suffixes=(("ies", "y"), ("ing", "e"), ("ed", "e"), ("ers", "e"), *_plain("s", "es", "ing", "ed", "ly", "er", "ers")),
        shortest=3,
        most=2,
    ),
}
"""The affixes of a language by the language of its locale. A language that is not here is searched by whole words and their beginnings."""


def affixes_of(lang: Lang) -> Affixes:
    """The affixes of a language; none if they are not known."""
    return AFFIXES.get(locale_of(lang).language, NO_AFFIXES)


def stripped(word: str, affixes: Affixes) -> frozenset[str]:
    """
    The word itself, and all that is left of it when affixes are taken off.

    >>> sorted(stripped("dikunjungi", AFFIXES["id"]))
    ['dikunjung', 'dikunjungi', 'kunjung', 'kunjungi']
    """
    found = layer = {word}
    for _ in range(affixes.most):
        layer = {rest for known in layer for rest in _one_off(known, affixes)} - found
        found = found | layer
    return frozenset(found)


def _one_off(word: str, affixes: Affixes) -> list[str]:
    before = [new + word[len(old) :] for old, new in affixes.prefixes if word.startswith(old)]
    behind = [word[: len(word) - len(old)] + new for old, new in affixes.suffixes if word.endswith(old)]
    return [rest for rest in (*before, *behind) if len(rest) >= affixes.shortest]


@cache
def roots_of(lang: Lang) -> Callable[[str], frozenset[str]]:
    """
    What gives the roots that a word of the language may have, itself among them. It remembers the words that it was asked for.

    Snowball (snowballstem.org) has one of them for each language that it knows by its English name in CLDR.

    >>> sorted(roots_of(Lang(code="en", locale="en_GB", name="English"))("visiting"))
    ['visit', 'visite', 'visiting']
    """
    name = (locale_of(lang).get_language_name("en") or "").lower()
    stem = snowballstemmer.stemmer(name).stemWord if name in snowballstemmer.algorithms() else None
    return cache(partial(_roots, affixes=affixes_of(lang), stem=stem))


def _roots(word: str, affixes: Affixes, stem: Callable[[str], str] | None) -> frozenset[str]:
    found = stripped(word, affixes)
    return found | {stem(word)} if stem else found

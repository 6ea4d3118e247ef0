"""
Other ways in which names are written: Kasablanka for Casablanca, Kiev for Kyiv, Morocco for Maroko, LA for Los Angeles.

In comes a record; out goes, for each word that is another spelling of its name, the words of the name in the language of the index.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from kembar.export.search.record_text import SearchText, country_names
from kembar.export.search.tokens import tokens
from kembar.kinds.registry import KINDS

Spelling = tuple[str, tuple[str, ...]]
"""Another spelling of a word, and the words that it stands for."""

ALIKE = 0.7
"""From how alike two words are on, as difflib counts it, they are taken for two spellings of one: below it, a name has several words."""


def spellings(kind: str, key: str, telling: SearchText) -> Iterator[Spelling]:
    """Each other spelling in what a record is called, or its country, and the words that it stands for."""
    if kind in KINDS and KINDS[kind].has_proper_names:
        yield from _spelled(tokens(telling.name(kind, key)), map(tokens, telling.other_names(kind, key)))
    if kind == "cities":
        country = telling.site.records.cities[key].country
        yield from _spelled(tokens(telling.formats.country(country)), map(tokens, country_names(telling.site, country, telling.messages)))


def _spelled(name: list[str], others: Iterable[list[str]]) -> Iterator[Spelling]:
    """A name in one other word stands for the whole; otherwise word stands for word, where they are alike and have the same place."""
    for other in others:
        if len(other) == 1 and other[0] not in name:
            yield other[0], tuple(name)
        elif len(other) == len(name):
            yield from ((word, (meant,)) for word, meant in zip(other, name, strict=True) if word != meant and _alike(word, meant))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE

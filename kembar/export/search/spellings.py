"""Other spellings of names: Kasablanka for Casablanca, Kiev for Kyiv, Morocco for Maroko, LA for Los Angeles."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from kembar.export.search.record_text import SearchText, country_names
from kembar.export.search.tokens import tokenize
from kembar.kinds.registry import KINDS

Spelling = tuple[str, tuple[str, ...]]
"""Another spelling of a word, and the words that it means."""

MIN_SIMILARITY = 0.7
"""The similarity (difflib) from which two words are spellings of one word; below it, they are different words of the name."""


def find_spellings(kind: str, key: str, record_text: SearchText) -> Iterator[Spelling]:
    """Yield each other spelling of a record's name or its country, and the words that it means."""
    if kind in KINDS and KINDS[kind].has_proper_names:
        yield from _match_names(tokenize(record_text.name(kind, key)), map(tokenize, record_text.other_names(kind, key)))
    if kind == "cities":
        country = record_text.site.records.cities[key].country
        yield from _match_names(
            tokenize(record_text.formats.country(country)), map(tokenize, country_names(record_text.site, country, record_text.messages))
        )


def _match_names(name: list[str], others: Iterable[list[str]]) -> Iterator[Spelling]:
    """Yield spellings: a name of one other word means the whole name; otherwise similar words at the same position correspond."""
    for other in others:
        if len(other) == 1 and other[0] not in name:
            yield other[0], tuple(name)
        elif len(other) == len(name):
            yield from ((word, (meant,)) for word, meant in zip(other, name, strict=True) if word != meant and _is_similar(word, meant))


def _is_similar(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= MIN_SIMILARITY

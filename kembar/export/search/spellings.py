"""
Other ways in which names are written: Kasablanka for Casablanca, Kiev for Kyiv, Morocco for Maroko, LA for Los Angeles.

In come the records; out goes, for each word that is another spelling of a name, the words of the name in the language of the index.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from kembar.export.search.facts import Telling, country_names
from kembar.export.search.tokens import tokens

ALIKE = 0.7
"""From how alike two words are on, as difflib counts it, they are taken for two spellings of one: below it, a name has several words."""

NAMED = ("cities", "people", "organisations")
"""The kinds of record that have names. What else a field of cooperation is called are words with a meaning of their own."""


def spellings(telling: Telling) -> Mapping[str, tuple[str, ...]]:
    """The words of the name that each other spelling stands for. Where two names claim one spelling, the first has it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, others in _names(telling):
        for spelling, meant in _spelled(tokens(name), map(tokens, others)):
            found.setdefault(spelling, meant)
    return found


def _names(telling: Telling) -> Iterator[tuple[str, Iterable[str]]]:
    """Every name, and what else it is written like."""
    site = telling.site
    for kind in NAMED:
        for key in site.records.of(kind):
            yield telling.name(kind, key), telling.names(kind, key)
    for country in dict.fromkeys(city.country for city in site.records.cities.values()):
        yield telling.formats.country(country), country_names(site, country, telling.messages)


def _spelled(name: list[str], others: Iterable[list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A name in one other word stands for the whole; otherwise word stands for word, where they are alike and have the same place."""
    for other in others:
        if len(other) == 1 and other[0] not in name:
            yield other[0], tuple(name)
        elif len(other) == len(name):
            yield from ((word, (meant,)) for word, meant in zip(other, name, strict=True) if word != meant and _alike(word, meant))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE

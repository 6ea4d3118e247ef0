"""
The corpus: an invented bilingual site of any size, the same for the same size and seed.

In come a number of pages and a seed; out go its facts and words. How they lie in folders is a matter of each generator's layout.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.corpus.facts import make_world
from bench.corpus.words import Words, write_all
from bench.corpus.world import Size, World

SEED = "kembar"
SMALLEST = 20
"""The pages of the smallest corpus in which each kind of record can be found."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The facts, and the words by language, kind and key: each original is followed by its translation."""

    world: World
    words: Mapping[tuple[str, str, str], Words]


def make_corpus(pages: int, seed: str = SEED) -> Corpus:
    """A corpus of `pages` files of words, in all languages together. Raises `ValueError` for a number that is odd or too small."""
    if pages < SMALLEST or pages % 2:
        message = f"a corpus has an even number of pages, {SMALLEST} or more, and not {pages}"
        raise ValueError(message)
    world = make_world(Size(pages), seed)
    return Corpus(world, {(lang, kind, key): words for lang, kind, key, words in write_all(world)})

"""
Which forms of a word belong together, settled by the vocabulary of the whole portal.

In comes every word that the portal uses in a language, and the roots that each may have; out goes, for each word, the words that it is
found by. A root that many words share is a better one than a root that only one word could have: `kunjungan`, `dikunjungi` and
`berkunjung` settle that `mengunjungi` comes from `kunjung` and not from `unjung`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

Roots = tuple[str, ...]
"""What a word is found by: mostly one root; a word that is written as one and as two has two, and so may a name."""

SHORTEST_HALF = 4
"""The fewest letters of each half of a word that is also written as two."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The roots of each word of a vocabulary."""

    roots: Mapping[str, Roots]

    def of(self, words: Iterable[str]) -> list[str]:
        """What these words are found by, in their order."""
        return [root for word in words for root in self.roots[word]]


def settle(texts: Collection[list[str]], candidates: Callable[[str], frozenset[str]], spellings: Mapping[str, Roots]) -> Forms:
    """
    The forms of all words in `texts` and of all `spellings`.

    >>> from kembar.i18n.stems import AFFIXES, stripped
    >>> texts = ["kunjungan kerja sama".split(), "mengunjungi dikunjungi kerjasama kasablanka".split()]
    >>> settle(texts, lambda word: stripped(word, AFFIXES["id"]), {"kasablanka": ("casablanca",)}).roots
    {'kunjungan': ('kunjung',), 'kerja': ('kerja',), 'sama': ('sama',), 'mengunjungi': ('kunjung',), 'dikunjungi': ('kunjung',), \
'kerjasama': ('kerja', 'sama'), 'kasablanka': ('casablanca',), 'casablanca': ('casablanca',)}
    """
    vocabulary = dict.fromkeys(chain.from_iterable(texts))
    for spelling, meant in spellings.items():
        vocabulary.update(dict.fromkeys((spelling, *meant)))
    settled = _settled(vocabulary, candidates)
    written = {**_parted(vocabulary, texts), **spellings}
    return Forms({word: tuple(settled[part] for part in written.get(word, (word,))) for word in vocabulary})


def _settled(vocabulary: Mapping[str, None], candidates: Callable[[str], frozenset[str]]) -> dict[str, str]:
    """The root of each word: the candidate of most words; among equals one that is a word itself, the longest, the first in order."""
    possible = {word: candidates(word) for word in vocabulary}
    support = Counter(root for roots in possible.values() for root in roots)
    return {
        word: min(roots, key=lambda root: (-support[root] - (root in vocabulary), root not in vocabulary, -len(root), root))
        for word, roots in possible.items()
    }


def _parted(vocabulary: Collection[str], texts: Iterable[list[str]]) -> dict[str, Roots]:
    """The words that the texts also have as two words side by side, and these two."""
    halves = {pair: word for word in vocabulary for pair in _halves(word, vocabulary)}
    firsts = {first for first, _ in halves}
    met = {pair for text in texts for pair in pairwise(text) if pair[0] in firsts}
    return {word: pair for pair, word in reversed(halves.items()) if pair in met}


def _halves(word: str, vocabulary: Container[str]) -> Iterator[tuple[str, str]]:
    """The two words of the vocabulary that a word could be made of, each way, from the shortest first half on."""
    for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        if word[:cut] in vocabulary and word[cut:] in vocabulary:
            yield word[:cut], word[cut:]

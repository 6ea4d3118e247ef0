"""
Which forms of a word belong together, settled by the vocabulary of the whole portal.

In comes every word that the portal uses in a language, and the roots that each may have; out goes, for each word, the words that it is
found by. A root that many words share is a better one than a root that only one word could have: `kunjungan`, `dikunjungi` and
`berkunjung` settle that `mengunjungi` comes from `kunjung` and not from `unjung`.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

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


def settle(texts: Iterable[list[str]], candidates: Callable[[str], frozenset[str]], spellings: Mapping[str, Roots]) -> Forms:
    """
    The forms of all words in `texts` and of all `spellings`.

    >>> from kembar.i18n.stems import AFFIXES, stripped
    >>> texts = ["kunjungan kerja sama".split(), "mengunjungi dikunjungi kerjasama kasablanka".split()]
    >>> settle(texts, lambda word: stripped(word, AFFIXES["id"]), {"kasablanka": ("casablanca",)}).roots
    {'kunjungan': ('kunjung',), 'kerja': ('kerja',), 'sama': ('sama',), 'mengunjungi': ('kunjung',), 'dikunjungi': ('kunjung',), \
'kerjasama': ('kerja', 'sama'), 'kasablanka': ('casablanca',), 'casablanca': ('casablanca',)}
    """
    vocabulary, pairs = _words_and_pairs(texts)
    for spelling, meant in spellings.items():
        vocabulary.update(dict.fromkeys((spelling, *meant)))
    settled = _settled(vocabulary, candidates)
    written = {word: halves for word in vocabulary if (halves := _halves(word, pairs, vocabulary))} | dict(spellings)
    return Forms({word: tuple(settled[part] for part in written.get(word, (word,))) for word in vocabulary})


def _words_and_pairs(texts: Iterable[list[str]]) -> tuple[dict[str, None], set[str]]:
    """Every word in the order in which it was met, and every two neighbours as one word."""
    words: dict[str, None] = {}
    pairs: set[str] = set()
    for text in texts:
        words.update(dict.fromkeys(text))
        pairs.update(one + other for one, other in pairwise(text))
    return words, pairs


def _settled(vocabulary: Mapping[str, None], candidates: Callable[[str], frozenset[str]]) -> dict[str, str]:
    """The root of each word: the candidate of most words; among equals one that is a word itself, the longest, the first in order."""
    possible = {word: candidates(word) for word in vocabulary}
    support = Counter(root for roots in possible.values() for root in roots)
    return {
        word: min(roots, key=lambda root: (-support[root] - (root in vocabulary), root not in vocabulary, -len(root), root))
        for word, roots in possible.items()
    }


def _halves(word: str, pairs: Container[str], vocabulary: Container[str]) -> Roots:
    """The two words that a word is also written as, if the texts have them side by side."""
    if word not in pairs:
        return ()
    cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
    return next(((word[:cut], word[cut:]) for cut in cuts if word[:cut] in vocabulary and word[cut:] in vocabulary), ())

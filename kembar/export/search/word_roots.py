"""
Which forms of a word belong together, settled by the vocabulary of the whole portal.

In comes every word that the portal uses in a language, and the roots that each may have; out goes, for each word, the words that it is
found by. A root that many words share is a better one than a root that only one word could have: `kunjungan`, `dikunjungi` and
`berkunjung` settle that `mengunjungi` comes from `kunjung` and not from `unjung`.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import chain, pairwise

Roots = tuple[str, ...]
"""What a word is found by: mostly one root; a word that is written as one and as two has two, and so may a name."""

Pair = tuple[str, str]
"""Two words that stand side by side."""

SHORTEST_HALF = 4
"""The fewest letters of each half of a word that is also written as two."""


def choose_roots(candidates: Mapping[str, Collection[str]], written: Mapping[str, Roots]) -> dict[str, Roots]:
    """
    The roots of each word, by those that it may have. `written` are other ways to write words: what a spelling stands for, and the
    halves of a word that is also written as two.

    >>> from kembar.i18n.stems import AFFIXES, stripped
    >>> words = "kunjungan mengunjungi dikunjungi kerja sama kerjasama".split()
    >>> choose_roots({word: stripped(word, AFFIXES["id"]) for word in words}, {"kerjasama": ("kerja", "sama")})
    {'kunjungan': ('kunjung',), 'mengunjungi': ('kunjung',), 'dikunjungi': ('kunjung',), 'kerja': ('kerja',), 'sama': ('sama',), \
'kerjasama': ('kerja', 'sama')}
    """
    support = Counter(root for roots in candidates.values() for root in roots)
    settled = {word: _best(roots, support, candidates) for word, roots in candidates.items()}
    return {word: tuple(settled[part] for part in written.get(word, (word,))) for word in candidates}


def _best(roots: Collection[str], support: Mapping[str, int], words: Container[str]) -> str:
    """The candidate of most words; among equals one that is a word itself, the longest, the first in order."""
    return min(roots, key=lambda root: (-support[root] - (root in words), root not in words, -len(root), root))


def compound_parts(words: Collection[str]) -> dict[Pair, str]:
    """
    Every two words of a vocabulary that make a third one, and that.

    >>> compound_parts(("kerja", "sama", "kerjasama", "kerjasamanya"))
    {('kerja', 'sama'): 'kerjasama'}
    """
    return {pair: word for word in words for pair in _cut(word) if pair[0] in words and pair[1] in words}


def _cut(word: str) -> Iterator[Pair]:
    return ((word[:cut], word[cut:]) for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1))


def met(pairs: Container[Pair], texts: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Those of some pairs that stand side by side in texts."""
    return frozenset(filter(pairs.__contains__, chain.from_iterable(map(pairwise, texts))))


def parted(found: Container[Pair], makes: Mapping[Pair, str]) -> dict[str, Roots]:
    """The words that texts also have as two, and these two: those with the shortest first half, where there are more."""
    return {word: pair for pair, word in sorted(makes.items(), key=lambda made: -len(made[0][0])) if pair in found}

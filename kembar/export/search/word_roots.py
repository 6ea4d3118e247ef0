"""
Choose the root of each word from the vocabulary of the whole portal.

A root that many words share is better than one that a single word could have: `kunjungan`, `dikunjungi` and `berkunjung` decide that
`mengunjungi` comes from `kunjung` and not from `unjung`.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import chain, pairwise

Roots = tuple[str, ...]
"""The roots that a word is found by, usually one; a compound word or a name may have several."""

Pair = tuple[str, str]
"""Two adjacent words."""

MIN_HALF = 4
"""The least number of letters in each half of a compound word."""


def choose_roots(candidates: Mapping[str, Collection[str]], written: Mapping[str, Roots]) -> dict[str, Roots]:
    """
    Return the roots of each word from its candidates. `written` are other forms of words: the meaning of a spelling, and the halves of a
    compound word.

    >>> from kembar.i18n.stems import AFFIXES, strip_affixes
    >>> words = "kunjungan mengunjungi dikunjungi kerja sama kerjasama".split()
    >>> choose_roots({word: strip_affixes(word, AFFIXES["id"]) for word in words}, {"kerjasama": ("kerja", "sama")})
    {'kunjungan': ('kunjung',), 'mengunjungi': ('kunjung',), 'dikunjungi': ('kunjung',), 'kerja': ('kerja',), 'sama': ('sama',), \
'kerjasama': ('kerja', 'sama')}
    """
    support = Counter(root for roots in candidates.values() for root in roots)
    settled = {word: _best(roots, support, candidates) for word, roots in candidates.items()}
    return {word: tuple(settled[part] for part in written.get(word, (word,))) for word in candidates}


def _best(roots: Collection[str], support: Mapping[str, int], words: Container[str]) -> str:
    """Return the candidate that most words share; among equals one that is a word, then the longest, then the first in order."""
    return min(roots, key=lambda root: (-support[root] - (root in words), root not in words, -len(root), root))


def compound_parts(words: Collection[str]) -> dict[Pair, str]:
    """
    Return every two words of a vocabulary that together form a third one, and that word.

    >>> compound_parts(("kerja", "sama", "kerjasama", "kerjasamanya"))
    {('kerja', 'sama'): 'kerjasama'}
    """
    return {pair: word for word in words for pair in _split(word) if pair[0] in words and pair[1] in words}


def _split(word: str) -> Iterator[Pair]:
    return ((word[:cut], word[cut:]) for cut in range(MIN_HALF, len(word) - MIN_HALF + 1))


def find_adjacent(pairs: Container[Pair], texts: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Return those of some pairs that are adjacent in texts."""
    return frozenset(filter(pairs.__contains__, chain.from_iterable(map(pairwise, texts))))


def split_compounds(found: Container[Pair], makes: Mapping[Pair, str]) -> dict[str, Roots]:
    """
    Return the compound words whose halves are adjacent in texts, with the halves; those with the shortest first half if there are several.
    """
    return {word: pair for pair, word in sorted(makes.items(), key=lambda made: -len(made[0][0])) if pair in found}

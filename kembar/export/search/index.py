"""
The index of one language: what is settled by all cards together.

In come all cards, or an index and the cards that have changed since; out comes an `Index`, which can be kept and gives the same files
either way. A change that unsettles much gives None: then all cards are wanted again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kembar.export.search.documents import SearchDocument
from kembar.export.search.postings import Postings
from kembar.export.search.shards import in_order, word_line
from kembar.export.search.word_roots import Pair, Roots, choose_roots, compound_parts, met, parted
from kembar.i18n.stems import roots_of
from kembar.model.config import Lang

MANY = 200
"""From how many entries on that have a word whose root has changed it is as well to begin anew."""

Changed = Mapping[int, tuple[SearchDocument, SearchDocument]]
"""What some entries were, by their numbers, and what they are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """
    An index, and what it was settled by.

    `paths` are those of the entries' cards, `quiet` the numbers of the quiet ones. `words` counts the cards that have each word;
    `candidates` are the roots that a word may have, and `roots` those that it has. `makes` are the pairs of words that make a third one,
    `pairs` those of them that stand in texts, `spellings` what other spellings stand for. `places` and `lengths` are those of `Postings`;
    `lines` has the line of each word on the shelves.
    """

    paths: tuple[str, ...]
    quiet: tuple[int, ...]
    words: Mapping[str, int]
    candidates: Mapping[str, tuple[str, ...]]
    makes: Mapping[Pair, str]
    pairs: frozenset[Pair]
    spellings: Mapping[str, Roots]
    roots: Mapping[str, Roots]
    places: dict[str, tuple[dict[int, int], ...]]
    lengths: list[dict[int, int]]
    lines: Mapping[str, str]


def index_of(cards: Mapping[str, SearchDocument], lang: Lang) -> Index:
    """The index of all cards on which something stands, by their paths."""
    entries = list(cards.values())
    words = Counter(chain.from_iterable(map(_vocabulary, entries)))
    candidates = {word: _candidates(word, lang) for word in words}
    makes = compound_parts(words)
    pairs = met(makes, chain.from_iterable(map(_fields, entries)))
    spellings = {word: meant for card in reversed(entries) for word, meant in reversed(card.spellings)}
    roots = choose_roots(candidates, {**parted(pairs, makes), **spellings})
    postings = Postings()
    for number, card in enumerate(entries):
        postings.enter(number, _fields(card), roots)
    return Index(
        paths=tuple(cards),
        quiet=tuple(number for number, card in enumerate(entries) if card.quiet),
        words=dict(words),
        candidates=candidates,
        makes=makes,
        pairs=pairs,
        spellings=spellings,
        roots=roots,
        places=postings.places,
        lengths=postings.lengths,
        lines=_lines(roots, postings),
    )


def renewed(index: Index, changed: Changed, card_of: Callable[[int], SearchDocument], lang: Lang) -> Index | None:
    """
    The index with some entries changed, from which it takes over what has not: `index` itself is not to be used any more.

    None where so much has changed with them that all cards are wanted. `card_of` gives the card of any other entry by its number.
    """
    words = _recounted(index.words, changed.values())
    makes = index.makes if words.keys() == index.words.keys() else compound_parts(words)
    if makes != index.makes or not all(_joins_alike(before, after, makes) for before, after in changed.values()):
        return None
    candidates = {word: index.candidates.get(word) or _candidates(word, lang) for word in words}
    roots = (
        choose_roots(candidates, {**parted(index.pairs, makes), **index.spellings}) if words.keys() != index.words.keys() else index.roots
    )
    moved = {word for word, found in roots.items() if index.roots.get(word, found) != found}
    others = _entries_with(moved, index) - changed.keys()
    if len(others) > MANY:
        return None
    postings = Postings(index.places, index.lengths)
    touched = moved | (words.keys() ^ index.words.keys())
    for number, (before, after) in {**changed, **{number: (card_of(number),) * 2 for number in others}}.items():
        postings.withdraw(number, _fields(before), index.roots)
        postings.enter(number, _fields(after), roots)
        touched |= {root for (_, root), _ in _counted(before, index.roots).items() ^ _counted(after, roots).items()}
    lines = {word: line for word, line in index.lines.items() if word not in touched}
    return replace(index, words=words, candidates=candidates, roots=roots, lines=_lines(roots, postings, lines))


def _fields(card: SearchDocument) -> list[list[str]]:
    return [field.split() for field in card.words]


def _vocabulary(card: SearchDocument) -> set[str]:
    """Every word of a card, other spellings and what they stand for among them."""
    spelled = chain.from_iterable((word, *meant) for word, meant in card.spellings)
    return set(chain(spelled, *_fields(card)))


def _candidates(word: str, lang: Lang) -> tuple[str, ...]:
    return tuple(sorted(roots_of(lang)(word)))


def _recounted(words: Mapping[str, int], changed: Iterable[tuple[SearchDocument, SearchDocument]]) -> Mapping[str, int]:
    """In how many cards each word is, after a change."""
    counts = Counter(words)
    for before, after in changed:
        counts.subtract(_vocabulary(before))
        counts.update(_vocabulary(after))
    return {word: count for word, count in counts.items() if count > 0}


def _joins_alike(before: SearchDocument, after: SearchDocument, makes: Mapping[Pair, str]) -> bool:
    """Whether a change of a card leaves other spellings, words that are written as two, and its rank as they were."""
    same = before.spellings == after.spellings and before.quiet == after.quiet
    return same and met(makes, _fields(before)) == met(makes, _fields(after))


def _entries_with(words: Iterable[str], index: Index) -> set[int]:
    """The numbers of all entries that may have one of some words: those that have its root."""
    roots = {root for word in words for root in index.roots[word]}
    return {number for root in roots for places in index.places.get(root, ()) for number in places}


def _counted(card: SearchDocument, roots: Mapping[str, Roots]) -> Mapping[tuple[int, str], int]:
    """How often each root is in each field of a card."""
    return Counter((field, root) for field, words in enumerate(_fields(card)) for word in words for root in roots[word])


def _lines(roots: Mapping[str, Roots], postings: Postings, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The line of every word, and of every root that is no word, in their order; `known` are those that are known already."""
    known = known or {}
    every = roots.keys() | set(chain.from_iterable(roots.values()))
    words = in_order([*filter(every.__contains__, known), *(every - known.keys())])  # what is in order already is sorted quickly
    return {word: known.get(word) or word_line(word, roots.get(word, (word,)), postings.written(word)) for word in words}


def quiet_runs(index: Index) -> Iterator[tuple[int, int]]:
    """The runs of quiet entries: the number of the first of each, and of the first after it."""
    quiet = set(index.quiet)
    firsts = [number for number in index.quiet if number - 1 not in quiet]
    ends = [number + 1 for number in index.quiet if number + 1 not in quiet]
    return zip(firsts, ends, strict=True)


def lengths_of(index: Index) -> list[Sequence[int]]:
    """How many roots each field of each entry has."""
    return [[field[number] for number in range(len(index.paths))] for field in index.lengths]

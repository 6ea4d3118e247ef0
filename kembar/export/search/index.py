"""
The index of one language, built from all search documents, or updated from those that changed.

Both ways give the same files. If a change affects too much, the update returns None, and the index is built from all documents.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kembar.export.search.documents import SearchDocument
from kembar.export.search.postings import Postings
from kembar.export.search.shards import sort_for_browser, word_line
from kembar.export.search.word_roots import Pair, Roots, choose_roots, compound_parts, find_adjacent, split_compounds
from kembar.i18n.stems import root_finder
from kembar.model.config import Lang

FULL_BUILD_THRESHOLD = 200
"""The number of entries with changed roots from which a full build is as fast."""

Changed = Mapping[int, tuple[SearchDocument, SearchDocument]]
"""The former and the new document of each changed entry, by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """
    An index and the data it was built from.

    `paths` are those of the search documents, `ranks_last` the numbers of the entries that do. `words` counts the documents with each
    word; `candidates` are the possible roots of a word, `roots` the chosen ones. `compounds` are pairs of words that form a third word,
    `adjacent_pairs` those that occur in texts, `spellings` the meanings of other spellings. `places` and `lengths` are those of `Postings`;
    `lines` has the line of each word in the shards.
    """

    paths: tuple[str, ...]
    ranks_last: tuple[int, ...]
    words: Mapping[str, int]
    candidates: Mapping[str, tuple[str, ...]]
    compounds: Mapping[Pair, str]
    adjacent_pairs: frozenset[Pair]
    spellings: Mapping[str, Roots]
    roots: Mapping[str, Roots]
    places: dict[str, tuple[dict[int, int], ...]]
    lengths: list[dict[int, int]]
    lines: Mapping[str, str]


def build_index(documents: Mapping[str, SearchDocument], lang: Lang) -> Index:
    """Return the index of all search documents that are not empty, by their paths."""
    entries = list(documents.values())
    words = Counter(chain.from_iterable(map(_vocabulary, entries)))
    candidates = {word: _candidates(word, lang) for word in words}
    makes = compound_parts(words)
    pairs = find_adjacent(makes, chain.from_iterable(map(_fields, entries)))
    spellings = {word: meant for document in reversed(entries) for word, meant in reversed(document.spellings)}
    roots = choose_roots(candidates, {**split_compounds(pairs, makes), **spellings})
    postings = Postings()
    for number, document in enumerate(entries):
        postings.add(number, _fields(document), roots)
    return Index(
        paths=tuple(documents),
        ranks_last=tuple(number for number, document in enumerate(entries) if document.ranks_last),
        words=dict(words),
        candidates=candidates,
        compounds=makes,
        adjacent_pairs=pairs,
        spellings=spellings,
        roots=roots,
        places=postings.places,
        lengths=postings.lengths,
        lines=_lines(roots, postings),
    )


def update_index(index: Index, changed: Changed, document_of: Callable[[int], SearchDocument], lang: Lang) -> Index | None:
    """
    Return the index with some entries changed; it reuses `index`, which must not be used any more.

    Returns None if all documents are needed. `card_of` returns the document of an unchanged entry by its number.
    """
    words = _count_words_again(index.words, changed.values())
    makes = index.compounds if words.keys() == index.words.keys() else compound_parts(words)
    if makes != index.compounds or not all(_has_same_structure(before, after, makes) for before, after in changed.values()):
        return None
    candidates = {word: index.candidates.get(word) or _candidates(word, lang) for word in words}
    roots = (
        choose_roots(candidates, {**split_compounds(index.adjacent_pairs, makes), **index.spellings})
        if words.keys() != index.words.keys()
        else index.roots
    )
    moved = {word for word, found in roots.items() if index.roots.get(word, found) != found}
    others = _entries_with(moved, index) - changed.keys()
    if len(others) > FULL_BUILD_THRESHOLD:
        return None
    postings = Postings(index.places, index.lengths)
    touched = moved | (words.keys() ^ index.words.keys())
    for number, (before, after) in {**changed, **{number: (document_of(number),) * 2 for number in others}}.items():
        postings.remove(number, _fields(before), index.roots)
        postings.add(number, _fields(after), roots)
        touched |= {root for (_, root), _ in _count_roots(before, index.roots).items() ^ _count_roots(after, roots).items()}
    lines = {word: line for word, line in index.lines.items() if word not in touched}
    return replace(index, words=words, candidates=candidates, roots=roots, lines=_lines(roots, postings, lines))


def _fields(document: SearchDocument) -> list[list[str]]:
    return [field.split() for field in document.words]


def _vocabulary(document: SearchDocument) -> set[str]:
    """Return every word of a document, with other spellings and their meanings."""
    spelled = chain.from_iterable((word, *meant) for word, meant in document.spellings)
    return set(chain(spelled, *_fields(document)))


def _candidates(word: str, lang: Lang) -> tuple[str, ...]:
    return tuple(sorted(root_finder(lang)(word)))


def _count_words_again(words: Mapping[str, int], changed: Iterable[tuple[SearchDocument, SearchDocument]]) -> Mapping[str, int]:
    """Return the number of documents with each word after a change."""
    counts = Counter(words)
    for before, after in changed:
        counts.subtract(_vocabulary(before))
        counts.update(_vocabulary(after))
    return {word: count for word, count in counts.items() if count > 0}


def _has_same_structure(before: SearchDocument, after: SearchDocument, makes: Mapping[Pair, str]) -> bool:
    """Return whether a change leaves other spellings, compound words and rank unchanged."""
    same = before.spellings == after.spellings and before.ranks_last == after.ranks_last
    return same and find_adjacent(makes, _fields(before)) == find_adjacent(makes, _fields(after))


def _entries_with(words: Iterable[str], index: Index) -> set[int]:
    """Return the numbers of all entries that may contain one of the words: those that contain its root."""
    roots = {root for word in words for root in index.roots[word]}
    return {number for root in roots for places in index.places.get(root, ()) for number in places}


def _count_roots(document: SearchDocument, roots: Mapping[str, Roots]) -> Mapping[tuple[int, str], int]:
    """Return the number of occurrences of each root in each field of a document."""
    return Counter((field, root) for field, words in enumerate(_fields(document)) for word in words for root in roots[word])


def _lines(roots: Mapping[str, Roots], postings: Postings, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the line of every word, and of every root that is no word, in order; `known` lines are reused."""
    known = known or {}
    every = roots.keys() | set(chain.from_iterable(roots.values()))
    words = sort_for_browser([*filter(every.__contains__, known), *(every - known.keys())])  # what is in order already is sorted quickly
    return {word: known.get(word) or word_line(word, roots.get(word, (word,)), postings.encode(word)) for word in words}


def quiet_runs(index: Index) -> Iterator[tuple[int, int]]:
    """Yield the start and the end (exclusive) of each run of ranks_last entries."""
    ranks_last = set(index.ranks_last)
    firsts = [number for number in index.ranks_last if number - 1 not in ranks_last]
    ends = [number + 1 for number in index.ranks_last if number + 1 not in ranks_last]
    return zip(firsts, ends, strict=True)


def lengths_of(index: Index) -> list[Sequence[int]]:
    """Return the number of roots in each field of each entry."""
    return [[field[number] for number in range(len(index.paths))] for field in index.lengths]

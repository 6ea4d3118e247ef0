"""
The search index of each language, remembered from build to build.

In come the targets that make all cards and what has changed; out comes a `Search`: the cards that are not true any more are made, and each
index is renewed by those that came out otherwise. What has not changed stays in the cache until somebody asks for it.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any, cast

from kembar.cache.codec import dumps
from kembar.cache.database import BuildCache, CachedDocument
from kembar.cache.file_snapshot import Digest, digest_of
from kembar.export.search.documents import SearchDocument, paths_of
from kembar.export.search.files import IndexFile, files, of_cards
from kembar.export.search.index import Index, renewed
from kembar.model.config import Lang, SiteConfig
from kembar.model.dependencies import Dependency, DependencyIds, DependencyRecorder
from kembar.model.output import Target
from kembar.output.spill import Span, SpillFile
from kembar.pipeline.flow import Arranged, card_targets
from kembar.workers import MIN_PARALLEL_ITEMS, can_fork, in_parallel, run_in_subprocess

INDEXES, FILES = "indexes", "index files"
"""Shelves of the cache: each language's index, and the digests of its files."""


@dataclass(frozen=True, slots=True)
class SearchBuildContext:
    """
    Where cards and indexes are made: what is remembered, where bytes are set aside, where what cards are made from has its numbers, and how
    many processes may work.
    """

    cache: BuildCache
    spill: SpillFile
    ids: DependencyIds
    cores: int | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A card that this build made: the digest of its bytes, where they are set aside, and what they were made from, by numbers."""

    digest: Digest
    content: Span
    reads: "array[int]"


@dataclass(frozen=True, slots=True)
class SearchDocuments:
    """
    All cards of a site: `digests` has the digest of each by its path, in the order of the index, and `made` are those that this build
    made, whose bytes are in the spill. `before` are the digests that the last build left.
    """

    place: SearchBuildContext
    digests: Mapping[str, Digest]
    made: Mapping[str, NewDocument]
    before: Mapping[str, Digest]

    def card(self, path: str) -> SearchDocument | None:
        """A card; None when nothing stands on it."""
        content = self.content(path)
        return SearchDocument.of(content) if content else None

    def content(self, path: str) -> bytes:
        """A card as it is kept."""
        made = self.made.get(path)
        return self.place.spill.read(made.content) if made else self.place.cache.document(path)

    def card_before(self, path: str) -> SearchDocument | None:
        """A card as the last build left it; None when there was none, or nothing stood on it."""
        content = self.place.cache.document(path) if path in self.before else b""
        return SearchDocument.of(content) if content else None

    def paths(self, lang: Lang) -> list[str]:
        """The paths of a language's cards, in order."""
        return [path for path in self.digests if path.startswith(f"{lang.code}/")]

    def changed(self, lang: Lang) -> list[str]:
        """The paths of a language's cards that came, went, or are not what they were."""
        maybe = (*self.made, *(self.before.keys() - self.digests.keys()))
        return [path for path in maybe if path.startswith(f"{lang.code}/") and self.digests.get(path) != self.before.get(path)]


@dataclass(frozen=True, slots=True)
class SearchIndexBuild:
    """
    The cards of a site, and the files of each language's index by the language's code. `renewed` tells where the indexes are set aside that
    are not those of the last build.
    """

    cards: SearchDocuments
    files: Mapping[str, Mapping[str, IndexFile]]
    renewed: Mapping[str, Span]

    @property
    def digests(self) -> Mapping[str, Digest]:
        """The digest of each file of an index by its path."""
        return {path: file.digest for found in self.files.values() for path, file in found.items()}


def documents_for(place: SearchBuildContext, arranged: Arranged, reads: DependencyRecorder, changed: Set[int] | None) -> SearchDocuments:
    """
    All cards of a site. Those are made that were made from something that has changed: `changed` are the numbers of these inputs, and None
    stands for all.

    Raises `CacheError`, `UnwritableError`, and whatever a target raises.
    """
    known = dict(place.cache.documents())
    before = {path: digest for path, (digest, _) in known.items()}
    stale = {path for path, (_, inputs) in known.items() if not changed.isdisjoint(inputs)} if changed is not None else known.keys()
    paths = [*paths_of(arranged.site)]
    wanted = [*card_targets(arranged, reads, {path for path in paths if path not in known or path in stale})]
    results = zip(wanted, in_parallel(_DocumentMaker(reads), wanted, cores=place.cores), strict=True)
    made = {
        target.path: NewDocument(digest_of(card), place.spill.write(card), place.ids.numbers(inputs)) for target, (card, inputs) in results
    }
    digests = {path: made[path].digest if path in made else before[path] for path in paths}
    return SearchDocuments(place, digests, made, before)


@dataclass(frozen=True, slots=True)
class _DocumentMaker:
    """Makes cards, and takes what was read for each."""

    reads: DependencyRecorder

    def __call__(self, target: Target) -> tuple[bytes, tuple[Dependency, ...]]:
        self.reads.drain()
        content = target.make()
        return content, self.reads.drain()


def search_for(cards: SearchDocuments, config: SiteConfig, *, anew: bool) -> SearchIndexBuild:
    """The search as it is now, by its cards; `anew` takes nothing over from the last build. Raises `CacheError`."""
    made: dict[str, dict[str, IndexFile]] = {}
    new: dict[str, Span] = {}
    for lang in config.languages:
        known = None if anew else _files_before(cards.place.cache, lang)
        if known is not None and not cards.changed(lang):
            made[lang.code] = _as_before(cards, lang, known)
        else:
            new[lang.code], made[lang.code] = _renewed(cards, lang, known) or _anew(cards, lang)
    return SearchIndexBuild(cards, made, new)


def _as_before(cards: SearchDocuments, lang: Lang, known: Mapping[str, Digest]) -> dict[str, IndexFile]:
    """The files of an index that has not changed: it is loaded when somebody asks for the first of them."""

    @cache
    def loaded() -> Mapping[str, IndexFile]:
        index = _index_before(cards.place.cache, lang)
        return files(index, lang, _line_of(cards, index), known) if index else _of_cards(cards, lang)[1]

    return {path: IndexFile(digest, partial(_read, loaded, path)) for path, digest in known.items()}


def _read(loaded: Callable[[], Mapping[str, IndexFile]], path: str) -> bytes:
    return loaded()[path].read()


def _renewed(cards: SearchDocuments, lang: Lang, known: Mapping[str, Digest] | None) -> tuple[Span, dict[str, IndexFile]] | None:
    """The index of before with what has changed, and its files; None where all cards are wanted."""
    index = _index_before(cards.place.cache, lang) if known else None
    changed = _changed(cards, index, cards.changed(lang)) if index else None
    later = renewed(index, changed, partial(_card_of, cards, index.paths), lang) if index and changed else None
    if later is None or changed is None:
        return None
    return _aside(cards, later), files(later, lang, _line_of(cards, later), known, changed.keys())


def _anew(cards: SearchDocuments, lang: Lang) -> tuple[Span, dict[str, IndexFile]]:
    """
    An index of all cards, and its files. What settles it takes many times the memory of its files, so that of many cards is settled in a
    process of its own.
    """
    settle, spill = partial(_settled, cards, lang), cards.place.spill
    index, found = run_in_subprocess(settle) if can_fork(cards.place.cores) and len(cards.made) >= MIN_PARALLEL_ITEMS else settle()
    return index, {path: IndexFile(digest, partial(spill.read, span)) for path, (digest, span) in found.items()}


def _settled(cards: SearchDocuments, lang: Lang) -> tuple[Span, dict[str, tuple[Digest, Span]]]:
    """Where an index of all cards and each of its files are set aside."""
    index, found = _of_cards(cards, lang)
    return _aside(cards, index), {path: (file.digest, cards.place.spill.write(file.read())) for path, file in found.items()}


def _of_cards(cards: SearchDocuments, lang: Lang) -> tuple[Index, dict[str, IndexFile]]:
    return of_cards({path: cards.content(path) for path in cards.paths(lang)}, lang)


def _aside(cards: SearchDocuments, index: Index) -> Span:
    return cards.place.spill.write(dumps(tuple(getattr(index, field.name) for field in fields(Index))))


def _changed(cards: SearchDocuments, index: Index, paths: Sequence[str]) -> dict[int, tuple[SearchDocument, SearchDocument]] | None:
    """What has changed in the entries of an index; None when entries have come or gone."""
    numbers = {path: number for number, path in enumerate(index.paths)}
    found: dict[int, tuple[SearchDocument, SearchDocument]] = {}
    for path in paths:
        before, after = cards.card_before(path), cards.card(path) if path in cards.digests else None
        if before and after:
            found[numbers[path]] = before, after
        elif before or after:
            return None
    return found


def _card_of(cards: SearchDocuments, paths: Sequence[str], number: int) -> SearchDocument:
    card = cards.card(paths[number])
    if card is None:
        raise KeyError(paths[number])
    return card


def _line_of(cards: SearchDocuments, index: Index) -> Callable[[int], str]:
    return lambda number: _card_of(cards, index.paths, number).line


def _files_before(cache: BuildCache, lang: Lang) -> Mapping[str, Digest] | None:
    try:
        return cast("dict[str, Digest]", cache.read(FILES, lang.code))
    except KeyError:
        return None


def _index_before(cache: BuildCache, lang: Lang) -> Index | None:
    """The index that the last build left, to be renewed."""
    try:
        kept = cast("tuple[Any, ...]", cache.read_uncached(INDEXES, lang.code))
    except KeyError:
        return None
    return Index(**dict(zip((field.name for field in fields(Index)), kept, strict=True)))


def keep_search(search: SearchIndexBuild, numbers: Sequence[int]) -> None:
    """Keeps what is new, by the cache's numbers of what is in the register, and forgets what is gone. Raises `CacheError`."""
    cards, cache, spill = search.cards, search.cards.place.cache, search.cards.place.spill
    cache.set_documents(_kept_cards(cards, numbers), cards.before.keys() - cards.digests.keys())
    cache.put(INDEXES, ((code, spill.read(span)) for code, span in search.renewed.items()))
    cache.put(FILES, ((code, dumps({path: file.digest for path, file in search.files[code].items()})) for code in search.renewed))


def _kept_cards(cards: SearchDocuments, numbers: Sequence[int]) -> Iterator[CachedDocument]:
    for path, made in cards.made.items():
        yield CachedDocument(path, made.digest, array("I", sorted(numbers[number] for number in made.reads)), cards.content(path))

"""
The search index of each language, made from its search documents.

An index is renewed by the documents that have changed. What has not changed stays in the cache until it is needed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any, cast

from kembar.cache.codec import dumps
from kembar.cache.database import BuildCache
from kembar.cache.file_snapshot import Digest
from kembar.export.search.documents import SearchDocument
from kembar.export.search.files import IndexFile, index_files, index_from_documents
from kembar.export.search.index import Index, update_index
from kembar.incremental.artifacts import InternalArtifacts
from kembar.model.config import Lang, SiteConfig
from kembar.output.spill import Span
from kembar.workers import MIN_PARALLEL_ITEMS, can_fork, run_in_subprocess

INDEXES, FILES = "indexes", "index files"
"""Collections of the cache: each language's index, and the digests of its files."""


@dataclass(frozen=True, slots=True)
class SearchIndexes:
    """
    The files of each language's index by the language's code. `renewed` are the places in the spill file of the indexes that differ from
    those of the last build.
    """

    documents: InternalArtifacts
    files: Mapping[str, Mapping[str, IndexFile]]
    renewed: Mapping[str, Span]

    @property
    def digests(self) -> Mapping[str, Digest]:
        """The digest of each file of an index by its path."""
        return {path: file.digest for found in self.files.values() for path, file in found.items()}

    def save(self) -> None:
        """Store the indexes that differ from those of the last build."""
        cache, spill = self.documents.cache, self.documents.spill
        cache.put(INDEXES, ((code, spill.read(span)) for code, span in self.renewed.items()))
        cache.put(FILES, ((code, dumps({path: file.digest for path, file in self.files[code].items()})) for code in self.renewed))


def make_indexes(documents: InternalArtifacts, config: SiteConfig, cores: int | None, *, clean: bool) -> SearchIndexes:
    """Return the indexes of all languages; `clean` takes over nothing from the last build. Raises `CacheError`."""
    made: dict[str, Mapping[str, IndexFile]] = {}
    new: dict[str, Span] = {}
    for lang in config.languages:
        language = _LanguageIndex(documents, lang, cores)
        known = None if clean else _cached_digests(documents.cache, lang)
        if known is not None and not language.changed():
            made[lang.code] = language.unchanged_files(known)
        else:
            new[lang.code], made[lang.code] = (language.renew(known) if known else None) or language.make()
    return SearchIndexes(documents, made, new)


def _cached_digests(cache: BuildCache, lang: Lang) -> Mapping[str, Digest] | None:
    try:
        return cast("dict[str, Digest]", cache.read(FILES, lang.code))
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class _LanguageIndex:
    documents: InternalArtifacts
    lang: Lang
    cores: int | None

    def changed(self) -> list[str]:
        """Return the paths of the language's documents that are new, changed or gone."""
        return [path for path in self.documents.changed() if path.startswith(f"{self.lang.code}/")]

    def unchanged_files(self, known: Mapping[str, Digest]) -> Mapping[str, IndexFile]:
        """Return the files of an index that has not changed; it is made again only if the bytes of one are read."""
        made = cache(lambda: self._make()[1])
        return {path: IndexFile(digest, partial(lambda path: made()[path].read(), path)) for path, digest in known.items()}

    def renew(self, known: Mapping[str, Digest]) -> tuple[Span, Mapping[str, IndexFile]] | None:
        """Return the index of the last build with its changes, and its files; None if all documents are needed."""
        index = _cached_index(self.documents.cache, self.lang)
        changed = self._changes(index) if index else None
        later = update_index(index, changed, partial(self._document, index.paths), self.lang) if index and changed else None
        if later is None or changed is None:
            return None
        return self._spill(later), index_files(
            later, self.lang, lambda number: self._document(later.paths, number).line, known, changed.keys()
        )

    def _changes(self, index: Index) -> dict[int, tuple[SearchDocument, SearchDocument]] | None:
        """Return the changed entries of an index by number, each before and after; None if entries have come or gone."""
        numbers = {path: number for number, path in enumerate(index.paths)}
        found: dict[int, tuple[SearchDocument, SearchDocument]] = {}
        for path in self.changed():
            before = self.documents.content_before(path)
            after = self.documents.content(path) if path in self.documents.digests else b""
            if before and after:
                found[numbers[path]] = SearchDocument.of(before), SearchDocument.of(after)
            elif before or after:
                return None
        return found

    def _document(self, paths: Sequence[str], number: int) -> SearchDocument:
        return SearchDocument.of(self.documents.content(paths[number]))

    def make(self) -> tuple[Span, Mapping[str, IndexFile]]:
        """
        Return an index of all documents, and its files.

        This takes many times the memory of the files, so that it is done in a subprocess if there are many documents.
        """
        spill, many = self.documents.spill, len(self.documents.made) >= MIN_PARALLEL_ITEMS
        index, found = run_in_subprocess(self._make_and_spill) if many and can_fork(self.cores) else self._make_and_spill()
        return index, {path: IndexFile(digest, partial(spill.read, span)) for path, (digest, span) in found.items()}

    def _make_and_spill(self) -> tuple[Span, dict[str, tuple[Digest, Span]]]:
        index, found = self._make()
        return self._spill(index), {path: (file.digest, self.documents.spill.write(file.read())) for path, file in found.items()}

    def _make(self) -> tuple[Index, dict[str, IndexFile]]:
        return index_from_documents({path: self.documents.content(path) for path in self._paths()}, self.lang)

    def _paths(self) -> Iterator[str]:
        return (path for path in self.documents.digests if path.startswith(f"{self.lang.code}/"))

    def _spill(self, index: Index) -> Span:
        return self.documents.spill.write(dumps(tuple(getattr(index, field.name) for field in fields(Index))))


def _cached_index(cache: BuildCache, lang: Lang) -> Index | None:
    """Return the index of the last build, which may be modified."""
    try:
        values = cast("tuple[Any, ...]", cache.read_uncached(INDEXES, lang.code))
    except KeyError:
        return None
    return Index(**dict(zip((field.name for field in fields(Index)), values, strict=True)))

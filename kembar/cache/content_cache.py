"""
The cache of what was read from each file.

Files that have not changed are taken from the cache. Their long parts are loaded only when they are needed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from kembar.cache.codec import dumps
from kembar.cache.database import BuildCache
from kembar.cache.file_snapshot import Digest, FileSnapshot, digest_of_all, digest_of_file
from kembar.kinds.kind import Record
from kembar.model.content import RecordPath
from kembar.model.document import Document, Heading, Link, LoadedBody, LoadedText, Piece, PlainSection, Section
from kembar.model.problem import Problem, SourceLocation
from kembar.read.content_tree import ContentFile
from kembar.read.file_reader import FileReader, ReadResult
from kembar.workers import in_parallel

READ, PROSE, PLACES = "read", "prose", "places"
"""Collections of the cache: the value of each file, its long texts, and the locations of the values of a record."""


@dataclass(frozen=True, slots=True)
class CachedFile:
    """
    The content of a file (`read/file_reader.ReadResult`), with the digests of the file and of the way in which it was read.

    Long parts are in collections of their own.
    """

    digest: Digest
    context: Digest
    value: Record | Document | None
    problems: tuple[Problem, ...]
    remnant: object = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class LazyText:
    """A body text that is loaded when it is needed (`model/document.BodyText`)."""

    cache: BuildCache
    path: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Sanitised HTML with a slot for each link."""
        return self._whole().pieces

    @property
    def plain(self) -> tuple[PlainSection, ...]:
        """The plain text of each section."""
        return self._whole().plain

    @property
    def words(self) -> tuple[str, ...]:
        """The normalised words of each section."""
        return self._whole().words

    def _whole(self) -> LoadedText:
        return cast("LoadedText", self.cache.read(PROSE, self.path))


@dataclass(frozen=True, slots=True)
class LazyBody:
    """A body that is loaded when it is needed (`model/document.Body`)."""

    cache: BuildCache
    path: str

    @property
    def prose(self) -> LazyText:
        """The long part of the body."""
        return LazyText(self.cache, self.path)

    @property
    def links(self) -> tuple[Link, ...]:
        """The unresolved links."""
        return self.whole().links

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings."""
        return self.whole().headings

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        return self.whole().sections

    @property
    def hosts(self) -> tuple[tuple[str, SourceLocation], ...]:
        """The hosts that links lead to."""
        return self.whole().hosts

    def whole(self) -> LoadedBody:
        """Return the body in memory, without its long part. Raises `KeyError` if the cache has no such file."""
        document = document_at(self.cache, self.path)
        if document is None:
            raise KeyError(self.path)
        return document.body.whole()


class LazyLocations(Mapping[RecordPath, SourceLocation]):
    """The locations of a record's values, which only problems need."""

    def __init__(self, cache: BuildCache, path: str) -> None:
        self._cache, self._path = cache, path

    def _all(self) -> Mapping[RecordPath, SourceLocation]:
        return cast("Mapping[RecordPath, SourceLocation]", self._cache.read(PLACES, self._path))

    def __getitem__(self, key: RecordPath) -> SourceLocation:
        return self._all()[key]

    def __iter__(self) -> Iterator[RecordPath]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class ContentCache:
    """
    Takes the content of files from the cache (`read/file_reader.ReadCache`), and reads the others on all cores.

    `folder` is what problems call the content folder, which a snapshot calls `content`; `tool` is a digest of the generator.
    """

    def __init__(self, cache: BuildCache, scan: FileSnapshot, folder: str, tool: Digest, *, cores: int | None = None) -> None:
        self._cache, self._scan, self._folder, self._tool, self._cores = cache, scan, folder, tool, cores
        self.read = 0
        self._same_tool = cache.get("tool") == tool

    def __call__(self, entries: Sequence[ContentFile], read: FileReader) -> list[ReadResult]:
        """Return the content of each file, in order."""
        context = digest_of_all([self._tool, read.context])
        known = {entry.path: self._known(entry, context) for entry in entries}
        missing = [entry for entry in entries if known[entry.path] is None]
        self.read += len(missing)
        for entry, packed in zip(missing, in_parallel(_Packer(read, context), missing, cores=self._cores), strict=True):
            self._cache.put(PROSE, [(entry.path, packed.prose)] if packed.prose else [])
            self._cache.put(PLACES, [(entry.path, packed.places)] if packed.places else [])
            self._cache.put(READ, [(entry.path, packed.remembered)])
            known[entry.path] = lookup(self._cache, entry.path)
            self._scan.set_digest(self._name(entry), packed.digest)
        self._cache.set("tool", self._tool)
        self._cache.set("reader", (read.languages, dict(read.back)))
        return [self._revived(entry, known[entry.path]) for entry in entries]

    def _known(self, entry: ContentFile, context: Digest) -> CachedFile | None:
        """Return the cached content of a file if the file is the same and would be read in the same way."""
        if not self._same_tool or self._name(entry) not in self._scan.before:
            return None  # values of another version may not even be loadable
        found = lookup(self._cache, entry.path)
        same = found is not None and found.context == context and found.digest == self._scan.digest(self._name(entry)) != ""
        return found if same else None

    def _name(self, entry: ContentFile) -> str:
        return "content" + entry.path.removeprefix(self._folder)

    def _revived(self, entry: ContentFile, found: CachedFile | None) -> ReadResult:
        if found is None:
            raise KeyError(entry.path)
        return to_read_result(self._cache, entry.path, found)


def forget_files(cache: BuildCache, names: Iterable[str], folder: str) -> None:
    """Delete the content of files that no longer exist, by their names in a snapshot."""
    paths = [f"{folder}{name.removeprefix('content')}" for name in names if name.startswith("content/")]
    for collection in (READ, PROSE, PLACES):
        cache.clear(collection, paths)


def lookup(cache: BuildCache, path: str) -> CachedFile | None:
    """Return the cached content of a file; None if it is not known."""
    try:
        return cast("CachedFile", cache.read(READ, path))
    except KeyError:
        return None


def to_read_result(cache: BuildCache, path: str, found: CachedFile) -> ReadResult:
    """Return the content of a file, whose long parts are loaded when they are needed."""
    value = found.value
    if isinstance(value, Document):
        document = replace(value, body=replace(value.body.whole(), prose=LazyText(cache, path)))
        return ReadResult(document, {}, found.problems, loose=found.loose)
    has_places = value is not None or found.remnant is not None
    return ReadResult(value, LazyLocations(cache, path) if has_places else {}, found.problems, found.remnant)


@dataclass(frozen=True, slots=True)
class _Packed:
    """What a worker returns of a file, serialised for the cache: `prose` and `places` are empty if there are none."""

    digest: Digest
    remembered: bytes
    prose: bytes
    places: bytes


@dataclass(frozen=True, slots=True)
class _Packer:
    """Reads files and serialises their content."""

    read: FileReader
    context: Digest

    def __call__(self, entry: ContentFile) -> _Packed:
        digest = digest_of_file(entry.file)
        found = self.read(entry)
        value = found.value
        prose = dumps(value.body.prose) if isinstance(value, Document) else b""
        if isinstance(value, Document):
            value = replace(value, body=replace(value.body.whole(), prose=LoadedText()))
        places = dumps(dict(found.places)) if found.places else b""
        remembered = CachedFile(digest, self.context, value, found.problems, found.remnant, found.loose)
        return _Packed(digest, dumps(remembered), prose, places)


def document_at(cache: BuildCache, path: str) -> Document | None:
    """Return the document in a file; None if there is none."""
    found = lookup(cache, path)
    value = to_read_result(cache, path, found).value if found else None
    return value if isinstance(value, Document) else None

"""
The files of a search index, as classic scripts that browsers run over http and from a folder.

Files in `assets/search/<lang>/` have the digest of their content in their names, because browsers may cache them for long:
`index.<digest>.js` describes the index and lists the other files, which contain words and entries. `assets/js/search/engine.js` reads them.

`<lang>/search.js` has a fixed address and names the files that a search starts with. Pages name only this file, so that they do not change
with the index; `assets/js/search.js` requests it with a new query each time, so that no cache answers.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from functools import partial
from posixpath import basename

from kembar.export.search.documents import SearchDocument, as_js
from kembar.export.search.index import Index, build_index, lengths_of, quiet_runs
from kembar.export.search.postings import encode_lengths
from kembar.export.search.shards import PER_SHARD, IndexShard, entry_shards, word_shards
from kembar.files.project_files import sha256
from kembar.i18n.folding import LETTERS
from kembar.i18n.stems import affixes_of
from kembar.model.config import Lang, SiteConfig
from kembar.model.dependencies import INDEX, DependencyRecorder
from kembar.model.output import Target
from kembar.model.site import SEARCH_SCRIPTS, Site
from kembar.text.urls import href, with_digest

Digest = str
"""The SHA-256 of some bytes in hexadecimal."""

OVERVIEW = "index"
"""The name of the file that lists the others."""

FILES = "kembarSearchFiles"
"""The global variable with the addresses of the first files, relative to the entry, for `assets/js/search.js`."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of an index: the digest of its bytes, and a function that returns them."""

    digest: Digest
    read: Callable[[], bytes]


def entry_address(lang: Lang) -> str:
    """Return the address of a language's entry script."""
    return f"{lang.code}/search.js"


def addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the address of each language's entry script; the other files are in the folder of the assets."""
    return map(entry_address, config.languages)


def index_files(
    index: Index,
    lang: Lang,
    read: Callable[[int], str],
    known: Mapping[str, Digest] | None = None,
    changed: Set[int] = frozenset(),
) -> dict[str, IndexFile]:
    """
    Return the files of an index by their paths without digests; `read` returns an entry in JavaScript by its number.

    `known` are the digests of an earlier index with as many entries, of which those in `changed` are different now: unchanged shards of
    entries are not read again.
    """
    count = len(index.paths)
    words = {_path(lang, f"{shard.sort}-{shard.number}"): _file(shard, None) for shard in word_shards(index.lines, count)}
    entries = {}
    for shard in entry_shards(count, read):
        path = _path(lang, f"{shard.sort}-{shard.number}")
        entries[path] = _file(shard, known.get(path) if known and changed.isdisjoint(shard.entries) else None)
    overview = _overview(index, lang, {**words, **entries})
    return {
        _path(lang, OVERVIEW): IndexFile(sha256(overview), lambda: overview),
        **{path: file for path, (_, file) in {**words, **entries}.items()},
    }


def index_from_documents(stored: Mapping[str, bytes], lang: Lang) -> tuple[Index, dict[str, IndexFile]]:
    """Return an index and its files from the stored search documents of a language, in order."""
    documents = {path: SearchDocument.of(document) for path, document in stored.items() if document and path.startswith(f"{lang.code}/")}
    index, lines = build_index(documents, lang), [document.line for document in documents.values()]
    return index, index_files(index, lang, lines.__getitem__)


def _file(shard: IndexShard, known: Digest | None) -> tuple[IndexShard, IndexFile]:
    return shard, IndexFile(known or sha256(shard.content), lambda: shard.content)


def _path(lang: Lang, name: str) -> str:
    return f"assets/search/{lang.code}/{name}.js"


def _overview(index: Index, lang: Lang, shards: Mapping[str, tuple[IndexShard, IndexFile]]) -> bytes:
    """Return the file that lists all others."""
    overview = {
        "count": len(index.paths),
        "lengths": [encode_lengths(lengths) for lengths in lengths_of(index)],
        "letters": LETTERS,
        "quiet": list(quiet_runs(index)),
        "affixes": asdict(affixes_of(lang)),
        **{
            sort: [[shard.first, basename(with_digest(path, file.digest))] for path, (shard, file) in shards.items() if shard.sort == sort]
            for sort in PER_SHARD
        },
    }
    return f"kembarSearch.open({as_js(overview)});\n".encode()


def index_targets(site: Site, indexes: Mapping[str, Mapping[str, IndexFile]], reads: DependencyRecorder) -> Iterator[Target]:
    """Yield the entry script and the index files of every language, and record in `reads` what each is made from."""
    for lang in site.config.languages:
        found = indexes[lang.code]
        yield Target(entry_address(lang), partial(_entry, site, lang, found, reads))
        for path, file in found.items():
            yield Target(with_digest(path, file.digest), partial(_read_file, path, file, reads))


def _entry(site: Site, lang: Lang, found: Mapping[str, IndexFile], reads: DependencyRecorder) -> bytes:
    overview = _path(lang, OVERVIEW)
    reads.record(INDEX, overview)
    code = (site.assets[name].address for name in SEARCH_SCRIPTS if name in site.assets)
    wanted = [href(entry_address(lang), address) for address in (*code, with_digest(overview, found[overview].digest))]
    return f"self.{FILES}={as_js(wanted)};\n".encode()


def _read_file(path: str, file: IndexFile, reads: DependencyRecorder) -> bytes:
    reads.record(INDEX, path)
    return file.read()

"""
The files of a language's index, as classic scripts: a browser runs them over http and from a folder alike.

Browsers may keep the files below `assets/` for long, so each carries the digest of its content in its name: in `assets/search/<lang>/`,
`index.<digest>.js` says how large the index is and which file contains what, and the others contain words and entries.
`assets/js/search/engine.js` reads them.

`<lang>/search.js` is the entry: it has a fixed address and names the files that a search starts with. Pages name the entry only, so that
they do not change with the index, and `assets/js/search.js` asks for it under a new address each time, so that no cache answers.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from functools import partial
from posixpath import basename

from kembar.export.search.documents import SearchDocument, as_js
from kembar.export.search.index import Index, index_of, lengths_of, quiet_runs
from kembar.export.search.postings import graded
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
"""The name of the file that says which file contains what."""

FILES = "kembarSearchFiles"
"""The global variable in which the entry gives the addresses of its files, relative to itself, to `assets/js/search.js`."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of an index: the digest of its bytes, and how they are had."""

    digest: Digest
    read: Callable[[], bytes]


def entry_address(lang: Lang) -> str:
    """Return the address of a language's entry."""
    return f"{lang.code}/search.js"


def addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the address of each language's entry; the other files are in the folder of the assets."""
    return map(entry_address, config.languages)


def files(
    index: Index,
    lang: Lang,
    read: Callable[[int], str],
    known: Mapping[str, Digest] | None = None,
    changed: Set[int] = frozenset(),
) -> dict[str, IndexFile]:
    """
    The files of an index by their paths without digests; `read` gives an entry in JavaScript by its number.

    `known` are the digests of an index of as many entries, of which those in `changed` are others now: shelves of entries that are not
    among them are not read again.
    """
    count = len(index.paths)
    words = {_path(lang, f"{shelf.sort}-{shelf.number}"): _file(shelf, None) for shelf in word_shards(index.lines, count)}
    entries = {}
    for shelf in entry_shards(count, read):
        path = _path(lang, f"{shelf.sort}-{shelf.number}")
        entries[path] = _file(shelf, known.get(path) if known and changed.isdisjoint(shelf.entries) else None)
    overview = _overview(index, lang, {**words, **entries})
    return {
        _path(lang, OVERVIEW): IndexFile(sha256(overview), lambda: overview),
        **{path: file for path, (_, file) in {**words, **entries}.items()},
    }


def of_cards(kept: Mapping[str, bytes], lang: Lang) -> tuple[Index, dict[str, IndexFile]]:
    """An index and its files, by all cards of the language in their order, as they are kept."""
    cards = {path: SearchDocument.of(card) for path, card in kept.items() if card and path.startswith(f"{lang.code}/")}
    index, lines = index_of(cards, lang), [card.line for card in cards.values()]
    return index, files(index, lang, lines.__getitem__)


def _file(shelf: IndexShard, known: Digest | None) -> tuple[IndexShard, IndexFile]:
    return shelf, IndexFile(known or sha256(shelf.content), lambda: shelf.content)


def _path(lang: Lang, name: str) -> str:
    return f"assets/search/{lang.code}/{name}.js"


def _overview(index: Index, lang: Lang, shelves: Mapping[str, tuple[IndexShard, IndexFile]]) -> bytes:
    """The file that tells of all others."""
    overview = {
        "count": len(index.paths),
        "lengths": [graded(lengths) for lengths in lengths_of(index)],
        "letters": LETTERS,
        "quiet": list(quiet_runs(index)),
        "affixes": asdict(affixes_of(lang)),
        **{
            sort: [[shelf.first, basename(with_digest(path, file.digest))] for path, (shelf, file) in shelves.items() if shelf.sort == sort]
            for sort in PER_SHARD
        },
    }
    return f"kembarSearch.open({as_js(overview)});\n".encode()


def index_targets(site: Site, indexes: Mapping[str, Mapping[str, IndexFile]], reads: DependencyRecorder) -> Iterator[Target]:
    """The entry and the files of every language's index. The files that each is made from are noted in `reads`."""
    for lang in site.config.languages:
        found = indexes[lang.code]
        yield Target(entry_address(lang), partial(_entry, site, lang, found, reads))
        for path, file in found.items():
            yield Target(with_digest(path, file.digest), partial(_noted, path, file, reads))


def _entry(site: Site, lang: Lang, found: Mapping[str, IndexFile], reads: DependencyRecorder) -> bytes:
    overview = _path(lang, OVERVIEW)
    reads.record(INDEX, overview)
    code = (site.assets[name].address for name in SEARCH_SCRIPTS if name in site.assets)
    wanted = [href(entry_address(lang), address) for address in (*code, with_digest(overview, found[overview].digest))]
    return f"self.{FILES}={as_js(wanted)};\n".encode()


def _noted(path: str, file: IndexFile, reads: DependencyRecorder) -> bytes:
    reads.record(INDEX, path)
    return file.read()

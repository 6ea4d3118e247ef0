"""
The files of a language's index, as classic scripts: a browser runs them over http and from a folder alike.

`<lang>/search.js` says how large the index is and which file holds what; the others lie in `assets/search/<lang>/`.
`assets/js/search/engine.js` reads them.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from functools import partial

from kembar.export.search.cards import Card, as_js
from kembar.export.search.index import Index, index_of, lengths_of, quiet_runs
from kembar.export.search.postings import graded
from kembar.export.search.shelves import PER_SHELF, Shelf, entry_shelves, word_shelves
from kembar.i18n.folding import LETTERS
from kembar.i18n.stems import affixes_of
from kembar.model.addresses import href
from kembar.model.config import Lang
from kembar.model.output import Target
from kembar.model.profile import Profile
from kembar.model.reads import INDEX, Reads

Digest = str
"""The SHA-256 of some bytes in hexadecimal."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an index: the digest of its bytes, and how they are had."""

    digest: Digest
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom an index is written: those of a language, who have it from a host or in a folder."""

    lang: Lang
    profile: Profile


def address(lang: Lang) -> str:
    """Where a language's index begins."""
    return f"{lang.code}/search.js"


def files(
    index: Index,
    readers: Readers,
    read: Callable[[int], str],
    known: Mapping[str, Digest] | None = None,
    changed: Set[int] = frozenset(),
) -> dict[str, File]:
    """
    The files of an index by their paths; `read` gives an entry in JavaScript by its number.

    `known` are the digests of an index of as many entries, of which those in `changed` are others now: shelves of entries that are not
    among them are not read again.
    """
    count = len(index.paths)
    words = {_path(readers.lang, shelf): _file(shelf, None) for shelf in word_shelves(index.lines, count)}
    entries = {}
    for shelf in entry_shelves(count, read):
        path = _path(readers.lang, shelf)
        entries[path] = _file(shelf, known.get(path) if known and changed.isdisjoint(shelf.entries) else None)
    overview = _overview(index, readers, {**words, **entries})
    return {
        address(readers.lang): File(_digest(overview), lambda: overview),
        **{path: file for path, (_, file) in {**words, **entries}.items()},
    }


def of_cards(kept: Mapping[str, bytes], readers: Readers) -> tuple[Index, dict[str, File]]:
    """An index and its files, by all cards of the language in their order, as they are kept."""
    cards = {path: Card.of(card) for path, card in kept.items() if card and path.startswith(f"{readers.lang.code}/")}
    index, lines = index_of(cards, readers.lang), [card.line for card in cards.values()]
    return index, files(index, readers, lines.__getitem__)


def _file(shelf: Shelf, known: Digest | None) -> tuple[Shelf, File]:
    return shelf, File(known or _digest(shelf.content), lambda: shelf.content)


def _digest(content: bytes) -> Digest:
    return hashlib.sha256(content).hexdigest()


def _path(lang: Lang, shelf: Shelf) -> str:
    return f"assets/search/{lang.code}/{shelf.sort}-{shelf.number}.js"


def _overview(index: Index, readers: Readers, shelves: Mapping[str, tuple[Shelf, File]]) -> bytes:
    """The file that tells of all others."""
    overview = {
        "count": len(index.paths),
        "lengths": [graded(lengths) for lengths in lengths_of(index)],
        "letters": LETTERS,
        "quiet": list(quiet_runs(index)),
        "affixes": asdict(affixes_of(readers.lang)),
        **{
            sort: [[shelf.first, _fetched(readers, path, file)] for path, (shelf, file) in shelves.items() if shelf.sort == sort]
            for sort in PER_SHELF
        },
    }
    return f"kembarSearch.open({as_js(overview)});\n".encode()


def _fetched(readers: Readers, path: str, file: File) -> str:
    """
    Where a browser fetches a file. From a host, browsers keep assets for long, so a digest of the content makes another address of other
    content; offline an address ends in the name of a file.
    """
    way = href(address(readers.lang), path)
    return way if readers.profile is Profile.OFFLINE else f"{way}?{file.digest[:8]}"


def targets(indexes: Mapping[str, Mapping[str, File]], reads: Reads) -> Iterator[Target]:
    """The files of every language's index, each of which is noted in `reads`."""
    for found in indexes.values():
        for path, file in found.items():
            yield Target(path, partial(_noted, path, file, reads))


def _noted(path: str, file: File, reads: Reads) -> bytes:
    reads.note(INDEX, path)
    return file.read()

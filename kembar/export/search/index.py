"""
The search index of each language, as classic script files: a browser runs them over http and from a folder alike.

`<lang>/search.js` says how large the index is and which file holds what; the others lie in `assets/search/<lang>/`.
`assets/js/search/engine.js` reads them.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial

from kembar.export.search.entries import SHARING, Entry, entries
from kembar.export.search.facts import Telling
from kembar.export.search.forms import settle
from kembar.export.search.postings import graded, post
from kembar.export.search.shelves import Shelf, as_js, shelf_counts, shelves
from kembar.export.search.spellings import spellings
from kembar.export.search.tokens import tokens
from kembar.i18n.folding import LETTERS
from kembar.i18n.formats import Formats
from kembar.i18n.messages import Messages
from kembar.i18n.stems import affixes_of, roots_of
from kembar.model.addresses import href
from kembar.model.config import Lang
from kembar.model.output import Target
from kembar.model.reads import CATALOGUES, Reads
from kembar.model.site import Site


def address(lang: Lang) -> str:
    """Where a language's index begins."""
    return f"{lang.code}/search.js"


def targets(site: Site, messages: Mapping[str, Messages], reads: Reads) -> Iterator[Target]:
    """
    The files of every language's index.

    All files of an index are made at once, when the first of them is asked for: what a word is found by is settled by all the others.
    """
    counts = shelf_counts(len(site.summaries) + sum(len(site.records.of(kind)) for kind in SHARING))
    for lang in site.config.languages:
        paths = [address(lang), *(path(lang, sort, number + 1) for sort, count in counts.items() for number in range(count))]
        files = reads.once(partial(_files, site, lang, messages[lang.code], counts, reads))
        for one in paths:
            yield Target(one, partial(_file, files, one))


def _file(files: Callable[[], Mapping[str, bytes]], one: str) -> bytes:
    """A file of an index; an empty one for a shelf that nothing stands on."""
    return files().get(one, b"")


def _files(site: Site, lang: Lang, messages: Messages, counts: Mapping[str, int], reads: Reads) -> dict[str, bytes]:
    reads.note(CATALOGUES, lang.code)
    found = tuple(entries(site, lang, messages))
    telling = Telling(site, lang, messages, Formats(lang, messages, site.config))
    words = [_words(entry) for entry in found]
    forms = settle((text for fields in words for text in fields), roots_of(lang), spellings(telling))
    postings = post([[forms.of(text) for text in fields] for fields in words])
    cut = list(shelves(forms, postings, found, counts))
    overview = {
        "count": len(found),
        "lengths": [graded(lengths) for lengths in postings.lengths],
        "letters": LETTERS,
        "quiet": _quiet(found),
        "affixes": asdict(affixes_of(lang)),
        **{sort: [[shelf.first, _fetched(lang, shelf)] for shelf in cut if shelf.sort == sort] for sort in counts},
    }
    files = {path(lang, shelf.sort, shelf.number): _content(shelf) for shelf in cut}
    return {address(lang): f"kembarSearch.open({as_js(overview)});\n".encode(), **files}


def _quiet(found: Sequence[Entry]) -> list[tuple[int, int]]:
    """The runs of quiet entries: the number of the first of each, and of the first after it."""
    numbers = [number for number, entry in enumerate(found) if entry.quiet]
    firsts = [number for number in numbers if not (number and found[number - 1].quiet)]
    ends = [number + 1 for number in numbers if number + 1 == len(found) or not found[number + 1].quiet]
    return list(zip(firsts, ends, strict=True))


def _words(entry: Entry) -> Sequence[list[str]]:
    """The words of each of an entry's fields, in the order of `postings.FIELDS`."""
    return (
        tokens(entry.title),
        tokens(" | ".join((*entry.names, *(passage.heading for passage in entry.passages)))),
        tokens(entry.facts),
        tokens(" | ".join(passage.text for passage in entry.passages)),
    )


def _content(shelf: Shelf) -> bytes:
    return f"kembarSearch.put({as_js(shelf.sort)},{as_js(shelf.first)},{shelf.content});\n".encode()


def path(lang: Lang, sort: str, number: int) -> str:
    """Where a shelf is published."""
    return f"assets/search/{lang.code}/{sort}-{number}.js"


def _fetched(lang: Lang, shelf: Shelf) -> str:
    """Where a browser fetches a shelf: browsers keep assets for long, so a digest of the content makes another address of other content."""
    digest = hashlib.sha256(_content(shelf)).hexdigest()[:8]
    return f"{href(address(lang), path(lang, shelf.sort, shelf.number))}?{digest}"

"""
The search index of each language, as classic script files: a browser runs them over http and from a folder alike.

`<lang>/search.js` says how large the index is and which file holds what; the others lie in `assets/search/<lang>/`.
`assets/js/search/engine.js` reads them.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache, partial

from kembar.export.search.cards import Card, as_js
from kembar.export.search.entries import SHARING
from kembar.export.search.forms import settle
from kembar.export.search.postings import graded, post
from kembar.export.search.shelves import Shelf, shelf_counts, shelves
from kembar.i18n.folding import LETTERS
from kembar.i18n.stems import affixes_of, roots_of
from kembar.model.addresses import href
from kembar.model.config import Lang
from kembar.model.output import Target
from kembar.model.reads import CARDS, Reads
from kembar.model.site import Site


def address(lang: Lang) -> str:
    """Where a language's index begins."""
    return f"{lang.code}/search.js"


def targets(site: Site, cards: Callable[[str], Iterable[bytes]], reads: Reads) -> Iterator[Target]:
    """
    The files of every language's index. `cards` gives those of a language by its code; they are noted in `reads` as a whole.

    All files of an index are made at once, when the first of them is asked for: what a word is found by is settled by all the others.
    """
    counts = shelf_counts(len(site.summaries) + sum(len(site.records.of(kind)) for kind in SHARING))
    for lang in site.config.languages:
        files = cache(partial(_files, lang, cards, counts))
        for one in (address(lang), *(path(lang, sort, number + 1) for sort, count in counts.items() for number in range(count))):
            yield Target(one, partial(_file, files, one, lang, reads), together=address(lang))


def _file(files: Callable[[], Mapping[str, bytes]], one: str, lang: Lang, reads: Reads) -> bytes:
    """A file of an index; an empty one for a shelf that nothing stands on."""
    reads.note(CARDS, lang.code)
    return files().get(one, b"")


def _files(lang: Lang, find: Callable[[str], Iterable[bytes]], counts: Mapping[str, int]) -> dict[str, bytes]:
    cards = [Card.of(card) for card in find(lang.code) if card]
    words = [[field.split() for field in card.words] for card in cards]
    spelled = {word: meant for card in reversed(cards) for word, meant in reversed(card.spellings)}
    forms = settle([field for fields in words for field in fields], roots_of(lang), spelled)
    postings = post(words, forms.roots)
    cut = list(shelves(forms, postings, (card.line for card in cards), counts))
    overview = {
        "count": len(cards),
        "lengths": [graded(lengths) for lengths in postings.lengths],
        "letters": LETTERS,
        "quiet": _quiet(cards),
        "affixes": asdict(affixes_of(lang)),
        **{sort: [[shelf.first, _fetched(lang, shelf)] for shelf in cut if shelf.sort == sort] for sort in counts},
    }
    files = {path(lang, shelf.sort, shelf.number): _content(shelf) for shelf in cut}
    return {address(lang): f"kembarSearch.open({as_js(overview)});\n".encode(), **files}


def _quiet(cards: Sequence[Card]) -> list[tuple[int, int]]:
    """The runs of quiet entries: the number of the first of each, and of the first after it."""
    numbers = [number for number, card in enumerate(cards) if card.quiet]
    firsts = [number for number in numbers if not (number and cards[number - 1].quiet)]
    ends = [number + 1 for number in numbers if number + 1 == len(cards) or not cards[number + 1].quiet]
    return list(zip(firsts, ends, strict=True))


def _content(shelf: Shelf) -> bytes:
    return f"kembarSearch.put({as_js(shelf.sort)},{as_js(shelf.first)},{shelf.content});\n".encode()


def path(lang: Lang, sort: str, number: int) -> str:
    """Where a shelf is published."""
    return f"assets/search/{lang.code}/{sort}-{number}.js"


def _fetched(lang: Lang, shelf: Shelf) -> str:
    """Where a browser fetches a shelf: browsers keep assets for long, so a digest of the content makes another address of other content."""
    digest = hashlib.sha256(_content(shelf)).hexdigest()[:8]
    return f"{href(address(lang), path(lang, shelf.sort, shelf.number))}?{digest}"

"""
Search documents: what an index needs of each page or record, made from that one alone.

They are internal artifacts, stored in the cache, so that a changed page costs one document.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kembar.export.search.entries import ANCHORED_KINDS, SearchEntry, entry
from kembar.export.search.record_text import SearchText
from kembar.export.search.spellings import Spelling, find_spellings
from kembar.export.search.tokens import tokenize
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.model.dependencies import CATALOGUES, DependencyRecorder
from kembar.model.output import Target
from kembar.model.profile import Profile
from kembar.model.site import Site
from kembar.text.urls import href


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """
    What an index needs of an entry.

    `line` is the entry in JavaScript as results show it; `words` are the folded words of each field, in the order of `postings.FIELDS`,
    separated by spaces; `spellings` are other spellings of its names. One that `ranks_last` comes after all others.
    """

    line: str
    words: tuple[str, ...]
    spellings: tuple[Spelling, ...] = ()
    ranks_last: bool = False

    def __bytes__(self) -> bytes:
        """Return the document in its stored form."""
        return json.dumps([self.line, self.words, self.spellings, self.ranks_last], ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of(cls, stored: bytes) -> "SearchDocument":
        """
        Return a document from its stored form.

        >>> document = SearchDocument('["a/"]', ("rabat", "", "", ""), (("rebat", ("rabat",)),))
        >>> SearchDocument.of(bytes(document)) == document
        True
        """
        line, words, spelled, ranks_last = json.loads(stored)
        return cls(line, tuple(words), tuple((word, tuple(meant)) for word, meant in spelled), ranks_last)


def document_targets(site: Site, messages: Mapping[str, Messages], reads: DependencyRecorder) -> Iterator[Target]:
    """
    Yield the targets of all search documents, at `<lang>/<kind>/<key>`, each language's in the order of its index.

    The document of an entry that cannot be found is empty.
    """
    for lang in site.config.languages:
        record_text = SearchText(site, lang, messages[lang.code], Localizer(lang, messages[lang.code], site.config))
        for kind, key in _findable(site):
            yield Target(f"{lang.code}/{kind}/{key}", partial(_document, kind, key, record_text, reads))


def _findable(site: Site) -> Iterator[tuple[str, str]]:
    yield from site.summaries
    for kind in ANCHORED_KINDS:
        yield from ((kind, key) for key in site.records.of(kind))


def _document(kind: str, key: str, record_text: SearchText, reads: DependencyRecorder) -> bytes:
    reads.record(CATALOGUES, record_text.lang.code)
    found = entry(kind, key, record_text)
    return (
        bytes(
            SearchDocument(
                as_js(_plain(found, record_text.site.config.profile)),
                _words(found),
                tuple(find_spellings(kind, key, record_text)),
                found.ranks_last,
            )
        )
        if found
        else b""
    )


def as_js(value: object) -> str:
    """Return a value as JavaScript for a file or a script element, with `<` escaped so that `</script>` and `<!--` are safe."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(entry: SearchEntry, profile: Profile) -> list[object]:
    """Return an entry as results show it: address from the site's root, no empty passages, facts after the first passage."""
    described, *parts = ([passage.anchor, passage.heading, passage.text] for passage in entry.passages)
    listed = [described, ["", "", entry.facts], *parts]
    return [href("", entry.address, profile), entry.title, entry.section, [passage for passage in listed if passage[1] or passage[2]]]


def _words(entry: SearchEntry) -> tuple[str, ...]:
    """Return the words of each field of an entry, in the order of `postings.FIELDS`."""
    fields = (
        entry.title,
        " | ".join((*entry.names, *(passage.heading for passage in entry.passages))),
        entry.facts,
        " | ".join(passage.text for passage in entry.passages),
    )
    return tuple(" ".join(tokenize(field)) for field in fields)

"""
A card for each thing that can be found: what an index needs of it, made from one page or record alone.

In comes the site; out go targets whose bytes are `Card`s. They are not published but remembered, so that a change of one page costs one
card and not all of them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kembar.export.search.entries import ANCHORED_KINDS, SearchEntry, entry
from kembar.export.search.record_text import SearchText
from kembar.export.search.spellings import Spelling, spellings
from kembar.export.search.tokens import tokens
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

    `line` is the entry as a search shows it, in JavaScript; `words` are those of each of its fields, in the order of `postings.FIELDS`,
    folded and with spaces between them; `spellings` says how else its names are written. A `quiet` one stands behind all others.
    """

    line: str
    words: tuple[str, ...]
    spellings: tuple[Spelling, ...] = ()
    quiet: bool = False

    def __bytes__(self) -> bytes:
        """The card as it is kept."""
        return json.dumps([self.line, self.words, self.spellings, self.quiet], ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of(cls, kept: bytes) -> "SearchDocument":
        """
        The card that was kept.

        >>> card = SearchDocument('["a/"]', ("rabat", "", "", ""), (("rebat", ("rabat",)),))
        >>> SearchDocument.of(bytes(card)) == card
        True
        """
        line, words, spelled, quiet = json.loads(kept)
        return cls(line, tuple(words), tuple((word, tuple(meant)) for word, meant in spelled), quiet)


def document_targets(site: Site, messages: Mapping[str, Messages], reads: DependencyRecorder) -> Iterator[Target]:
    """
    Yield the targets of all search documents, at `<lang>/<kind>/<key>`, each language's in the order of its index.

    The document of an entry that cannot be found is empty.
    """
    for lang in site.config.languages:
        telling = SearchText(site, lang, messages[lang.code], Localizer(lang, messages[lang.code], site.config))
        for kind, key in _findable(site):
            yield Target(f"{lang.code}/{kind}/{key}", partial(_card, kind, key, telling, reads))


def _findable(site: Site) -> Iterator[tuple[str, str]]:
    yield from site.summaries
    for kind in ANCHORED_KINDS:
        yield from ((kind, key) for key in site.records.of(kind))


def _card(kind: str, key: str, telling: SearchText, reads: DependencyRecorder) -> bytes:
    reads.record(CATALOGUES, telling.lang.code)
    found = entry(kind, key, telling)
    return (
        bytes(
            SearchDocument(
                as_js(_plain(found, telling.site.config.profile)), _words(found), tuple(spellings(kind, key, telling)), found.quiet
            )
        )
        if found
        else b""
    )


def as_js(value: object) -> str:
    """A value as JavaScript that may stand in a file or in an element of a page, where `</script>` and `<!--` would not be text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(entry: SearchEntry, profile: Profile) -> list[object]:
    """
    An entry as a search shows it: its address is seen from the site's root, passages that say nothing are left out, and the facts
    follow the first.
    """
    described, *parts = ([passage.anchor, passage.heading, passage.text] for passage in entry.passages)
    told = [described, ["", "", entry.facts], *parts]
    return [href("", entry.address, profile), entry.title, entry.section, [passage for passage in told if passage[1] or passage[2]]]


def _words(entry: SearchEntry) -> tuple[str, ...]:
    """The words of each of an entry's fields, in the order of `postings.FIELDS`."""
    fields = (
        entry.title,
        " | ".join((*entry.names, *(passage.heading for passage in entry.passages))),
        entry.facts,
        " | ".join(passage.text for passage in entry.passages),
    )
    return tuple(" ".join(tokens(field)) for field in fields)

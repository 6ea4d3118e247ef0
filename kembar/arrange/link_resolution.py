"""
Resolve the links of texts, which name records, pages, sources and pictures (`model/document`), to addresses.

This is done here and not in `read`, because only the whole site knows its addresses. A broken link is reported, and its text remains
without an address, so that one typo never hides the next.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from kembar.kinds.registry import KINDS, Records, kind_name, name_of
from kembar.kinds.relationship import Relationship
from kembar.kinds.source import Source
from kembar.model.document import OUTSIDE, Document, Heading, Link, LinkSlot, LoadedBody, PlainSection
from kembar.model.problem import Message, Problem, tr
from kembar.model.problem_limit import limit_lazily
from kembar.model.profile import Profile
from kembar.model.site import Asset, PageKey, PageSummary
from kembar.text.html_snippets import NEEDS_INTERNET, start_tag
from kembar.text.suggestions import closest
from kembar.text.urls import href

_SLOT = re.compile("\0([0-9]+)\0")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTargets:
    """
    The possible targets of links.

    `anchors` are the ids in the text of a page by language, if it has a text. `faulty` are records and pages whose files have errors: a
    link to one is not a further problem. `external_link_note` is the remark after a link that leads out of the site, by
    language; empty on the web.
    """

    records: Records
    addresses: Mapping[PageKey, Mapping[str, str]]
    summaries: Mapping[PageKey, Mapping[str, PageSummary]]
    anchors: Mapping[PageKey, Mapping[str, tuple[str, ...]]]
    assets: Mapping[str, Asset]
    faulty: frozenset[PageKey] = frozenset()
    profile: Profile = Profile.WEB
    external_link_note: Mapping[str, str] = field(default_factory=dict)

    def name(self, kind: str, key: str, lang: str) -> tuple[str, str]:
        """
        Return the name of a record or page, and the language of the name: a title of a source has its own language.

        The name of a relationship with a place that does not exist, which is reported elsewhere, is its key.
        """
        if kind == "pages":
            return self.summaries[kind, key][lang].title, lang
        record = self.records.of(kind)[key]
        if isinstance(record, Relationship) and not all(place in self.records.cities for place in record.between):
            return key, lang
        return name_of(self.records, kind, key, lang), record.language if isinstance(record, Source) and record.title else lang

    def keys(self, kind: str) -> list[str]:
        """Return the keys of all records of a kind, or of all free pages."""
        return [key for of_kind, key in self.addresses if of_kind == kind]

    def find(self, link: Link, wanted: Sequence[str]) -> tuple[str, str]:
        """
        Return the first of the `wanted` languages, or else any, in which the target of a link exists, and its address there; two empty
        strings for a broken link.
        """
        addresses = self.addresses.get((link.kind, link.key), {})
        lang = next((code for code in (*wanted, *addresses) if code in addresses), "")
        return lang, addresses.get(lang, "")

    def has_anchor(self, link: Link, lang: str, address: str) -> bool:
        """Return whether the section exists that a link names. It is assumed for pages without a text."""
        known = self.anchors.get((link.kind, link.key), {}).get(lang)
        return "#" not in address and (known is None or link.fragment in known)

    def anchors_of(self, link: Link, lang: str) -> tuple[str, ...]:
        """Return the anchors of the page that a link names."""
        return self.anchors.get((link.kind, link.key), {}).get(lang, ())


@dataclass(frozen=True, slots=True)
class _Resolver:
    """
    Resolves the links of one text on the page at `address`; `notes` are the sources of the page in the order of their numbers.

    `lang` is the language of the page, to which links should lead; `own` is that of the text, which differs if it is that of a twin.
    """

    links: Sequence[Link]
    own: str
    address: str
    lang: str
    notes: Sequence[str]
    destinations: LinkTargets

    def resolve(self, slot: LinkSlot) -> str:
        """Return the HTML in a slot on this page."""
        if slot.number == OUTSIDE:
            return self._remark()
        link = self.links[slot.number]
        if link.kind == "citation":
            return self._citation(link)
        return self._picture(link, slot.attributes) if link.kind == "image" else self._link(link, slot.attributes)

    def _picture(self, link: Link, attributes: Mapping[str, str]) -> str:
        """Return the `img` element, or its alternative text if the picture does not exist."""
        asset = self.destinations.assets.get(f"images/{link.key}")
        if asset is None:
            return attributes.get("alt", "")
        measures = {"width": str(asset.pixels[0]), "height": str(asset.pixels[1])} if asset.pixels else {}
        return start_tag("img", {**attributes, "src": escape(href(self.address, asset.address, self.destinations.profile)), **measures})

    def _remark(self) -> str:
        """Return the remark after the text of a link that leads out of the site, in the language of the page."""
        remark = self.destinations.external_link_note.get(self.lang, "")
        lang = "" if self.lang == self.own else f' lang="{self.lang}"'
        return f'<small class="{NEEDS_INTERNET}"{lang}> ({escape(remark)})</small>' if remark else ""

    def _citation(self, link: Link) -> str:
        if link.key not in self.notes:
            return ""
        number = self.notes.index(link.key) + 1
        return f'<sup class="cite"><a href="#note-{number}" role="doc-noteref">{number}</a></sup>'

    def _link(self, link: Link, attributes: Mapping[str, str]) -> str:
        """Return the start tag of a link, followed by the name of its target if it has no text of its own."""
        own = self.own
        lang, address = self.destinations.find(link, (self.lang, own))
        if not lang:
            return start_tag("a", attributes) + ("" if link.named else escape(link.key))
        attributes, text = dict(attributes), ""
        if lang != self.lang:
            attributes["hreflang"] = lang
        if not link.named:
            name, name_lang = self._name(link, lang)
            text = escape(name, quote=False)
            if name_lang != own:
                attributes["lang"] = escape(name_lang)
            if name_lang != own or (link.kind in KINDS and not KINDS[link.kind].has_translated_name):
                attributes["dir"] = "auto"
        fragment = f"#{link.fragment}" if link.fragment and self.destinations.has_anchor(link, lang, address) else ""
        return start_tag("a", {"href": escape(href(self.address, address + fragment, self.destinations.profile)), **attributes}) + text

    def _name(self, link: Link, lang: str) -> tuple[str, str]:
        """Return the name of the target of a link, and the language of the name. `lang` is the language that the link leads to."""
        own = self.own if self.own in self.destinations.addresses[link.kind, link.key] else lang
        return self.destinations.name(link.kind, link.key, own)

    def fill(self, text: str) -> str:
        """Return plain text with the name of a target in each slot."""
        return _SLOT.sub(self._filled, text) if "\0" in text else text

    def _filled(self, slot: re.Match[str]) -> str:
        link = self.links[int(slot[1])]
        lang, _ = self.destinations.find(link, (self.lang, self.own))
        return " ".join(self._name(link, lang)[0].split()) if lang else link.key


@dataclass(frozen=True, slots=True)
class LinkedBody:
    """The body of a document on one page. Its links are resolved when a property is read."""

    body: LoadedBody
    resolver: _Resolver

    @property
    def html(self) -> str:
        """The HTML with all links resolved."""
        resolve = self.resolver.resolve
        return "".join([piece if isinstance(piece, str) else resolve(piece) for piece in self.body.prose.pieces])

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings; links without a text of their own have the name of their target."""
        if all(link.named for link in self.body.links):
            return self.body.headings
        pairs = zip(self.body.headings, self.body.prose.plain[1:], strict=True)
        return tuple(replace(heading, text=self.resolver.fill(section.heading)) for heading, section in pairs)

    @property
    def plain(self) -> tuple[PlainSection, ...]:
        """The plain text of each section."""
        fill = self.resolver.fill
        return tuple(PlainSection(section.anchor, fill(section.heading), fill(section.text)) for section in self.body.prose.plain)


def resolve_links(document: Document, address: str, lang: str, notes: Sequence[str], destinations: LinkTargets) -> LinkedBody:
    """
    Return the body of a document with all links resolved, for the page at `address`, on which `notes[n - 1]` is the source number n.

    `lang` is the language of the page: links lead to pages in it if there are any, also from the text of a twin.
    """
    body = document.body.whole()
    return LinkedBody(body, _Resolver(body.links, document.lang, address, lang, notes, destinations))


def broken_links(document: Document, notes: Sequence[str], destinations: LinkTargets) -> Iterator[Problem]:
    """Yield a problem for each broken link of a document, up to the limit for one file."""
    return limit_lazily(_broken_links(document, notes, destinations), document.path)


def _broken_links(document: Document, notes: Sequence[str], destinations: LinkTargets) -> Iterator[Problem]:
    for link in document.body.links:
        if link.kind == "image":
            yield from _missing_picture(link, destinations)
        elif link.kind == "citation":
            if link.key not in notes:
                yield from _missing(link, "citation.unknown", tr("there is no source “{key}”", key=link.key), "sources", destinations)
        else:
            yield from _missing_page(link, document.lang, destinations)


def _missing_picture(link: Link, destinations: LinkTargets) -> Iterator[Problem]:
    if f"images/{link.key}" not in destinations.assets:
        pictures = [name.removeprefix("images/") for name in destinations.assets if name.startswith("images/")]
        yield _fault(link, "image.unknown", tr("there is no picture “{key}”", key=link.key), link.key, pictures)


def _missing_page(link: Link, lang: str, destinations: LinkTargets) -> Iterator[Problem]:
    found, address = destinations.find(link, (lang,))
    if not found:
        message = tr("there is no “{key}” in {kind}", key=link.key, kind=kind_name(link.kind))
        yield from _missing(link, "link.broken", message, link.kind, destinations)
    if link.fragment and not destinations.has_anchor(link, found or lang, address):
        message = tr("there is no section “{key}” on that page", key=link.fragment)
        yield _fault(link, "link.fragment", message, link.fragment, destinations.anchors_of(link, found or lang))


def _missing(link: Link, code: str, message: Message, kind: str, destinations: LinkTargets) -> Iterator[Problem]:
    if (kind, link.key) not in destinations.faulty:
        yield _fault(link, code, message, link.key, destinations.keys(kind))


def _fault(link: Link, code: str, message: Message, key: str, names: Collection[str]) -> Problem:
    near = closest(key, names)
    hint = tr("did you mean “{key}”?", key=near) if near else tr("correct the name, or take the link away and keep its text")
    return Problem(link.place, code, message, hint)

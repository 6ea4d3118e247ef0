"""
Open links, closed.

In comes a text whose links name records, pages, sources and pictures (`model/document`); out goes the same text with addresses,
and a problem for each link that leads nowhere. Links are closed here rather than in `read`, because only the whole site knows its
addresses. A link to nowhere keeps its text and loses its href, so one typo never hides the next.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from kembar.arrange.images import pixels
from kembar.model.addresses import href
from kembar.model.document import OPEN, Body, Document, Link
from kembar.model.kinds import kind_name
from kembar.model.nearest import nearest
from kembar.model.plain import NEEDS_INTERNET, words_of
from kembar.model.problem import Message, Problem, say
from kembar.model.profile import Profile
from kembar.model.records import Records, Relationship, Source
from kembar.model.site import Article, Asset, PageKey, name_of

SPELLED_AS_AT_HOME = ("people", "sources")
"""The kinds whose names are the same in every language, and may be in any script."""

_ATTRIBUTES = r'((?:[^">]|"[^"]*")*+)'
_ANCHOR = re.compile(rf"<a\b{_ATTRIBUTES}>(.*?)</a>", re.DOTALL)
_IMAGE = re.compile(rf"<img\b{_ATTRIBUTES}>")
_ATTRIBUTE = re.compile(r'([^\s"=/]+)(?:="([^"]*)")?')


@dataclass(frozen=True, slots=True, kw_only=True)
class Destinations:
    """
    Everything that a link can lead to.

    `titles` are those of free pages, by language. `anchors` are the ids within the words that a page shows, by language, if there are any.
    `faulty` are records and pages that are written but hold a fault: a link to one is left open without a further problem.
    `outside` is what is said, by language, of a link that leads out of the site; nothing on the web.
    """

    records: Records
    addresses: Mapping[PageKey, Mapping[str, str]]
    titles: Mapping[PageKey, Mapping[str, str]]
    anchors: Mapping[PageKey, Mapping[str, frozenset[str]]]
    assets: Mapping[str, Asset]
    faulty: frozenset[PageKey] = frozenset()
    profile: Profile = Profile.WEB
    outside: Mapping[str, str] = field(default_factory=dict)

    def name(self, kind: str, key: str, lang: str) -> tuple[str, str]:
        """
        What a record or page is called, and the language of that name: a source's title keeps its own.

        A tie to a place that does not exist, which is told elsewhere, is called by its key.
        """
        if kind == "pages":
            return self.titles[kind, key][lang], lang
        record = self.records.of(kind)[key]
        if isinstance(record, Relationship) and not all(place in self.records.cities for place in record.between):
            return key, lang
        return name_of(self.records, kind, key, lang), record.language if isinstance(record, Source) and record.title else lang

    def keys(self, kind: str) -> list[str]:
        """The keys that exist of a kind of record, or of the free pages."""
        return [key for of_kind, key in self.addresses if of_kind == kind]


@dataclass(slots=True)
class _Closing:
    """
    One text on its way: the page that it stands on, what its notes are numbered by, and the problems found so far.

    `lang` is the page's language, which readers want links to lead to. The text's own is another one where it is borrowed.
    """

    document: Document
    address: str
    lang: str
    notes: Sequence[str]
    destinations: Destinations
    problems: list[Problem] = field(default_factory=list)

    def anchor(self, match: re.Match[str]) -> str:
        """A finished `a` element for one as it was read."""
        attributes, text = _read(match[1]), match[2]
        link = self._open_link(attributes.get("href", ""))
        if link is None:
            return _element("a", _external(attributes), text + self._outside(attributes))
        if link.kind == "citation":
            return self._citation(link)
        return self._link(link, attributes, text)

    def image(self, match: re.Match[str]) -> str:
        """A finished `img` element, or its alternative text when there is no such picture."""
        attributes = _read(match[1])
        link = self._open_link(attributes.get("src", ""))
        if link is None:
            return match[0]
        asset = self.destinations.assets.get(f"images/{link.key}")
        if asset is None:
            pictures = [name.removeprefix("images/") for name in self.destinations.assets if name.startswith("images/")]
            self._report(link, "image.unknown", say("there is no picture “{key}”", key=link.key), link.key, pictures)
            return attributes.get("alt", "")
        size = pixels(asset.content)
        measures = {"width": str(size[0]), "height": str(size[1])} if size else {}
        return _element("img", {**attributes, "src": escape(href(self.address, asset.address, self.destinations.profile)), **measures})

    def _open_link(self, address: str) -> Link | None:
        return self.document.body.links[int(address.removeprefix(OPEN))] if address.startswith(OPEN) else None

    def _outside(self, attributes: Mapping[str, str]) -> str:
        """What follows the words of a link that leads out of the site, in the language of the page, which may not be the text's."""
        said = self.destinations.outside.get(self.lang, "") if _leaves(attributes) else ""
        lang = "" if self.lang == self.document.lang else f' lang="{self.lang}"'
        return f'<span class="{NEEDS_INTERNET}"{lang}> ({escape(said)})</span>' if said else ""

    def _citation(self, link: Link) -> str:
        if link.key not in self.notes:
            self._report_missing(link, "citation.unknown", say("there is no source “{key}”", key=link.key), "sources")
            return ""
        number = self.notes.index(link.key) + 1
        return f'<sup class="cite"><a href="#note-{number}" role="doc-noteref">{number}</a></sup>'

    def _link(self, link: Link, attributes: Mapping[str, str], text: str) -> str:
        kept = {name: value for name, value in attributes.items() if name not in ("href", "rel")}
        addresses = self.destinations.addresses.get((link.kind, link.key), {})
        if not addresses:
            message = say("there is no “{key}” in {kind}", key=link.key, kind=kind_name(link.kind))
            self._report_missing(link, "link.broken", message, link.kind)
            return _element("a", kept, text if link.named else escape(link.key))
        own = self.document.lang
        lang = next(code for code in (self.lang, own, *addresses) if code in addresses)
        if lang != self.lang:
            kept["hreflang"] = lang
        if not link.named:
            name, name_lang = self.destinations.name(link.kind, link.key, own if own in addresses else lang)
            text = escape(name, quote=False)
            if name_lang != own:
                kept["lang"] = escape(name_lang)
            if name_lang != own or link.kind in SPELLED_AS_AT_HOME:
                kept["dir"] = "auto"
        there = addresses[lang] + self._fragment(link, lang, addresses[lang])
        return _element("a", {"href": escape(href(self.address, there, self.destinations.profile)), **kept}, text)

    def _fragment(self, link: Link, lang: str, address: str) -> str:
        """
        The fragment as it may stand after the address: none when it is known that there is no such place.

        Nothing is known of the anchors of a page for which nobody has written words.
        """
        if not link.fragment:
            return ""
        known = self.destinations.anchors.get((link.kind, link.key), {}).get(lang)
        if "#" in address or (known is not None and link.fragment not in known):
            message = say("there is no section “{key}” on that page", key=link.fragment)
            self._report(link, "link.fragment", message, link.fragment, known or ())
            return ""
        return f"#{link.fragment}"

    def _report_missing(self, link: Link, code: str, message: Message, kind: str) -> None:
        if (kind, link.key) not in self.destinations.faulty:
            self._report(link, code, message, link.key, self.destinations.keys(kind))

    def _report(self, link: Link, code: str, message: Message, key: str, names: Sequence[str] | frozenset[str]) -> None:
        near = nearest(key, names)
        hint = say("did you mean “{key}”?", key=near) if near else say("correct the name, or take the link away and keep its text")
        self.problems.append(Problem(link.place, code, message, hint))


def close_links(
    document: Document, address: str, lang: str, notes: Sequence[str], destinations: Destinations
) -> tuple[Article, list[Problem]]:
    """
    The document's text with every link closed, as it stands on the page at `address`, whose note n tells of `notes[n - 1]`.

    `lang` is the page's language: links lead there where they can, also from a text that the page has borrowed from a twin.
    """
    closing = _Closing(document, address, lang, notes, destinations)
    html = _ANCHOR.sub(closing.anchor, _IMAGE.sub(closing.image, document.body.html))
    return _article(html, document.body), closing.problems


def _article(html: str, body: Body) -> Article:
    """The text with the words that it has now: links without a text of their own had none when it was read."""
    if all(link.named for link in body.links):
        return Article(html, body.text, body.headings)
    words = words_of(html)
    headings = (replace(heading, text=text) for heading, text in zip(body.headings, words.headings, strict=True))
    return Article(html, words.text, tuple(headings))


def _read(attributes: str) -> dict[str, str]:
    """
    The attributes of a tag, values still escaped.

    >>> _read(' href="kembar:0" title="a &amp; b > c" hidden')
    {'href': 'kembar:0', 'title': 'a &amp; b > c', 'hidden': ''}
    """
    return dict(_ATTRIBUTE.findall(attributes))


def _element(name: str, attributes: Mapping[str, str], text: str | None = None) -> str:
    """A tag with attributes whose values are escaped already; with its text and end tag unless it is a void element."""
    tag = " ".join([name, *(f'{key}="{value}"' for key, value in attributes.items())])
    return f"<{tag}>" if text is None else f"<{tag}>{text}</{name}>"


def _external(attributes: dict[str, str]) -> dict[str, str]:
    """A link that leaves the site says so by its class; one inside the page stays as it is."""
    if not _leaves(attributes):
        return attributes
    return {**attributes, "class": " ".join(filter(None, [attributes.get("class", ""), "external"]))}


def _leaves(attributes: Mapping[str, str]) -> bool:
    """Whether a link leads out of the site."""
    return attributes.get("href", "").startswith(("http://", "https://"))

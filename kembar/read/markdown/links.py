"""
Read links and images, and check their addresses.

A link to a record or page names its kind and key (`city:los-angeles`), and is unresolved until `arrange` knows all addresses. A link out of
the site is http, https, mailto or tel. Any other is reported, and its text remains without a link.
"""

import html
import re
from typing import cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE

from kembar.kinds.registry import LINK_SCHEMES
from kembar.model.document import UNRESOLVED, Link
from kembar.model.problem import SourceLocation, tr
from kembar.read.markdown.citations import CITED
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.positions import MARK_TEXT, offset_of, unmarked
from kembar.read.markdown.visible_text import visible_alternative, visible_text
from kembar.text.characters import is_visible
from kembar.text.hosts import find_other_host, find_suspicions, host_of
from kembar.text.suggestions import closest
from kembar.text.value_formats import ValueFormatError, parse_key, parse_web_url, quote_for_message

"""The names of kinds in links, with the folders of their records."""

OUTER = ("http", "https", "mailto", "tel")
AUTOMATIC = rf"(?<!\\)<{MARK_TEXT}(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@/:]+@[^\s<>@]+)>"
"""An address in angle brackets: with a scheme, or of an e-mail."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_MAIL = re.compile(r"[^\s@<>\"\\:/?]+@[^\s@<>\"\\:/?]+(?:\?[^\s<>\"\\]*)?")
_TELEPHONE = re.compile(r"\+?[0-9][0-9().-]*(?:;[a-z0-9=.+-]+)*")
_FRAGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*(?:/[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)*")


class AutomaticLink(InlineProcessor):
    """Reads an address in angle brackets, which is its own text."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(AUTOMATIC, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802 Python-Markdown's name
        """Return a link; None if the bracket belongs to the destination of a link, or begins a tag such as `<o:p>`."""
        address = m[0][1:-1]
        scheme = _SCHEME.match(unmarked(address))
        if data[: m.start()].endswith("](") or (scheme and scheme[1] not in (*LINK_SCHEMES, *OUTER) and not scheme[2].startswith("//")):
            return None, None, None
        link = Element("a", {"href": address if scheme else address.replace("\ufdd1", "\ufdd1mailto:", 1)})
        link.text = "" if scheme and scheme[1] in LINK_SCHEMES else unmarked(address)
        return link, m.start(), m.end()


class LinkReader(Treeprocessor):
    """Reads all links, citations and images of a finished tree, in the order of the text."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.tag == "a":
                self._read(element)
            elif element.tag == "img":
                self._image(element)

    def _read(self, element: Element) -> None:
        if CITED in element.attrib:
            self._cite(element)
        elif not element.get("class"):
            self._link(element)

    def _cite(self, element: Element) -> None:
        offset, key = element.attrib.pop(CITED).split(" ")
        element.set("href", self._reading.open(Link("citation", key, self._reading.source.place(int(offset)))))

    def _link(self, element: Element) -> None:
        address = element.attrib.pop("href", "")
        shown, pictures = visible_text(self.md, element), list(element.iter("img"))
        try:
            href = self._destination(_decoded(address), offset_of(address), is_visible(shown) or bool(pictures))
        except ValueFormatError as error:
            self._reading.complain(self._reading.place(offset_of(address)), error.code, error.message, error.hint)
            return
        element.set("href", href)
        if not href.startswith(UNRESOLVED):
            shown = " ".join([shown, *(visible_alternative(self.md, picture) for picture in pictures)])
            self._outer(href, self._reading.place(offset_of(address)), shown)
        if href.startswith("http"):
            element.set("rel", "external")

    def _outer(self, href: str, place: SourceLocation, shown: str) -> None:
        """Record the host of a link that leads out of the site, and report deceptive ones."""
        if host_of(href):
            self._reading.hosts.setdefault(host_of(href), place)
        misleading = find_other_host(shown, href)
        for found in (*find_suspicions(href), *((misleading,) if misleading else ())):
            self._reading.problems.append(found.at(place))

    def _destination(self, address: str, offset: int | None, named: bool) -> str:
        """Return the address to write. Raises `ValueFormatError` for one that is not allowed."""
        if address.startswith("#"):
            return self._reading.open(Link(self._reading.kind, self._reading.key, self._reading.place(offset), parse_fragment(address[1:])))
        scheme = _SCHEME.fullmatch(address)
        if not scheme:
            raise _relative(address)
        name, rest = scheme[1], scheme[2]
        if name in LINK_SCHEMES:
            key, _, fragment = rest.partition("#")
            start = None if offset is None else offset + len(name) + 1
            fragment = parse_fragment(fragment) if "#" in rest else ""
            return self._reading.open(Link(LINK_SCHEMES[name], parse_key(key), self._reading.place(start), fragment, named))
        if not named:
            raise ValueFormatError("link.empty", tr("this link has no text"), tr("write where it leads between the square brackets"))
        return parse_external_url(name.lower(), address)

    def _image(self, element: Element) -> None:
        address = element.attrib.pop("src", "")
        place = self._reading.place(offset_of(address))
        element.set("alt", self._without_placeholders(element.get("alt", "")))
        if not is_visible(visible_alternative(self.md, element)):
            self._reading.complain(
                place,
                "image.alt",
                tr("this image has no text for those who do not see it"),
                tr("describe the picture in the square brackets"),
            )
        path = _decoded(address)
        if not _IMAGE.fullmatch(path):
            message = tr("“{path}” is not the name of an image", path=quote_for_message(path))
            self._reading.complain(place, "image.address", message, tr("name a file below assets/images/, such as peta.svg"))
            return
        element.set("src", self._reading.open(Link("image", path, place)))

    def _without_placeholders(self, text: str) -> str:
        """Return the text of an image with its placeholders replaced; Python-Markdown leaves those inside other markup in it."""
        stash = cast("InlineTreeprocessor", self.md.treeprocessors["inline"]).stashed_nodes

        def words(placeholder: re.Match[str]) -> str:
            node = stash.get(placeholder[1], "")
            return node if isinstance(node, str) else "".join(node.itertext())

        while (filled := INLINE_PLACEHOLDER_RE.sub(words, text)) != text:
            text = filled
        return text


def _decoded(address: str) -> str:
    """Return an address as a browser understands it."""
    return html.unescape(unmarked(address)).strip()


def parse_fragment(text: str) -> str:
    """Return the id of a section. Raises `ValueFormatError`."""
    if not _FRAGMENT.fullmatch(text):
        message = tr("“{fragment}” is not the name of a section", fragment=quote_for_message(unquote(text)))
        raise ValueFormatError("link.fragment", message, tr("write the section's id, as in #untuk-siapa"))
    return text


def parse_external_url(scheme: str, address: str) -> str:
    """Return an address outside the site. Raises `ValueFormatError`."""
    if scheme in ("http", "https"):
        return parse_web_url(address)
    form = {"mailto": _MAIL.fullmatch, "tel": _TELEPHONE.fullmatch}.get(scheme)
    if form is None:
        near = closest(scheme, (*LINK_SCHEMES, *OUTER)) or next((kind for kind, folder in LINK_SCHEMES.items() if folder == scheme), None)
        hint = tr("did you mean “{name}:”?", name=near) if near else tr("the kinds are: {names}", names=", ".join((*LINK_SCHEMES, *OUTER)))
        raise ValueFormatError("link.scheme", tr("a link cannot lead to “{scheme}:”", scheme=quote_for_message(scheme)), hint)
    if not form(address.partition(":")[2]):
        message = tr("“{address}” is not in the form of its kind", address=quote_for_message(address))
        raise ValueFormatError("link.form", message, tr("write it as in mailto:nama@example.org or tel:+62211234567"))
    return address


def _relative(address: str) -> ValueFormatError:
    if not address:
        return ValueFormatError("link.empty", tr("this link leads nowhere"), tr("write where it leads between the round brackets"))
    message = tr("“{address}” leads neither to a record nor out of the site", address=quote_for_message(address))
    return ValueFormatError("link.relative", message, tr("name what it leads to, as in city:los-angeles, or begin with https://"))

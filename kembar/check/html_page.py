"""
Parse a finished page into a list of its elements in document order, each with its line and column.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""The elements that have no end tag (HTML Living Standard, 13.1.2)."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WITH_NAME = frozenset({"a", "button", "title", "summary", *HEADINGS})
"""The elements that must have an accessible name."""

CODE = frozenset({"script", "style"})
"""The elements whose text is code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """
    An element: its `start_tag` as written, its line and column, counted from 1, and its `lang`, own or inherited (empty if unknown).

    `accessible_name` is set for `WITH_NAME` elements: the text, with the alternative texts and labels in it. `hidden` means hidden from
    assistive technology. `code` is the content of a `CODE` element, which follows its start tag directly.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    column: int
    lang: str
    start_tag: str
    accessible_name: str = ""
    hidden: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """A page at `path` below the output folder. `ids` maps each id to its first element."""

    path: str
    elements: tuple[Element, ...]
    ids: Mapping[str, Element]

    def find_all(self, *tags: str, **attributes: str) -> Iterator[Element]:
        """Yield the elements with one of these tags and all these attributes, in document order."""
        for element in self.elements:
            if element.tag in tags and attributes.items() <= element.attributes.items():
                yield element

    @property
    def is_indexed(self) -> bool:
        """Return whether search engines may index the page."""
        return not any("noindex" in robots.attributes.get("content", "") for robots in self.find_all("meta", name="robots"))

    @property
    def redirect_url(self) -> str | None:
        """Return the address of a redirect as written; None for other pages."""
        for refresh in self.find_all("meta", **{"http-equiv": "refresh"}):
            _, _, address = refresh.attributes.get("content", "").partition("url=")
            return address.strip()
        return None


@dataclass(slots=True)
class _OpenElement:
    """An element whose end tag has not been read yet."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    lang: str
    start_tag: str
    hidden: bool
    code: str = ""
    texts: list[str] = field(default_factory=list)

    def close(self) -> Element:
        words = " ".join((self.attributes.get("aria-label") or "".join(self.texts)).split())
        return Element(
            tag=self.tag,
            attributes=self.attributes,
            line=self.line,
            column=self.column,
            lang=self.lang,
            start_tag=self.start_tag,
            accessible_name=words,
            hidden=self.hidden,
            code=self.code,
        )


class _PageParser(HTMLParser):
    """Collects all elements of a page, and tracks the open ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[_OpenElement] = []
        self._open: list[_OpenElement] = []
        self._count = Counter[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        line, offset = self.getpos()
        parent = self._open[-1] if self._open else None
        lang = attributes.get("lang", parent.lang if parent else "")
        hidden = (parent.hidden if parent else False) or attributes.get("aria-hidden") == "true" or "hidden" in attributes
        element = _OpenElement(tag, attributes, line, offset + 1, lang, self.get_starttag_text() or "", hidden)
        if not hidden:
            self._add_words(attributes.get("alt", "") or attributes.get("aria-label", ""))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
            self._count[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._count[tag]:
            return  # avoids a search through all open elements
        while self._open:
            closed = self._open.pop().tag
            self._count[closed] -= 1
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag in CODE:
            self._open[-1].code += data
        if self._open and not self._open[-1].hidden:
            self._add_words(data)

    def _add_words(self, words: str) -> None:
        if words:
            for element in self._open:
                if element.tag in WITH_NAME:
                    element.texts.append(words)


def parse_page(path: str, html: str) -> HtmlPage:
    """
    Return the parsed page at `path`.

    >>> page = parse_page("id/index.html", '<html lang="id">\\n<h1>Kota <img src="a.png" alt="kembar"></h1></html>')
    >>> [(element.tag, element.line, element.column, element.lang, element.accessible_name) for element in page.find_all("h1")]
    [('h1', 2, 1, 'id', 'Kota kembar')]
    """
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    elements = tuple(element.close() for element in parser.elements)
    ids: dict[str, Element] = {}
    for element in elements:
        if "id" in element.attributes:
            ids.setdefault(element.attributes["id"], element)
    return HtmlPage(path=path, elements=elements, ids=ids)

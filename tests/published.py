"""A published page, as a strict parser reads it: what the tests ask of pages, in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

URL_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href")
"""The attributes that hold an address."""


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """A page at `path` below the output folder."""

    path: str
    root: Element

    @classmethod
    def parse(cls, path: str, html: str) -> "PublishedPage":
        """Reads a page. Raises `html5lib.html5parser.ParseError` at the first mistake in its markup."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return cls(path, parser.parse(html))

    def all(self, tag: str = "*", /, **attributes: str) -> Iterator[Element]:
        """Every element of that name that has these attributes, in the order of the page."""
        for element in self.root.iter():
            if isinstance(element.tag, str) and tag in ("*", element.tag) and attributes.items() <= element.attrib.items():
                yield element

    def one(self, tag: str, /, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def texts(self, tag: str, /, **attributes: str) -> list[str]:
        """The words in each such element, spaces made single."""
        return [words(element) for element in self.all(tag, **attributes)]

    @property
    def lang(self) -> str:
        """The declared language of the page."""
        return self.root.attrib["lang"]

    @property
    def text(self) -> str:
        """All words in the body that are not part of a script or style."""
        return words(self.one("body"))

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [element.attrib["id"] for element in self.all() if "id" in element.attrib]

    @property
    def addresses(self) -> list[str]:
        """Every address that the page names in an attribute, `srcset` included."""
        single = [element.attrib[name] for element in self.all() for name in URL_ATTRIBUTES if name in element.attrib]
        sets = [part.split()[0] for element in self.all() for part in element.attrib.get("srcset", "").split(",") if part.strip()]
        return single + sets

    @property
    def headings(self) -> list[int]:
        """The levels of its headings, in order."""
        return [int(element.tag[1]) for element in self.all() if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]

    @property
    def vocabulary(self) -> set[tuple[str, str]]:
        """Every element with each of its attributes, and alone."""
        return {(element.tag, name) for element in self.all() for name in ("", *element.attrib)}

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses of its twins by hreflang, from the head."""
        links = (link.attrib for link in self.all("link", rel="alternate") if "hreflang" in link.attrib and "type" not in link.attrib)
        return {link["hreflang"]: link["href"] for link in links}


def words(element: Element) -> str:
    """The words in an element as they are read, spaces made single."""
    return " ".join("".join(_strings(element)).split())


def _strings(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _strings(child)
        yield child.tail or ""

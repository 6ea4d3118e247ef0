"""Split the HTML of a body at its links and pictures, which each page completes."""

import re
from collections.abc import Sequence

from kembar.model.document import OUTSIDE, UNRESOLVED, Link, LinkSlot, Piece
from kembar.text.html_snippets import ATTRIBUTES, content_of, escaped_attributes_of, start_tag

_ELEMENT = re.compile(rf"<a\b({ATTRIBUTES})>({content_of('a')})</a>|<img\b({ATTRIBUTES})>")


def split_at_links(html: str, links: Sequence[Link]) -> tuple[Piece, ...]:
    """Return well-formed HTML with unresolved links as pieces and slots."""
    splitter = _Splitter(links)
    splitter.split(html)
    return tuple(splitter.pieces())


class _Splitter:
    """Collects finished HTML and slots."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links
        self._found: list[Piece] = []
        self._text: list[str] = []

    def pieces(self) -> list[Piece]:
        """Return the pieces so far."""
        return [*self._found, *(["".join(self._text)] if self._text else [])]

    def split(self, html: str) -> None:
        """Add well-formed HTML."""
        start = 0
        for element in _ELEMENT.finditer(html):
            self._text.append(html[start : element.start()])
            if element[3] is None:
                self._link(element[1], element[2])
            else:
                self._picture(element[0], element[3])
            start = element.end()
        self._text.append(html[start:])

    def _slot(self, number: int, attributes: dict[str, str]) -> None:
        self._found += ["".join(self._text), LinkSlot(number, attributes)]
        self._text.clear()

    def _link(self, written: str, content: str) -> None:
        attributes = escaped_attributes_of(written)
        address = attributes.get("href", "")
        leaves = address.startswith(("http://", "https://"))
        if address.startswith(UNRESOLVED):
            number = int(address.removeprefix(UNRESOLVED))
            if self._links[number].kind == "citation":
                return self._slot(number, {})
            self._slot(number, {name: value for name, value in attributes.items() if name not in ("href", "rel")})
        elif leaves:
            self._text.append(start_tag("a", {**attributes, "class": " ".join(filter(None, [attributes.get("class", ""), "external"]))}))
        else:
            self._text.append(start_tag("a", attributes))
        self.split(content)
        if leaves:
            self._slot(OUTSIDE, {})
        self._text.append("</a>")
        return None

    def _picture(self, element: str, written: str) -> None:
        attributes = escaped_attributes_of(written)
        address = attributes.get("src", "")
        if address.startswith(UNRESOLVED):
            self._slot(int(address.removeprefix(UNRESOLVED)), attributes)
        else:
            self._text.append(element)

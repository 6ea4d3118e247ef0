"""Split the HTML of a body at its links and pictures, which each page completes."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kembar.model.document import OUTSIDE, UNRESOLVED, Link, LinkSlot, Piece
from kembar.text.html_snippets import ATTRIBUTES, content_of, escaped_attributes_of, start_tag

_ELEMENT = re.compile(rf"<a\b({ATTRIBUTES})>({content_of('a')})</a>|<img\b({ATTRIBUTES})>")


def split_at_links(html: str, links: Sequence[Link]) -> tuple[Piece, ...]:
    """Return well-formed HTML with unresolved links as pieces and slots."""
    pieces = groupby(_pieces(html, links), key=type)
    return tuple(piece for kind, group in pieces for piece in (["".join(map(str, group))] if kind is str else group))


def _pieces(html: str, links: Sequence[Link]) -> Iterator[Piece]:
    start = 0
    for element in _ELEMENT.finditer(html):
        yield html[start : element.start()]
        yield from _link(element[1], element[2], links) if element[3] is None else _picture(element[0], element[3])
        start = element.end()
    yield html[start:]


def _link(written: str, content: str, links: Sequence[Link]) -> Iterator[Piece]:
    attributes = escaped_attributes_of(written)
    address = attributes.get("href", "")
    leaves = address.startswith(("http://", "https://"))
    if address.startswith(UNRESOLVED):
        number = int(address.removeprefix(UNRESOLVED))
        yield LinkSlot(number, {name: value for name, value in attributes.items() if name not in ("href", "rel")})
        if links[number].kind == "citation":
            return
    elif leaves:
        yield start_tag("a", {**attributes, "class": " ".join(filter(None, [attributes.get("class", ""), "external"]))})
    else:
        yield start_tag("a", attributes)
    yield from _pieces(content, links)
    if leaves:
        yield LinkSlot(OUTSIDE, {})
    yield "</a>"


def _picture(element: str, written: str) -> Iterator[Piece]:
    attributes = escaped_attributes_of(written)
    address = attributes.get("src", "")
    yield LinkSlot(int(address.removeprefix(UNRESOLVED)), attributes) if address.startswith(UNRESOLVED) else element

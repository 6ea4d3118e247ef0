"""
Read running text with plain markup by one expression.

Most markup is plain: citations, links without a title, and emphasis, not nested. A single expression splits such a text, instead of one
pattern after the other with placeholders. A text with any other markup is left to the patterns.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kembar.read.markdown.citations import CitationReader
from kembar.read.markdown.positions import MARK_TEXT

Pieces = tuple[str | None, list[Element]]
"""The text before the first element, and the elements, each with the text after it."""

_SIGNS = r"\[\]*_`<\\&\x02"
_STRESSED = rf"(?!\s)[^{_SIGNS}]+(?<!\s)"
_PLAIN = re.compile(
    rf"""
    [{_SIGNS}]
    (?: (?<=\[) (?<!!\[)
        (?: @ (?P<mark>{MARK_TEXT}) (?P<keys>[^{_SIGNS}]*) \] (?!\(|\[(?!@))                         # a citation
          | (?![@^]) (?P<words>[^{_SIGNS}]*) \]\( (?P<address>[^\s()<>'"\[\]`\\\x02]*) \) )         # a link
      | (?<=\*) (?<!\S\*)
        (?: \* (?P<strong>{_STRESSED}) \*\* (?!\*) | (?P<em>{_STRESSED}) \* (?!\*) )
    )?
    """,
    re.VERBOSE,
)
"""A character of markup, with the construct that it begins if that is plain."""

_BREAK = "  \n"
"""A hard line break."""


def pieces(text: str, citations: CitationReader) -> Pieces | None:
    """Return the pieces of a text; None for one without markup, and for one with any markup that is not plain."""
    found = list(_PLAIN.finditer(text))
    if not found or _BREAK in text or not all(one.lastgroup for one in found):
        return None
    gaps = list(_gaps(text, found))
    if any(gap.endswith("!") for gap, one in zip(gaps, found, strict=False) if one["keys"] is not None):
        return None  # which prevents that a citation removes the space before it
    elements = [_element(one, citations) for one in found]
    for element, gap in zip(elements, gaps[1:], strict=True):
        element.tail = gap or None
    return gaps[0] or None, elements


def _gaps(text: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Yield the text before each match and after the last one. The space before a citation is removed."""
    last = 0
    for one in found:
        gap = text[last : one.start()]
        yield gap if one["keys"] is None else gap.rstrip(" \t\n")
        last = one.end()
    yield text[last:]


def _element(found: re.Match[str], citations: CitationReader) -> Element:
    kind = found.lastgroup
    if kind == "keys":
        return citations.handleMatch(found, "")[0]
    if kind == "address":
        link = Element("a", {"href": found["address"]})
        link.text = found["words"]
        return link
    stressed = Element(kind or "")
    stressed.text = found[kind or 0]
    return stressed

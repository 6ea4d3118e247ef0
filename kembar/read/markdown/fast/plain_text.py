"""
Running text read at one stroke.

Most of what is marked up in our texts is plain: citations, links without a title, a word that is stressed, none of them inside another.
Such a text is taken apart by a single expression, instead of by one after the other with a placeholder for whatever each has found. In
comes a text; out come its elements, or nothing where a single sign in it could mean anything else.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kembar.read.markdown.citations import CitationReader
from kembar.read.markdown.positions import MARK_TEXT

Pieces = tuple[str | None, list[Element]]
"""What stands before the first element, and the elements, each with what stands behind it."""

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
"""A sign, to which the search can leap, with what it begins if that is plain."""

_BREAK = "  \n"
"""A line that is to end here."""


def pieces(text: str, citations: CitationReader) -> Pieces | None:
    """The pieces of a text; nothing for one without markup, and for one with any that is not plain."""
    found = list(_PLAIN.finditer(text))
    if not found or _BREAK in text or not all(one.lastgroup for one in found):
        return None
    gaps = list(_gaps(text, found))
    if any(gap.endswith("!") for gap, one in zip(gaps, found, strict=False) if one["keys"] is not None):
        return None  # which keeps a citation from taking the space before it away
    elements = [_element(one, citations) for one in found]
    for element, gap in zip(elements, gaps[1:], strict=True):
        element.tail = gap or None
    return gaps[0] or None, elements


def _gaps(text: str, found: list[re.Match[str]]) -> Iterator[str]:
    """What stands before each of what was found, and behind the last. The space before a citation goes with it."""
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

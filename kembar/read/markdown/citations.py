"""
Read citations: `[@kumparan-2018-04-17]`, or several as `[@one; @other]`.

Each becomes an empty link to its source, in the order of the text; `arrange` gives it its number. The space before a citation is removed,
so that no line begins with a number.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from kembar.model.problem import tr
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.positions import MARK_TEXT, offset_of, unmarked
from kembar.text.value_formats import ValueFormatError, parse_key, quote_for_message

CITED = "data-cited"
"""The attribute with the key of a source and its offset, until all links are read in the order of the text."""

_CITATION = rf"(?:(?<![!\\ \t\n])[ \t\n]++|(?<![!\\]))\[@(?P<mark>{MARK_TEXT})(?P<keys>[^\[\]]*)\](?!\(|\[(?!@))"


class CitationReader(InlineProcessor):
    """Finds citations in running text."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(_CITATION, md)
        self._reading = reading

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002, N802 Python-Markdown's name
        """Return a span of citations, one for each valid key."""
        group = Element("span")
        for offset, key in self._keys(unmarked(m["keys"]), offset_of(m["mark"]) or 0):
            SubElement(group, "a", {CITED: f"{offset} {key}"})
        return group, m.start(), m.end()

    def _keys(self, text: str, offset: int) -> list[tuple[int, str]]:
        found = []
        for position, part in enumerate(text.split(";")):
            key = part.strip()
            start = offset + len(part) - len(part.lstrip())
            offset += len(part) + 1
            if position and not key.startswith("@"):
                self._complain(start, key)
                continue
            start, key = (start + 1, key[1:]) if position else (start, key)
            try:
                found.append((start, parse_key(key)))
            except ValueFormatError:
                self._complain(start, key)
        return found

    def _complain(self, offset: int, key: str) -> None:
        place = self._reading.source.place(offset)
        message = tr("“{key}” does not name a source", key=quote_for_message(key))
        self._reading.complain(place, "citation.form", message, tr("write [@key], or several as [@one; @other]"))

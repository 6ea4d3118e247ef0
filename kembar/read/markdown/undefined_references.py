"""
Report links and images by reference without a definition: `[words][name]` without `[name]: city:los-angeles` elsewhere in the text.

Python-Markdown leaves such a reference as text. A single name in brackets may be meant as text, and is not reported.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kembar.model.problem import tr
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.positions import MARK_TEXT, offset_of
from kembar.text.value_formats import quote_for_message

_NAMED = re.compile(rf"(?P<mark>{MARK_TEXT})\]\[(?P<name>[^\[\]]+)\]")
_OF_ITS_OWN_NAME = re.compile(r"\[(?P<name>[^\[\]]+)\]\[\]")


class ReferenceCheck(Treeprocessor):
    """Reports references that were left as text because their name is not defined."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def run(self, root: Element) -> None:
        """Check the tree without changing it."""
        for element in root.iter() if "][" in "".join(root.itertext()) else ():
            for text in ("" if element.tag == "code" else element.text, element.tail):
                for offset, name in self._left(text) if text and "][" in text else ():
                    message = tr("there is no address for “{name}”", name=quote_for_message(name))
                    hint = tr("write it below as [{name}]: ..., or the link as [words](address)", name=quote_for_message(name))
                    self._reading.complain(self._reading.place(offset), "link.undefined", message, hint)

    def _left(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the references in a text, each with the location of its name; brackets that are escaped in the source are none."""
        for match in _NAMED.finditer(text):
            yield (offset_of(match["mark"]) or 0) + len("]["), match["name"]
        for match in _OF_ITS_OWN_NAME.finditer(text):
            offset = self._reading.source.text.find(match[0])
            if offset >= 0:
                yield offset + len("["), match["name"]

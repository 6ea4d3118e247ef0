"""
Links and images by reference, `[words][name]` with `[name]: city:los-angeles` elsewhere in the text.

Python-Markdown makes them, and leaves a reference to nothing standing as text; here that is told. A single name in brackets may be meant
as it stands.
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
    """Looks for references that were left as they are, because nothing has their name."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def run(self, root: Element) -> None:
        """Changes nothing."""
        for element in root.iter() if "][" in "".join(root.itertext()) else ():
            for text in ("" if element.tag == "code" else element.text, element.tail):
                for offset, name in self._left(text) if text and "][" in text else ():
                    message = tr("there is no address for “{name}”", name=quote_for_message(name))
                    hint = tr("write it below as [{name}]: ..., or the link as [words](address)", name=quote_for_message(name))
                    self._reading.complain(self._reading.place(offset), "link.undefined", message, hint)

    def _left(self, text: str) -> Iterator[tuple[int, str]]:
        """The references in a text, each with the place of its name; brackets that were escaped in the source are none."""
        for match in _NAMED.finditer(text):
            yield (offset_of(match["mark"]) or 0) + len("]["), match["name"]
        for match in _OF_ITS_OWN_NAME.finditer(text):
            offset = self._reading.source.text.find(match[0])
            if offset >= 0:
                yield offset + len("["), match["name"]

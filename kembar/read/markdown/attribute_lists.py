"""
Read attribute lists: `{#id}` after a heading, and `{lang=en}` after a word in another language, which then gets its own direction.

Any other attribute is a problem: a text does not define how it looks.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, isheader

from kembar.model.problem import tr
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.headings import OFFSET, is_id
from kembar.read.markdown.positions import offset_of, unmarked
from kembar.text.value_formats import ValueFormatError, parse_language_tag, quote_for_message


class AttributeReader(AttrListTreeprocessor):
    """The reader of Python-Markdown, limited to the allowed attributes."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Set the allowed attributes; return the text after the list."""
        attributes, remainder = get_attrs_and_remainder(unmarked(attrs_string))
        if strict and remainder:
            return remainder
        offset = offset_of(attrs_string)
        for name, value in attributes:
            self._assign(elem, name, value or "", offset)
        if isheader(elem) and offset is not None:
            elem.set(OFFSET, str(offset))
        return remainder

    def _assign(self, elem: Element, name: str, value: str, offset: int | None) -> None:
        if name == "lang":
            try:
                elem.set("lang", parse_language_tag(value))
                elem.set("dir", "auto")
            except ValueFormatError as error:
                self._reading.complain(self._reading.place(offset), error.code, error.message, error.hint)
        elif name == "id" and isheader(elem):
            self._assign_id(elem, value, offset)
        else:
            written = {"id": f"#{value}", ".": f".{value}"}.get(name, name)
            message = tr("“{attribute}” cannot be set here", attribute=quote_for_message(written))
            self._reading.complain(
                self._reading.place(offset),
                "attribute.refused",
                message,
                tr("only {{lang=...}} and, after a heading, {{#id}} can be set", attribute=written),
            )

    def _assign_id(self, elem: Element, value: str, offset: int | None) -> None:
        if is_id(value):
            elem.set("id", value)
            return
        message = tr("“{id}” is not an id", id=quote_for_message(value))
        self._reading.complain(
            self._reading.place(offset), "heading.id", message, tr("use a to z, 0 to 9, and hyphens between them, such as jalan-resmi")
        )

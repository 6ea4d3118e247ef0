"""XML as it is written to a file: well-formed whatever the texts in it hold, and the same bytes each time."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child of `parent`."""
    child = SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    child.text = clean(text) or None
    return child


def clean(text: str) -> str:
    """
    The text without the characters that no XML document may hold (XML 1.0, section 2.2).

    >>> clean("kota\\x00 kembar\\x1b")
    'kota kembar'
    """
    return _FORBIDDEN.sub("", text)


def document(root: Element) -> bytes:
    """The finished file, in UTF-8. Namespaces are written as plain `xmlns` attributes, so that no prefix is ever made up."""
    indent(root)
    body: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()

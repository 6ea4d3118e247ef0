"""Write XML that is well-formed whatever text it contains, with reproducible bytes."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append a new child to `parent` and return it."""
    child = SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    child.text = clean(text) or None
    return child


def clean(text: str) -> str:
    """
    Return the text without characters that XML does not allow (XML 1.0, section 2.2).

    >>> clean("kota\\x00 kembar\\x1b")
    'kota kembar'
    """
    return _FORBIDDEN.sub("", text)


def document(root: Element) -> bytes:
    """Return the XML file in UTF-8. Namespaces are plain `xmlns` attributes, so that no prefixes are generated."""
    indent(root)
    body: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()

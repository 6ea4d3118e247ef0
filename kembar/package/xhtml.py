"""
Serialize trees as XHTML for EPUB 3.3, with SVG elements in their namespace.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from kembar.model.config import Lang
from kembar.package.book_pages import SVG

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
UNKNOWN = frozenset({"focusable"})
"""Attributes that old browsers needed and that no schema allows."""


def document(lang: Lang, title: str, style: str, body: Element) -> bytes:
    """Return a page of a book. `style` is the address of its style sheet."""
    page = Element("html", {"xmlns": XHTML, "xmlns:epub": EPUB, "lang": lang.code, "xml:lang": lang.code, "dir": lang.direction})
    head = SubElement(page, "head")
    SubElement(head, "title").text = title
    SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    page.append(body)
    return xml(page)


def xml(root: Element) -> bytes:
    """Return a tree as an XML file. Namespaces are written as `xmlns` attributes, so that ElementTree generates no prefixes."""
    for element in root.iter():
        for name in UNKNOWN.intersection(element.keys()):
            del element.attrib[name]
        if isinstance(element.tag, str) and element.tag.startswith(SVG):
            element.tag = element.tag.removeprefix(SVG)
            if element.tag == "svg":
                element.set("xmlns", SVG.strip("{}"))
    text: str = tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()

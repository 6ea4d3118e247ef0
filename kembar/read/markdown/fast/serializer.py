"""
Write a finished tree as HTML, with the same result as the serialiser of Python-Markdown.

That one also checks every element for comments, namespaces and attributes without a value, which our trees never have.
"""

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP


def html_of(root: Element) -> str:
    """Return an element with its content as HTML. Attributes are sorted by name."""
    written: list[str] = []
    _write(root, written.append)
    return "".join(written)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    write(f"<{tag}{''.join(_attribute(*one) for one in sorted(element.items()))}>" if element.attrib else f"<{tag}>")
    if text:
        write(_escaped(text))
    for child in element:
        _write(child, write)
    if tag not in HTML_EMPTY:
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _attribute(name: str, value: str) -> str:
    quoted = _escaped(value).replace('"', "&quot;")
    return f' {name}="{quoted}"'


def _escaped(text: str) -> str:
    """Return the escaped text; an `&` that begins a character reference remains."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")

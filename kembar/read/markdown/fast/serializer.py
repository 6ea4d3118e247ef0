"""
A finished tree as HTML, equal to what Python-Markdown's own serialiser makes of it.

That one also knows comments, namespaces and attributes without a value, and asks for them at every element; no tree of ours has any.
"""

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP


def html_of(root: Element) -> str:
    """An element and all that it holds. Attributes are written in the order of their names."""
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
    """The text with its signs escaped, but for an `&` that begins a character reference."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")

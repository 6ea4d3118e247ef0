"""
A faster converter for Python-Markdown, with the same result.

The converter and the extension replace processors of the library by some that skip searches without a result. The extension must be the
last one, because it uses the patterns of the others. A differential test compares the output with that of the library, byte by byte.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, ETX, INLINE_PLACEHOLDER_PREFIX, STX

from kembar.read.markdown.fast.blocks import FastHeading, FastParagraph
from kembar.read.markdown.fast.inline import FastInline
from kembar.read.markdown.fast.serializer import html_of

_BLOCK_LEVEL = frozenset(BLOCK_LEVEL_ELEMENTS)


class FastMarkdown(Markdown):
    """The converter of the library, with a set of block tags instead of a list, and a faster serialiser."""

    output_formats: ClassVar[dict[Literal["html", "xhtml"], Callable[[Element], str]]] = {"html": html_of}

    def is_block_level(self, tag: Any) -> bool:  # noqa: ANN401 Python-Markdown's type
        """Return whether an element is a block. Our extensions add none."""
        return tag in _BLOCK_LEVEL


class FastExtension(Extension):
    """The last extension of a converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown's name
        """Replace processors of the library by name, and add those for plain blocks first."""
        md.parser.blockprocessors.register(FastParagraph(md.parser), "prose", 120)
        md.parser.blockprocessors.register(FastHeading(md.parser), "heading", 110)
        md.preprocessors.register(FastWhitespace(md), "normalize_whitespace", 30)
        md.inlinePatterns.register(FastLink(LINK_RE, md), "link", 160)
        md.treeprocessors.register(FastInline(md), "inline", 20)
        md.treeprocessors.register(FastAttributes(md), "attributes", 8)
        md.treeprocessors.register(FastUnescape(md), "unescape", 0)


class FastLink(LinkInlineProcessor):
    """Reads a plain link with one pattern, and any other character by character."""

    _TEXT = re.compile(r"([^\[\]]*)\]")
    _ADDRESS = re.compile(r"\(([^()<>'\"]*)\)")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 Python-Markdown's name
        """Return the text in square brackets, the position after it, and whether it is closed."""
        plain = self._TEXT.match(data, index)
        return (plain[1], plain.end(), True) if plain else super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 Python-Markdown's name
        """Return the address and title in round brackets, the position after them, and whether they are closed."""
        plain = self._ADDRESS.match(data, index)
        if not plain or INLINE_PLACEHOLDER_PREFIX in plain[1]:
            return super().getLink(data, index)
        return plain[1].strip(), None, plain.end(), True


class FastWhitespace(NormalizeWhitespace):
    """Normalises only lines of spaces in a text without tabs and the like."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, and two empty ones."""
        text = "".join(lines)
        if any(sign in text for sign in (STX, ETX, "\r", "\t")):
            return super().run(lines)
        first, *rest = lines
        return [first, *(line if line.strip(" ") else "" for line in rest), "", ""]


class FastAttributes(Treeprocessor):
    """Searches attribute lists only where there is a brace."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._reader = md.treeprocessors["attributes"]

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        self._reader.run(cast("Element", _Braced(root)))


@dataclass(frozen=True, slots=True)
class _Braced:
    """A tree that iterates only over elements which may have an attribute list."""

    root: Element

    def iter(self) -> Iterator[Element]:
        """Yield the elements with a brace in their text, in their tail, or in the tail of a child."""
        for element in self.root.iter():
            text, tail = element.text, element.tail
            if (text and "{" in text) or (tail and "{" in tail) or (len(element) and any("{" in (child.tail or "") for child in element)):
                yield element


class FastUnescape(UnescapeTreeprocessor):
    """Restores escaped characters, if there are any."""

    def run(self, root: Element) -> None:
        """Change the tree in place. Only a backslash escapes."""
        lines: list[str] = self.md.lines  # type: ignore[attr-defined] # the library's types leave it out
        if any("\\" in line for line in lines):
            super().run(root)

"""
Python-Markdown, sparing with its work, and with the same answer.

A converter and an extension that change no result: they put processors that leave out what must fail or find nothing in the place of the
library's own. The extension comes after all others, because it has to know their patterns. The differential test holds both to the library,
byte by byte.
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
    """The library's converter, which looks a tag up rather than searching a list for it, and writes HTML in its own way."""

    output_formats: ClassVar[dict[Literal["html", "xhtml"], Callable[[Element], str]]] = {"html": html_of}

    def is_block_level(self, tag: Any) -> bool:  # noqa: ANN401 Python-Markdown's type
        """Whether an element is a block. No extension of ours adds to these."""
        return tag in _BLOCK_LEVEL


class FastExtension(Extension):
    """To be given to a converter as the last of its extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown's name
        """Replaces the processors that the library has names for, and lets the plainest blocks be known first."""
        md.parser.blockprocessors.register(FastParagraph(md.parser), "prose", 120)
        md.parser.blockprocessors.register(FastHeading(md.parser), "heading", 110)
        md.preprocessors.register(FastWhitespace(md), "normalize_whitespace", 30)
        md.inlinePatterns.register(FastLink(LINK_RE, md), "link", 160)
        md.treeprocessors.register(FastInline(md), "inline", 20)
        md.treeprocessors.register(FastAttributes(md), "attributes", 8)
        md.treeprocessors.register(FastUnescape(md), "unescape", 0)


class FastLink(LinkInlineProcessor):
    """Reads a link at one stroke if it is written in the plain way, and letter by letter only otherwise."""

    _TEXT = re.compile(r"([^\[\]]*)\]")
    _ADDRESS = re.compile(r"\(([^()<>'\"]*)\)")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 Python-Markdown's name
        """What stands between the square brackets, where it ends, and whether it does."""
        plain = self._TEXT.match(data, index)
        return (plain[1], plain.end(), True) if plain else super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 Python-Markdown's name
        """The address between the round brackets, the title, where they end, and whether they do."""
        plain = self._ADDRESS.match(data, index)
        if not plain or INLINE_PLACEHOLDER_PREFIX in plain[1]:
            return super().getLink(data, index)
        return plain[1].strip(), None, plain.end(), True


class FastWhitespace(NormalizeWhitespace):
    """Leaves the lines of a text without tabs and the like as they are, but for those that are only spaces."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, and two empty ones."""
        text = "".join(lines)
        if any(sign in text for sign in (STX, ETX, "\r", "\t")):
            return super().run(lines)
        first, *rest = lines
        return [first, *(line if line.strip(" ") else "" for line in rest), "", ""]


class FastAttributes(Treeprocessor):
    """Looks for a list of attributes only where a brace stands."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._reader = md.treeprocessors["attributes"]

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        self._reader.run(cast("Element", _Braced(root)))


@dataclass(frozen=True, slots=True)
class _Braced:
    """A tree for those who go through it and need to see no elements but those which may have a list of attributes."""

    root: Element

    def iter(self) -> Iterator[Element]:
        """The elements with a brace in their text, behind it, or behind one of their children."""
        for element in self.root.iter():
            text, tail = element.text, element.tail
            if (text and "{" in text) or (tail and "{" in tail) or (len(element) and any("{" in (child.tail or "") for child in element)):
                yield element


class FastUnescape(UnescapeTreeprocessor):
    """Puts escaped characters back, if anything was escaped."""

    def run(self, root: Element) -> None:
        """Changes the tree in place. Only a backslash escapes."""
        lines: list[str] = self.md.lines  # type: ignore[attr-defined] # the library's types leave it out
        if any("\\" in line for line in lines):
            super().run(root)

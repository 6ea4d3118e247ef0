"""
Paragraphs and headings known at once, without asking for every other kind of block first.

Most blocks are plain paragraphs and headings of one line, and Python-Markdown tries a dozen expressions on each before it takes it for one.
Here a glance at the beginnings of its lines is enough; a block that could be anything else is left to the library.
"""

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import HashHeaderProcessor, ParagraphProcessor

_FIRST = re.compile(r"\Z|\n|[ ]{4}|[ ]{0,3}(?:[#>]|[*+-][ ]|\d|[*_=-][*_=\- ]*(?:\n|\Z))")
"""How a block begins that may be empty, code, a heading, a quotation, a list or a rule."""

_LATER = re.compile(r"\n[ ]{0,3}(?:[#>]|[*_=-][*_=\- ]*(?:\n|\Z))")
"""How a later line begins that may be a heading, a quotation or a rule, or underline a heading."""

_HEADING = re.compile(r"#[^\n\\]*\Z")


class FastParagraph(ParagraphProcessor):
    """Takes the blocks that nothing but a paragraph can be; a table has a `|`, and a definition of a note or an address `]:`."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 Python-Markdown's name
        """Whether the block is a paragraph beyond doubt."""
        return not (_FIRST.match(block) or "|" in block or "]:" in block or _LATER.search(block))


class FastHeading(HashHeaderProcessor):
    """Takes the blocks that are one line with a heading."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 Python-Markdown's name
        """Whether the block is a heading beyond doubt."""
        return bool(_HEADING.match(block))

"""
Recognise plain paragraphs and headings first, without trying every other kind of block.

Python-Markdown tries a dozen patterns on a block before it takes it for a paragraph or a heading of one line, as most blocks are. Here the
beginnings of the lines decide; a block that could be anything else is left to the library.
"""

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import HashHeaderProcessor, ParagraphProcessor

_FIRST = re.compile(r"\Z|\n|[ ]{4}|[ ]{0,3}(?:[#>]|[*+-][ ]|\d|[*_=-][*_=\- ]*(?:\n|\Z))")
"""The beginning of a block that may be empty, code, a heading, a quotation, a list or a rule."""

_LATER = re.compile(r"\n[ ]{0,3}(?:[#>]|[*_=-][*_=\- ]*(?:\n|\Z))")
"""The beginning of a later line that may be a heading, a quotation or a rule, or underline a heading."""

_HEADING = re.compile(r"#[^\n\\]*\Z")


class FastParagraph(ParagraphProcessor):
    """Handles blocks that can only be paragraphs; a table has a `|`, and a definition of a note or an address `]:`."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 Python-Markdown's name
        """Return whether the block is certainly a paragraph."""
        return not (_FIRST.match(block) or "|" in block or "]:" in block or _LATER.search(block))


class FastHeading(HashHeaderProcessor):
    """Handles blocks that are one line with a heading."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 Python-Markdown's name
        """Return whether the block is certainly a heading."""
        return bool(_HEADING.match(block))

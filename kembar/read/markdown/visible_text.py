"""Return the visible text of an element before the conversion has finished, with the placeholders of Python-Markdown replaced."""

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown

from kembar.read.markdown.positions import unmarked

_PUT_ASIDE = re.compile("\x02(?:wzxhzdk:(?P<stashed>[0-9]+)|(?P<code>[0-9]+))\x03")
"""The placeholder of a piece of HTML, such as a character reference, or of an escaped character by its code."""


def _unstashed(md: Markdown, text: str) -> str:
    """Return a text with the placeholders of references and escaped characters replaced."""
    return _PUT_ASIDE.sub(lambda found: _piece(md, found), unmarked(text)) if "\x02" in text else unmarked(text)


def _piece(md: Markdown, found: re.Match[str]) -> str:
    if found["code"]:
        return chr(int(found["code"]))
    piece = md.htmlStash.rawHtmlBlocks[int(found["stashed"])]
    return piece if isinstance(piece, str) else ""


def visible_text(md: Markdown, element: Element) -> str:
    """Return the text of an element."""
    return html.unescape(_unstashed(md, "".join(element.itertext())))


def visible_alternative(md: Markdown, image: Element) -> str:
    """Return the alternative text of a picture."""
    return html.unescape(_unstashed(md, image.get("alt", "")))

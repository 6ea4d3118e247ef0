"""The plain words of a text's HTML, for feeds and search, and those of each of its headings."""

import re
from dataclasses import dataclass
from html import unescape

from kembar.text.html_snippets import ATTRIBUTES, SIGN, content_of, strip_tags

NEEDS_INTERNET = "needs-internet"
"""The class of what an offline copy says of a link: it is not the text's own."""

_SILENT = re.compile(
    rf'<sup\b{ATTRIBUTES}>{content_of("sup")}</sup>|<div class="footnote">{content_of("div")}</div>'
    rf'|<small class="{NEEDS_INTERNET}"{ATTRIBUTES}>{content_of("small")}</small>'
)
"""The references to notes, the notes, and what is said of links: they are not words of the text."""

_EMPTY_LINK = re.compile(rf"<a\b{ATTRIBUTES}></a>")
_HEADING = re.compile(rf"<(h[1-6])\b{ATTRIBUTES}>({content_of('h[1-6]')})</\1>")


@dataclass(frozen=True, slots=True)
class PlainText:
    """The words of a text, and those of its headings in order."""

    text: str
    headings: tuple[str, ...]


def extract_text(html: str) -> PlainText:
    """
    The words of well-formed HTML. The space before something that is no word, such as the number of a note, goes with it.

    >>> extract_text('<h2>A &amp; B</h2><p>Satu <sup>1</sup> <em>dua</em> <a href="kembar:0"></a>.</p>')
    PlainText(text='A & B Satu dua.', headings=('A & B',))
    """
    told = _EMPTY_LINK.sub(SIGN, _SILENT.sub(SIGN, html))
    return PlainText(_plain(strip_tags(told)), tuple(_plain(strip_tags(heading[2], "")) for heading in _HEADING.finditer(told)))


def _plain(text: str) -> str:
    *before, rest = text.split(SIGN)
    return " ".join(unescape("".join([*(part.rstrip() for part in before), rest])).split())

"""
Remove raw HTML, and report each tag.

Tags in code remain, because they are code. The content between two tags remains as Markdown, unless it was never text: scripts, styles,
comments, declarations and processing instructions.
"""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from kembar.model.problem import Level, tr
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.positions import MARK_TEXT, offset_of, unmarked
from kembar.text.value_formats import quote_for_message

_START = rf"(?<!\\)<{MARK_TEXT}"
_SILENT = "script|style|template|noscript|iframe|textarea|title|xmp"
_TAG_FORMS = (
    rf"(?P<silent>{_SILENT})\b[^<>]*+>[^<]*+(?>(?:<(?!{MARK_TEXT}/?(?:{_SILENT})\b)[^<]*+)*)<{MARK_TEXT}/(?P=silent)\s*+>",
    rf"!--(?>(?:[^<-]|-(?!->)|<(?!{MARK_TEXT}!--))*)-->",
    rf"\?(?>(?:[^<?]|\?(?!>)|<(?!{MARK_TEXT}\?))*)\?>",
    r"""/?[A-Za-z](?>(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>""",
    r"[/!]?[A-Za-z][^<>]*>",
)
TAG = rf"(?i){_START}(?:{'|'.join(_TAG_FORMS)})"
"""A tag, or another construct of HTML in angle brackets, from its marked bracket on."""

HIDDEN = rf"{_START}(?P<kind>!--|\?|!\[CDATA\[|(?:{_SILENT})\b)"
"""The beginning of what is removed with all its content."""

_ENDS = {"!--": "-->", "?": "?>", "![cdata[": "]]>"}
_TOKENS = re.compile(rf"(?P<paragraph>\n(?=[ ]*\n))|(?P<ticks>(?<!`)`+(?!`))|{HIDDEN}", re.IGNORECASE)


class HiddenHtml(Preprocessor):
    """Removes comments, scripts and the like outside code, also across empty lines."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without them. Fenced code has been stored before; code spans and indented code are skipped here."""
        text = "\n".join(lines)
        if "<" not in text:
            return lines
        kept, position = [], 0
        for start, end in _hidden(text):
            kept.append(text[position:start])
            report(self._reading, text[start:end])
            position = end
        return "".join([*kept, text[position:]]).split("\n")


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of hidden HTML. An end that is not found once is not searched again, so that this takes linear time."""
    position, ticks, missing, lowered = 0, "", set[str](), text.lower()
    while token := _TOKENS.search(text, position):
        position = token.end()
        if token["paragraph"]:
            ticks = ""
        elif token["ticks"]:
            ticks = "" if ticks == token["ticks"] else ticks or token["ticks"]
        elif not ticks and token["kind"].lower() not in missing and not _is_indented(text, token.start()):
            end = _find_end(lowered, token["kind"].lower(), token.end())
            if end:
                position = end
                yield token.start(), end
            else:
                missing.add(token["kind"].lower())


def _find_end(lowered: str, kind: str, start: int) -> int:
    """Return the end of hidden HTML of a kind; 0 if it has none."""
    if kind in _ENDS:
        found = lowered.find(_ENDS[kind], start)
        return found + len(_ENDS[kind]) if found >= 0 else 0
    end = re.compile(rf"<(?:{MARK_TEXT})?/{kind}\s*>").search(lowered, start)
    return end.end() if end else 0


def _is_indented(text: str, offset: int) -> bool:
    """Return whether a position is on a line that may be indented code."""
    return text.startswith("    ", text.rfind("\n", 0, offset) + 1)


class RawTag(InlineProcessor):
    """Removes a tag from running text."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(TAG, md)
        self._reading = reading

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override] # noqa: N802 Python-Markdown's name
        """Replace a tag by nothing; the brackets around the destination of a link are not a tag."""
        if data[: m.start()].endswith("]("):
            return None, None, None
        report(self._reading, m[0])
        return "", m.start(), m.end()


def report(reading: ConversionState, html: str) -> None:
    """Report that a piece of HTML is left out, at its angle bracket."""
    offset = offset_of(html)
    place = reading.place(None if offset is None else offset - 1)
    message = tr("“{tag}” is left out: raw HTML is not part of a text", tag=quote_for_message(unmarked(html)))
    reading.complain(place, "html.dropped", message, tr("write it in Markdown, or as code between backticks"), Level.WARNING)

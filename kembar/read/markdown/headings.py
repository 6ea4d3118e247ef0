"""
Read headings: levels without gaps, and ids that are unique on the page.

Only the title of the page has the first level, so that a text begins with the second.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from kembar.i18n.folding import fold
from kembar.model.problem import Level, SourceLocation, tr
from kembar.read.markdown.conversion_state import ConversionState, FoundHeading
from kembar.read.markdown.positions import MARK_TEXT, offset_of, unmarked
from kembar.read.markdown.visible_text import visible_text
from kembar.text.characters import is_visible
from kembar.text.value_formats import KEY

LEVELS = {f"h{level}": level for level in range(1, 7)}
RESERVED = frozenset(
    {
        *("agreements", "cited", "content", "contents-title", "differences", "disputed", "facts", "facts-title", "footer", "itinerary"),
        *(
            "main",
            "menu",
            "notes",
            "notes-title",
            "notice-title",
            "organisations",
            "partners",
            "people",
            "places",
            "search",
            "sources",
            "supports",
        ),
        *("ties", "top", "visits", "visits-title"),
    }
)
"""Ids that page templates use. Those of notes are `note-` and a number, those of relationships `tie-` and a key."""

RESERVED_PREFIXES = ("note-", "tie-")
OFFSET = "data-offset"
"""The attribute with the offset of a heading's attribute list, whose mark is removed together with the list."""

_PLACEHOLDER = re.compile("\x02[^\x02\x03]*+\x03")
_AT_START = re.compile(rf"\s*{MARK_TEXT}")


class HeadingReader(Treeprocessor):
    """Gives each heading its id, and adds it to the headings of the text."""

    def __init__(self, md: Markdown, reading: ConversionState) -> None:
        super().__init__(md)
        self._reading = reading

    def run(self, root: Element) -> None:
        """Change the tree in place; a heading of the first level is reported and becomes one of the second."""
        self._clear_notes(root)
        above, taken = 1, dict[str, SourceLocation]()
        for element in root.iter():
            written = LEVELS.get(element.tag)
            if not written:
                continue
            place, level = self._place(element), max(2, written)
            self._check_level(place, written, above)
            element.tag, above = f"h{level}", level
            element.set("id", self._id(element, place, taken))
            self._reading.headings.append(FoundHeading(level, element.get("id", ""), place))

    def _clear_notes(self, root: Element) -> None:
        """Turn headings in footnotes into paragraphs, because they would become sections of the text."""
        for notes in root.iterfind("div[@class='footnote']"):
            for element in notes.iter():
                if element.tag in LEVELS:
                    hint = tr("write a paragraph")
                    self._reading.complain(self._place(element), "heading.in-footnote", tr("a footnote has no headings"), hint)
                    element.tag, element.attrib = "p", {}

    def _place(self, element: Element) -> SourceLocation:
        """Return the location of a heading: of its text after number signs, of its line if it is underlined."""
        text, listed = "".join(element.itertext()), element.attrib.pop(OFFSET, None)
        offset = int(listed) if listed else offset_of(text)
        if _AT_START.match(text):
            return self._reading.place(offset_of(text))
        return self._reading.place(None) if offset is None else self._reading.source.line_start(offset)

    def _check_level(self, place: SourceLocation, level: int, above: int) -> None:
        if level == 1:
            hint = tr("begin headings with two number signs")
            self._reading.complain(place, "heading.level", tr("the page's title is the only heading of the first level"), hint)
        elif level > above + 1:
            message = tr("level {level} follows level {above}", level=level, above=above)
            self._reading.complain(place, "heading.skipped", message, tr("use level {wanted}", wanted=above + 1), Level.WARNING)

    def _id(self, element: Element, place: SourceLocation, taken: dict[str, SourceLocation]) -> str:
        text = _PLACEHOLDER.sub(" ", unmarked("".join(element.itertext())))
        shown = visible_text(self.md, element)
        if not is_visible(shown) and (shown.strip() or not element.get("id")):
            self._reading.complain(place, "heading.empty", tr("this heading has no text"), tr("write one, or delete the line"))
        name = element.get("id") or slug_of(text) or f"section-{len(taken) + 1}"
        if name in RESERVED or name.startswith(RESERVED_PREFIXES):
            message = tr("the page needs the id “{name}” for itself", name=name)
            self._reading.complain(
                place, "heading.reserved-id", message, tr("give another one after the heading, as in {{#{name}-2}}", name=name)
            )
        elif name in taken:
            message = tr("the id “{name}” is already given on line {line}", name=name, line=taken[name].line)
            self._reading.complain(
                place, "heading.duplicate-id", message, tr("give another one after the heading, as in {{#{name}-2}}", name=name)
            )
        taken.setdefault(name, place)
        return name


def is_id(text: str) -> bool:
    """Return whether an author may give a section this id."""
    return bool(KEY.fullmatch(text))


def slug_of(text: str) -> str:
    """
    Return a text as the id of a section: ASCII letters and digits, with hyphens between words; empty for a text without any.

    >>> slug_of("Apa itu kota kembar?"), slug_of("Türkiye & Côte d’Ivoire"), slug_of("القدس")
    ('apa-itu-kota-kembar', 'turkiye-cote-divoire', '')
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")

"""
Check footnotes: each reference must have a note, and each note a reference.

The extension of Python-Markdown makes them; this module reports notes that are missing, defined twice, or never referred to.
"""

import re
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from kembar.model.problem import SourceLocation, tr
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.positions import MARK_TEXT, offset_of
from kembar.text.value_formats import quote_for_message

NO_MARKER = "\ufdd2"
"""A marker that is in no text, so that notes always come last."""

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_REFERENCE = re.compile(rf"({MARK_TEXT})\[\^([^\]\ufdd0]*+)\]")
_DEFINITION = re.compile(r"^[ >]*+(\[\^([^\[\]\n]*+)\]:)", re.MULTILINE)


class Footnotes(FootnoteExtension):
    """The extension, with the label of the link back in the language of the text."""

    def __init__(self, reading: ConversionState, back: str) -> None:
        super().__init__(BACKLINK_TITLE=back.replace("{", "{{").replace("}", "}}"), PLACE_MARKER=NO_MARKER, BACKLINK_TEXT="↩︎")
        self._reading = reading

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 Python-Markdown's names
        """Store a note; of two with the same label, the first."""
        if not _LABEL.fullmatch(id):
            message = tr("“{label}” cannot label a footnote", label=quote_for_message(id))
            self._reading.complain(self._definition(id, 0), "footnote.label", message, tr("use letters and digits, as in [^1]"))
        elif id in self.footnotes and self._is_repeated(id):
            message = tr("the footnote “{label}” is written twice", label=id)
            self._reading.complain(self._definition(id, 1), "footnote.duplicate", message, tr("give one of them another label"))
            return
        super().setFootnote(id, text)

    def reset(self) -> None:
        """Forget the notes of the last text and their locations."""
        super().reset()
        self.__dict__.pop("_places", None)

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """
        Return the id of one more reference to a note: `fnref:a`, then `fnref2:a`, `fnref3:a`.

        The library tries one number after the other for each reference, which takes quadratic time.
        """
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        start, separator, label = reference.partition(self.get_separator())
        return reference if count == 1 else f"{start}{count}{separator}{label}"

    def _is_repeated(self, label: str) -> bool:
        return len(self._places.get(label, ())) > 1

    def _definition(self, label: str, number: int) -> SourceLocation:
        found = self._places.get(label, [])[number:]
        return self._reading.source.place(found[0]) if found else self._reading.place(None)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Return the offsets of the definitions of each label in the text."""
        places: dict[str, list[int]] = {}
        for definition in _DEFINITION.finditer(self._reading.source.text):
            places.setdefault(definition[2], []).append(definition.start(1))
        return places

    def report_unused(self) -> None:
        """Report each note without a reference; its link back would be broken."""
        used = set(self.footnote_order)
        for label in self.footnotes:
            if label not in used and _LABEL.fullmatch(label):
                message = tr("nothing refers to the footnote “{label}”", label=label)
                self._reading.complain(
                    self._definition(label, 0), "footnote.unused", message, tr("refer to it with [^{label}], or delete it", label=label)
                )


class FootnoteCheck(Treeprocessor):
    """Reports references without a note, which the library leaves as text."""

    def __init__(self, md: Markdown, reading: ConversionState, footnotes: Footnotes) -> None:
        super().__init__(md)
        self._reading = reading
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        """Check the tree without changing it."""
        for element in root.iter() if "[^" in "".join(root.itertext()) else ():
            for text in ("" if element.tag == "code" else element.text, element.tail):
                for reference in _REFERENCE.finditer(text) if text and "[^" in text else ():
                    message = tr("there is no footnote “{label}”", label=quote_for_message(reference[2]))
                    place = self._reading.place(offset_of(reference[1]))
                    self._reading.complain(
                        place, "footnote.undefined", message, tr("write it below as [^{label}]: ...", label=quote_for_message(reference[2]))
                    )
        self._footnotes.report_unused()

"""
The sections of a text, each as the words that its translation is made from.

In come the finished HTML, its links and headings; out go `Section`s whose words are normalised: they change when what is said or where it
leads changes, and not when the same is written in another way. Emphasis, marks of lists, the shape of tables and pictures leave no trace;
code stays, and a link leaves `⟨city:moscow⟩` behind its text. A footnote's words belong to each section that refers to it: there the
reference leaves `⟨note⟩`, and the words follow at the section's end.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kembar.model.document import OPEN, Heading, Link, Section, Year
from kembar.model.fingerprint import digest
from kembar.model.markup import attributes_of, pieces
from kembar.model.plain import HEADINGS, INLINE
from kembar.model.problem import Place
from kembar.read.markdown.links import KINDS
from kembar.read.markdown.years import YEAR, Years

NOTE = "⟨note⟩"
"""What a reference to a footnote leaves in the words."""

_NAMES = {folder: name for name, folder in KINDS.items()} | {"citation": "source"}
"""What a text calls the kind of thing that a link leads to."""

_HEARD = HEADINGS | {"a", "li"}
"""The elements whose attributes tell something."""

_COUNTED = re.compile(r"\w\S*")
"""What is counted as a word: a run of characters with a letter or digit in it, from that one on."""


@dataclass(slots=True)
class _Passage:
    """A section or a footnote on its way: its pieces in order, which of them are marks, and the footnotes that it refers to."""

    id: str = ""
    pieces: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def mark(self, text: str) -> None:
        """Adds a piece that is no word."""
        self.marks.append(len(self.pieces))
        self.pieces.append(text)

    @property
    def words(self) -> str:
        """All pieces, normalised (Unicode NFC)."""
        return " ".join(unicodedata.normalize("NFC", "".join(self.pieces)).split())

    @property
    def unmarked(self) -> str:
        """What is to be translated: the pieces without the marks."""
        pieces = list(self.pieces)
        for number in self.marks:
            pieces[number] = " "
        return "".join(pieces)


class _Walk:
    """Walks through a text. A heading begins a new section, whatever it lies in; footnotes are kept apart."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.sections = [_Passage()]
        self.notes: dict[str, _Passage] = {}
        self._links = links
        self._open = self.sections[0]
        self._destination = ""
        self._hidden = False

    def walk(self, html: str) -> None:
        """Goes from the beginning of a text to its end."""
        for slash, tag, attributes, text in pieces(html):
            if slash:
                self._end(tag)
            elif tag:
                self._begin(tag, attributes)
            if text and not self._hidden:
                self._open.pieces.append(text)

    def _begin(self, tag: str, written: str) -> None:
        if tag in _HEARD:
            attributes = attributes_of(written)
            anchor = attributes.get("id", "")
            if tag == "a":
                self._begin_link(attributes.get("class", ""), attributes.get("href", ""))
            elif tag in HEADINGS:
                self._open = _Passage(anchor)
                self.sections.append(self._open)
            elif anchor.startswith("fn:"):
                self._open = self.notes.setdefault(anchor, _Passage())
        self._part(tag)

    def _begin_link(self, kind: str, address: str) -> None:
        """Remembers where the link leads. The number of a footnote, and the way back from it, are no words."""
        self._hidden = kind.startswith("footnote-")
        self._destination = "" if self._hidden else self._named(address)
        if kind == "footnote-ref":
            self._open.notes.append(address.removeprefix("#"))
            self._open.mark(NOTE)

    def _named(self, address: str) -> str:
        """Where a link leads, as a mark; nothing for a link that was refused and leads nowhere."""
        if not address.startswith(OPEN):
            return f"⟨{address}⟩" if address else ""
        link = self._links[int(address.removeprefix(OPEN))]
        return f"⟨{_NAMES[link.kind]}:{link.key}{'#' if link.fragment else ''}{link.fragment}⟩"

    def _end(self, tag: str) -> None:
        if tag == "a":
            if self._destination:
                self._open.mark(self._destination)
            self._destination, self._hidden = "", False
        self._part(tag)

    def _part(self, tag: str) -> None:
        """Keeps the words of two blocks from running together."""
        if tag not in INLINE:
            self._open.pieces.append(" ")


def sections_of(
    html: str, links: Sequence[Link], headings: Sequence[Heading], start: Place, years: Years
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """
    The sections of well-formed HTML with open links, in order, and the normalised words of each; a lead without words is left out.

    `start` is where the text begins. A footnote counts towards the first section that refers to it.
    """
    walk = _Walk(links)
    walk.walk(html)
    places = [start, *(heading.place for heading in headings)]
    told = set[str]()
    found: list[Section] = []
    said: list[str] = []
    for passage, place, after in zip(walk.sections, places, [*places[1:], None], strict=True):
        notes = dict(_notes(passage, walk.notes, {}))
        texts = [passage.unmarked, *(note.unmarked for anchor, note in notes.items() if anchor not in told)]
        told.update(notes)
        words = " ".join([passage.words, *(note.words for note in notes.values())])
        count = sum(len(_COUNTED.findall(text)) for text in texts)
        found.append(Section(passage.id, digest(words), count, place, _years(texts, place, after, years)))
        said.append(words)
    first = 0 if said[0] else 1
    return tuple(found[first:]), tuple(said[first:])


def _notes(passage: _Passage, notes: Mapping[str, _Passage], above: dict[str, None]) -> Iterator[tuple[str, _Passage]]:
    """The footnotes that a passage refers to, and those that they refer to, each once."""
    for anchor in passage.notes:
        if anchor in notes and anchor not in above:
            above[anchor] = None
            yield anchor, notes[anchor]
            yield from _notes(notes[anchor], notes, above)


def _years(texts: Sequence[str], start: Place, end: Place | None, years: Years) -> tuple[Year, ...]:
    """The years in these texts, each at its place; at the section's where the text as written does not show it."""
    numbers = [number for text in texts for number in YEAR.findall(text)]
    left: dict[str, Iterator[Place]] = {number: iter(years.places(number, start, end)) for number in numbers}
    last = defaultdict[str, Place](lambda: start)
    found = []
    for number in numbers:
        last[number] = next(left[number], last[number])
        found.append(Year(int(number), last[number]))
    return tuple(found)

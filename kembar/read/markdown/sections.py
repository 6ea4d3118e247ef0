"""
The sections of a text, each as the words that its translation is made from.

In come the finished HTML, its links and headings; out go `Section`s whose words are normalised: they change when what is said or where it
leads changes, and not when the same is written in another way. Emphasis, marks of lists, the shape of tables and pictures leave no trace;
code stays, and a link leaves `⟨city:moscow⟩` behind its text. A footnote's words belong to each section that refers to it: there the
reference leaves `⟨note⟩`, and the words follow at the section's end.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kembar.model.document import OPEN, Heading, Link, Section
from kembar.model.fingerprint import digest
from kembar.model.plain import HEADINGS, INLINE
from kembar.model.problem import Place
from kembar.read.markdown.links import KINDS
from kembar.read.markdown.numbers import Numbers

NOTE = "⟨note⟩"
"""What a reference to a footnote leaves in the words."""

_NAMES = {folder: name for name, folder in KINDS.items()} | {"citation": "source"}
"""What a text calls the kind of thing that a link leads to."""

_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class _Passage:
    """A section or a footnote on its way: its pieces in order, which of them are marks, and the footnotes that it refers to."""

    id: str = ""
    pieces: list[str] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def mark(self, text: str) -> None:
        """Adds a piece that is no word."""
        self.marks.add(len(self.pieces))
        self.pieces.append(text)

    @property
    def words(self) -> str:
        """All pieces, normalised (Unicode NFC)."""
        return " ".join(unicodedata.normalize("NFC", "".join(self.pieces)).split())

    @property
    def unmarked(self) -> str:
        """What is to be translated: the pieces without the marks."""
        return "".join(" " if number in self.marks else piece for number, piece in enumerate(self.pieces))


class _Walk(HTMLParser):
    """Walks through a text. A heading begins a new section, whatever it lies in; footnotes are kept apart."""

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Passage()]
        self.notes: dict[str, _Passage] = {}
        self._links = links
        self._open = self.sections[0]
        self._destination = ""
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        anchor = attributes.get("id", "")
        if tag in HEADINGS:
            self._open = _Passage(anchor)
            self.sections.append(self._open)
        elif tag == "li" and anchor.startswith("fn:"):
            self._open = self.notes.setdefault(anchor, _Passage())
        elif tag == "a":
            self._begin_link(attributes.get("class", ""), attributes.get("href", ""))
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

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            if self._destination:
                self._open.mark(self._destination)
            self._destination, self._hidden = "", False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._open.pieces.append(data)

    def _part(self, tag: str) -> None:
        """Keeps the words of two blocks from running together."""
        if tag not in INLINE:
            self._open.pieces.append(" ")


def sections_of(
    html: str, links: Sequence[Link], headings: Sequence[Heading], start: Place, numbers: Numbers
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """
    The sections of well-formed HTML with open links, in order, and the normalised words of each; a lead without words is left out.

    `start` is where the text begins. A footnote counts towards the first section that refers to it.
    """
    walk = _Walk(links)
    walk.feed(html)
    walk.close()
    places = [start, *(heading.place for heading in headings)]
    told = set[str]()
    found: list[Section] = []
    said: list[str] = []
    for passage, place, after in zip(walk.sections, places, [*places[1:], None], strict=True):
        notes = dict(_notes(passage, walk.notes, {}))
        texts = [passage.unmarked, *(note.unmarked for anchor, note in notes.items() if anchor not in told)]
        told.update(notes)
        words = " ".join([passage.words, *(note.words for note in notes.values())])
        count = sum(bool(_LETTER.search(word)) for text in texts for word in text.split())
        years, figures = numbers.years(texts, place, after), numbers.figures(texts, place, after)
        found.append(Section(passage.id, digest(words), count, place, years, figures))
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

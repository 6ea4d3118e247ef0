"""
The sections of a text, each as the words that its translation is made from.

In come the finished HTML, its links and headings; out go `Section`s whose words are normalised: they change when what is said or where it
leads changes, and not when the same is written in another way. Emphasis, marks of lists, the shape of tables and pictures leave no trace;
code stays, and a link leaves `⟨city:moscow⟩` behind its text. A footnote's words belong to each section that refers to it: there the
reference leaves `⟨note⟩`, and the words follow at the section's end.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from kembar.kinds.registry import LINK_SCHEMES
from kembar.model.document import UNRESOLVED, Heading, Link, Section
from kembar.model.fingerprint import digest
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.markdown.number_positions import PlacedNumbers
from kembar.text.html_snippets import ATTRIBUTES, SIGN, attributes_of, content_of, strip_tags

NOTE = "⟨note⟩"
"""What a reference to a footnote leaves in the words."""

MOST_REPEATED = 500_000
"""Characters of footnotes, counted once for each section that refers to them."""

_NAMES = {folder: name for name, folder in LINK_SCHEMES.items()} | {"citation": "source"}
"""What a text calls the kind of thing that a link leads to."""

_LINK = re.compile(rf"<a\b({ATTRIBUTES})>({content_of('a')})</a>")
_BEGINNING = re.compile(rf"<h[1-6]\b({ATTRIBUTES})>|<li\b(?=[^<>]* id=\"fn:)({ATTRIBUTES})>")
"""What a section begins with, or a footnote."""

_WORDLESS = re.compile(r"[^\w\s](?<!\S.)[^\w\s]*+(?!\S)", re.DOTALL)
"""What stands between spaces without a letter or digit, such as a dash, and is not counted as a word."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A section or a footnote: its text and the marks of its links by turns, still escaped, and the footnotes that it refers to."""

    id: str
    pieces: list[str]
    notes: list[str]

    @property
    def words(self) -> str:
        """All text with the marks, normalised (Unicode NFC)."""
        return " ".join(unicodedata.normalize("NFC", unescape("".join(self.pieces))).split())

    @property
    def unmarked(self) -> str:
        """What is to be translated: the text without the marks."""
        return unescape(" ".join(self.pieces[0::2]))


class _Marker:
    """Puts marks in the place of links: behind each where it leads, and for the number of a footnote that there is one."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links
        self._notes: list[str] = []

    def passage(self, anchor: str, html: str) -> _Passage:
        """A section or footnote with its marks."""
        self._notes = []
        return _Passage(anchor, strip_tags(_LINK.sub(self._marked, html)).split(SIGN), self._notes)

    def _marked(self, link: re.Match[str]) -> str:
        """A link with its mark. The number of a footnote, and the way back from it, are no words."""
        attributes = attributes_of(link[1])
        kind, address = attributes.get("class", ""), attributes.get("href", "")
        if kind == "footnote-ref":
            self._notes.append(address.removeprefix("#"))
            return f"{SIGN}{NOTE}{SIGN}"
        if kind.startswith("footnote-"):
            return ""
        return f"{link[2]}{SIGN}{escape(self._named(address))}{SIGN}" if address else link[2]

    def _named(self, address: str) -> str:
        """Where a link leads."""
        if not address.startswith(UNRESOLVED):
            return f"⟨{address}⟩"
        link = self._links[int(address.removeprefix(UNRESOLVED))]
        return f"⟨{_NAMES[link.kind]}:{link.key}{'#' if link.fragment else ''}{link.fragment}⟩"


def _passages(html: str, marker: _Marker) -> tuple[list[_Passage], dict[str, _Passage]]:
    """The sections, of which the first has no heading, and the footnotes by their ids, which come last."""
    lead, *rest = _BEGINNING.split(html)
    sections, notes = [marker.passage("", lead)], dict[str, _Passage]()
    for heading, note, part in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        anchor = attributes_of(heading or note).get("id", "")
        if note:
            notes[anchor] = marker.passage(anchor, part)
        else:
            sections.append(marker.passage(anchor, part))
    return sections, notes


def sections_of(
    html: str, links: Sequence[Link], headings: Sequence[Heading], start: SourceLocation, numbers: PlacedNumbers
) -> tuple[tuple[Section, ...], tuple[str, ...], list[Problem]]:
    """
    The sections of well-formed HTML with open links, in order, and the normalised words of each; a lead without words is left out.

    `start` is where the text begins. A footnote counts towards the first section that refers to it. It is a problem when footnotes that
    many sections repeat make the sections much longer than the text; the sections from there on are left out.
    """
    passages, footnotes = _passages(html, _Marker(links))
    noted = {anchor: note.words for anchor, note in footnotes.items()}
    places = [start, *(heading.place for heading in headings)]
    told = set[str]()
    found: list[Section] = []
    said: list[str] = []
    length = 0
    for passage, place, after in zip(passages, places, [*places[1:], None], strict=True):
        notes = _notes(passage, footnotes, MOST_REPEATED - length)
        length += sum(map(_size, notes.values()))
        if length > MOST_REPEATED:
            return tuple(found), tuple(said), [_repeated(place)]
        texts = [passage.unmarked, *(note.unmarked for anchor, note in notes.items() if anchor not in told)]
        told.update(notes)
        words = " ".join([passage.words, *map(noted.__getitem__, notes)])
        count = sum(len(text.split()) - len(_WORDLESS.findall(text)) for text in texts)
        years, figures = numbers.among(texts, place, after)
        found.append(Section(passage.id, digest(words), count, place, years, figures))
        said.append(words)
    first = 0 if said[0] else 1
    return tuple(found[first:]), tuple(said[first:]), []


def _notes(passage: _Passage, footnotes: Mapping[str, _Passage], most: int) -> dict[str, _Passage]:
    """
    The footnotes that a passage refers to, each before those that it refers to itself, and each once.

    The search ends when they are together larger than `most`.
    """
    notes: dict[str, _Passage] = {}
    waiting = passage.notes[::-1]
    while waiting and most >= 0:
        anchor = waiting.pop()
        if anchor in footnotes and anchor not in notes:
            notes[anchor] = note = footnotes[anchor]
            most -= _size(note)
            waiting += note.notes[::-1]
    return notes


def _size(note: _Passage) -> int:
    """The characters of a footnote and its references; one without any text has a size as well."""
    return 1 + len(note.notes) + sum(map(len, note.pieces))


def _repeated(place: SourceLocation) -> Problem:
    message = tr("with their footnotes, the sections of this text have more than {limit} characters", limit=f"{MOST_REPEATED:,}")
    return Problem(place, "markdown.too-long", message, tr("refer to long footnotes in fewer sections"))

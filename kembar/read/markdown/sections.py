"""
The sections of a text: their plain text, and the normalised words that a translation is made from.

Normalised words change when the content or the target of a link changes, and not when the same is written in another way. Emphasis,
list markers, the shape of tables and pictures leave no trace; code stays, and a link leaves `⟨city:moscow⟩` after its text. The words of
a footnote belong to each section that refers to it: the reference leaves `⟨note⟩`, and the words follow at the end of the section.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from kembar.kinds.registry import LINK_SCHEMES
from kembar.model.document import UNRESOLVED, Link, PlainSection, Section
from kembar.model.fingerprint import digest
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.markdown.number_positions import PlacedNumbers
from kembar.text.html_snippets import ATTRIBUTES, attributes_of

NOTE = "⟨note⟩"
"""What a reference to a footnote leaves in the words."""

MOST_REPEATED = 500_000
"""Characters of footnotes, counted once for each section that refers to them."""

_NAMES = {folder: name for name, folder in LINK_SCHEMES.items()} | {"citation": "source"}
"""The name that a text uses for the kind of a link's target."""

_TAG = re.compile(rf"<(/?[a-z][a-z0-9]*+)({ATTRIBUTES})>")
_INLINE = frozenset(f"{slash}{name}" for name in ("em", "strong", "code", "img") for slash in ("", "/"))
"""The tags that do not separate words."""

_CUT = "<>"
"""Separates pieces of text. No text contains it, because `<` is escaped."""

_WORDLESS = re.compile(r"[^\w\s](?<!\S.)[^\w\s]*+(?!\S)", re.DOTALL)
"""Characters between spaces without a letter or digit, such as a dash: they do not count as a word."""


@dataclass(slots=True)
class _SectionPart:
    """A section or a footnote while it is read: text and link marks by turns, still escaped, and the footnotes that it refers to."""

    id: str
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def pieces(self) -> list[str]:
        """Texts at even positions, marks at odd ones."""
        return "".join(self.text).split(_CUT)

    @property
    def words(self) -> str:
        """All text with the marks, normalised (Unicode NFC)."""
        return " ".join(unicodedata.normalize("NFC", unescape("".join(self.pieces))).split())

    @property
    def unmarked(self) -> str:
        """The text to translate: without the marks."""
        return unescape(" ".join(self.pieces[0::2]))

    @property
    def size(self) -> int:
        """The number of characters and references of a footnote, at least 1."""
        return 1 + len(self.notes) + sum(map(len, self.pieces))


class _Reader:
    """Reads well-formed HTML with open links in one pass: its parts, and its plain sections."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links
        self.parts = [_SectionPart("")]
        self.footnotes: dict[str, _SectionPart] = {}
        self.plain: list[PlainSection] = []
        self._part = self.parts[0]
        self._text: list[str] = []
        self._anchor = self._heading = ""
        self._silent_until = ""
        """The tag that ends what is not part of the plain text, while there is one."""
        self._link = ("", "", 0)
        """The class and address of the open link, and where its text begins in the text of the part."""

    def read(self, html: str) -> None:
        """Read all of `html`."""
        lead, *tokens = _TAG.split(html)
        self._add(lead)
        for name, attributes, text in zip(tokens[0::3], tokens[1::3], tokens[2::3], strict=True):
            if name == "a":
                self._open_link(attributes)
            elif name == "/a":
                self._close_link()
            elif name not in _INLINE:
                self._tag(name, attributes)
            if text:
                self._add(text)
        self._end_section()

    def _add(self, text: str) -> None:
        self._part.text.append(text)
        if not self._silent_until:
            self._text.append(text)

    def _tag(self, name: str, attributes: str) -> None:
        """Read a tag that is neither a link nor inline. Footnotes and references to them (`sup`) are not part of the plain text."""
        if name == self._silent_until:
            self._silent_until = ""
        elif name in ("sup", "div") and not self._silent_until:
            self._silent_until = f"/{name}"
            self._text.append(_CUT)
        if name[0] == "h" and name[1:].isdigit():
            self._begin_section(attributes_of(attributes).get("id", ""))
        elif name == "li" and attributes and (anchor := attributes_of(attributes).get("id", "")).startswith("fn:"):
            self._part = self.footnotes[anchor] = _SectionPart(anchor)
        elif name.startswith("/h") and name[2:].isdigit():
            self._heading = _plain(self._text)
            self._add(" ")
        elif name not in ("sup", "/sup"):
            self._add(" ")

    def _begin_section(self, anchor: str) -> None:
        self._end_section()
        self._part = _SectionPart(anchor)
        self.parts.append(self._part)
        self._text, self._anchor, self._heading = [], anchor, ""

    def _end_section(self) -> None:
        text = _plain(self._text).removeprefix(self._heading).strip()
        self.plain.append(PlainSection(self._anchor, self._heading, text))

    def _open_link(self, attributes: str) -> None:
        found = attributes_of(attributes)
        self._link = found.get("class", ""), found.get("href", ""), len(self._part.text)

    def _close_link(self) -> None:
        """Mark the target after the text of a link. The number of a footnote, and the link back from it, are no words."""
        kind, address, start = self._link
        text = self._part.text
        if kind.startswith("footnote-"):
            del text[start:]
            if kind == "footnote-ref":
                self._part.notes.append(address.removeprefix("#"))
                text.append(f"{_CUT}{NOTE}{_CUT}")
            return
        if len(text) == start and not self._silent_until:
            self._text.append(self._slot(address))
        if address:
            text.append(f"{_CUT}{escape(self._target(address))}{_CUT}")

    def _slot(self, address: str) -> str:
        """Return what a link without a text leaves in the plain text: a slot for the name of its target; nothing for a citation."""
        number = address.removeprefix(UNRESOLVED)
        return _CUT if number == address or self._links[int(number)].kind == "citation" else f"\0{number}\0"

    def _target(self, address: str) -> str:
        if not address.startswith(UNRESOLVED):
            return f"⟨{address}⟩"
        link = self._links[int(address.removeprefix(UNRESOLVED))]
        return f"⟨{_NAMES[link.kind]}:{link.key}{'#' if link.fragment else ''}{link.fragment}⟩"


def _plain(pieces: Sequence[str]) -> str:
    """Return pieces of escaped text as plain text, without the spaces before a cut."""
    *before, rest = "".join(pieces).split(_CUT)
    return " ".join("".join([*(unescape(part).rstrip() for part in before), unescape(rest)]).split())


def without_slots(text: str) -> str:
    """Return plain text without its slots and the spaces before them."""
    return " ".join("".join(piece.rstrip() if number % 2 == 0 else "" for number, piece in enumerate(text.split("\0"))).split())


def sections_of(
    html: str, links: Sequence[Link], places: Sequence[SourceLocation], numbers: PlacedNumbers
) -> tuple[tuple[PlainSection, ...], tuple[Section, ...], tuple[str, ...], list[Problem]]:
    """
    Return the plain sections of well-formed HTML with open links, its sections, and the normalised words of each section.

    `places` are those of the beginning and of each heading. A first section without words is left out. A footnote counts towards the first
    section that refers to it. It is a problem when footnotes that many sections repeat make the sections much longer than the text; the
    sections from there on are left out.
    """
    reader = _Reader(links)
    reader.read(html)
    plain = tuple(reader.plain)
    note_words = {anchor: note.words for anchor, note in reader.footnotes.items()}
    counted = set[str]()
    sections: list[Section] = []
    all_words: list[str] = []
    length = 0
    for part, place, after in zip(reader.parts, places, [*places[1:], None], strict=True):
        notes = _notes(part, reader.footnotes, MOST_REPEATED - length)
        length += sum(note.size for note in notes.values())
        if length > MOST_REPEATED:
            return plain, tuple(sections), tuple(all_words), [_repeated(place)]
        texts = [part.unmarked, *(note.unmarked for anchor, note in notes.items() if anchor not in counted)]
        counted.update(notes)
        words = " ".join([part.words, *map(note_words.__getitem__, notes)])
        count = sum(len(text.split()) - len(_WORDLESS.findall(text)) for text in texts)
        years, figures = numbers.among(texts, place, after)
        sections.append(Section(part.id, digest(words), count, place, years, figures))
        all_words.append(words)
    first = 0 if all_words[0] else 1
    return plain, tuple(sections[first:]), tuple(all_words[first:]), []


def _notes(part: _SectionPart, footnotes: Mapping[str, _SectionPart], most: int) -> dict[str, _SectionPart]:
    """
    Return the footnotes that a part refers to, each once, and each before those that it refers to itself.

    The search ends when they are together larger than `most`.
    """
    notes: dict[str, _SectionPart] = {}
    waiting = part.notes[::-1]
    while waiting and most >= 0:
        anchor = waiting.pop()
        if anchor in footnotes and anchor not in notes:
            notes[anchor] = note = footnotes[anchor]
            most -= note.size
            waiting += note.notes[::-1]
    return notes


def _repeated(place: SourceLocation) -> Problem:
    message = tr("with their footnotes, the sections of this text have more than {limit} characters", limit=f"{MOST_REPEATED:,}")
    return Problem(place, "markdown.too-long", message, tr("refer to long footnotes in fewer sections"))

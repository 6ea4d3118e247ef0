"""
What feeds, maps of a site and other XML lead their readers to.

In comes XML; out go its references. Such files are read by programs that are given nothing else, so an address in them is loaded; names
that merely look like addresses, as the identifiers of entries, are left alone. Of the addresses in full, the first stands for all: a
file that has one has many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, SourceLocation, tr

NAMES = frozenset({"id", "guid", "uri", "generator"})
"""The elements that name and do not lead (RFC 4287, 4.2; RSS 2.0)."""

ADDRESSES = frozenset({"href", "src", "url", "template"})
"""The attributes that hold an address in whatever XML."""

_URL = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_STYLESHEET = re.compile(r"""\bhref=["']([^"']*)["']""")


@dataclass(slots=True)
class _Reading:
    """A document on its way: what is open, and the references so far."""

    piece: CodeFragment
    parser: expat.XMLParserType
    open: list[tuple[str, SourceLocation]] = field(default_factory=list)
    found: list[OfflineReference] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        place = self._here()
        self.open.append((name.rpartition(":")[2], place))
        if self.open[-1][0] not in NAMES:
            for attribute, value in attributes.items():
                if attribute.rpartition(":")[2] in ADDRESSES and not attribute.startswith("xmlns"):
                    self._note(value, place)

    def end(self, _name: str) -> None:
        self.open.pop()

    def text(self, words: str) -> None:
        name, place = self.open[-1]
        if name not in NAMES and _URL.fullmatch(words):
            self._note(words.strip(), place)

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet" and (address := _STYLESHEET.search(data)):
            self._note(address[1], self._here())

    def _here(self) -> SourceLocation:
        return self.piece.place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _note(self, address: str, place: SourceLocation) -> None:
        if not (_URL.fullmatch(address) and any(_URL.fullmatch(other.address) for other in self.found)):
            self.found.append(OfflineReference(place, address))


def references(piece: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Every address that the file leads to, or that it is not well-formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reading = _Reading(piece, parser)
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler, parser.ProcessingInstructionHandler = reading.text, reading.instruction
    try:
        parser.Parse(piece.text.encode(), True)
    except expat.ExpatError as error:
        place = piece.place(error.lineno, error.offset + 1)
        yield Problem(place, "offline.syntax", tr("this is not well-formed XML"), tr("mend what writes it"))
    yield from reading.found

"""
Find the references in feeds, sitemaps and other XML.

Every address is loaded by a program. Identifiers that look like addresses are ignored. Only the first absolute URL is reported, because a
file with one has many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, SourceLocation, tr

IDENTIFIERS = frozenset({"id", "guid", "uri", "generator"})
"""The elements that contain identifiers, not addresses (RFC 4287, 4.2; RSS 2.0)."""

URL_ATTRIBUTES = frozenset({"href", "src", "url", "template"})
"""The attributes that contain an address in any XML."""

_URL = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
_STYLESHEET = re.compile(r"""\bhref=["']([^"']*)["']""")


@dataclass(slots=True)
class _XmlHandler:
    """The state of the parser: open elements, and the references found so far."""

    fragment: CodeFragment
    parser: expat.XMLParserType
    open: list[tuple[str, SourceLocation]] = field(default_factory=list)
    found: list[OfflineReference] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        location = self._here()
        self.open.append((name.rpartition(":")[2], location))
        if self.open[-1][0] not in IDENTIFIERS:
            for attribute, value in attributes.items():
                if attribute.rpartition(":")[2] in URL_ATTRIBUTES and not attribute.startswith("xmlns"):
                    self._add(value, location)

    def end(self, _name: str) -> None:
        self.open.pop()

    def text(self, words: str) -> None:
        name, location = self.open[-1]
        if name not in IDENTIFIERS and _URL.fullmatch(words):
            self._add(words.strip(), location)

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet" and (address := _STYLESHEET.search(data)):
            self._add(address[1], self._here())

    def _here(self) -> SourceLocation:
        return self.fragment.locate(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _add(self, address: str, location: SourceLocation) -> None:
        if not (_URL.fullmatch(address) and any(_URL.fullmatch(other.address) for other in self.found)):
            self.found.append(OfflineReference(location, address))


def references(fragment: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Yield every reference of the file, and a problem if it is not well-formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reading = _XmlHandler(fragment, parser)
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler, parser.ProcessingInstructionHandler = reading.text, reading.instruction
    try:
        parser.Parse(fragment.text.encode(), True)
    except expat.ExpatError as error:
        location = fragment.locate(error.lineno, error.offset + 1)
        yield Problem(location, "offline.syntax", tr("this is not well-formed XML"), tr("fix the tool that writes this file"))
    yield from reading.found

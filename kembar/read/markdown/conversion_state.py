"""The state of a conversion: the source, the page that it belongs to, and what was found so far."""

from dataclasses import dataclass, field

from kembar.model.document import UNRESOLVED, Link
from kembar.model.problem import Level, Message, Problem, SourceLocation
from kembar.read.markdown.positions import MarkedText


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading; its text is not known yet."""

    level: int
    id: str
    place: SourceLocation


@dataclass(slots=True)
class ConversionState:
    """
    The state that the processors of one converter share; `begin` resets it for each text.

    `kind` and `key` are those of the page, which is the target of links to its own sections.
    """

    source: MarkedText = field(default_factory=lambda: MarkedText("", ""))
    kind: str = ""
    key: str = ""
    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[FoundHeading] = field(default_factory=list)
    hosts: dict[str, SourceLocation] = field(default_factory=dict)
    _last: int = 0

    def begin(self, source: MarkedText, kind: str, key: str) -> None:
        """Reset the state for a text."""
        self.source, self.kind, self.key = source, kind, key
        self.problems, self.links, self.headings, self.hosts, self._last = [], [], [], {}, 0

    def place(self, offset: int | None) -> SourceLocation:
        """Return the location of an offset. Without a mark it is that of the last mark, which is near, because texts are read in order."""
        self._last = self._last if offset is None else offset
        return self.source.place(self._last)

    def complain(self, place: SourceLocation, code: str, message: Message, hint: Message, level: Level = Level.ERROR) -> None:
        """Add a problem."""
        self.problems.append(Problem(place, code, message, hint, level))

    def open(self, link: Link) -> str:
        """Add an unresolved link; return the address that represents it until `arrange` resolves it."""
        self.links.append(link)
        return f"{UNRESOLVED}{len(self.links) - 1}"

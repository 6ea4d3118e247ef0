"""What is known while one text is being converted: its source, what it belongs to, and what was found in it so far."""

from dataclasses import dataclass, field

from kembar.model.document import UNRESOLVED, Link
from kembar.model.problem import Level, Message, Problem, SourceLocation
from kembar.read.markdown.positions import MarkedText


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading whose text is not finished yet."""

    level: int
    id: str
    place: SourceLocation


@dataclass(slots=True)
class ConversionState:
    """
    The state that the processors of one converter share; `begin` makes it new for each text.

    `kind` and `key` are those of the page whose text it is, which a link to a section of the same page leads to.
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
        """Forgets the last text."""
        self.source, self.kind, self.key = source, kind, key
        self.problems, self.links, self.headings, self.hosts, self._last = [], [], [], {}, 0

    def place(self, offset: int | None) -> SourceLocation:
        """Where an offset lies. What lost its mark is placed at the last thing that has one, which is near: texts are read in order."""
        self._last = self._last if offset is None else offset
        return self.source.place(self._last)

    def complain(self, place: SourceLocation, code: str, message: Message, hint: Message, level: Level = Level.ERROR) -> None:
        """Adds a problem."""
        self.problems.append(Problem(place, code, message, hint, level))

    def open(self, link: Link) -> str:
        """Keeps a link for later; gives the address that stands for it until then."""
        self.links.append(link)
        return f"{UNRESOLVED}{len(self.links) - 1}"

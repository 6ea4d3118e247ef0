"""
The words: one Markdown file in one language, read on its own.

A document's links are still open: `read` knows that a link names `city:los-angeles`, only the arranged site knows where that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kembar.model.problem import SourceLocation

UNRESOLVED = "kembar:"
"""What an open link's address starts with in a body's HTML; its number in `Body.links` follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """
    An open link: `href="kembar:<position in Body.links>"` in the HTML.

    `kind` is a folder of `content/facts/`, or `pages`, `citation` (`key` is a source's) or `image` (`key` is a path below
    `assets/images/`). `fragment` is without its `#`. `named` says that the author gave the link its own text.
    """

    kind: str
    key: str
    place: SourceLocation
    fragment: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its id, its plain text, and where it stands."""

    level: int
    id: str
    text: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year from 1900 to 2099 that a text names, and where it stands."""

    number: int
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number that is no year, in Latin digits and otherwise as its language writes it (`1.250`), and where it stands."""

    text: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class Section:
    """
    A part of a body: what stands before the first heading (`id` is empty), or a heading and all up to the next of any level.

    `digest` is that of its normalised words (`model/fingerprint`), empty where there are none. `count` is how many words there are to
    translate; `years` and `figures` are the numbers among them.
    """

    id: str
    digest: str
    count: int
    place: SourceLocation
    years: tuple[YearMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainSection:
    """
    The plain text of a section: its anchor and heading, both empty for what comes before the first heading, and its text.

    Footnotes and their references are left out. A link without a text of its own leaves a slot: `\\0`, its position in `Body.links`, `\\0`.
    """

    anchor: str
    heading: str
    text: str


class BodyText(Protocol):
    """
    What is long in a text, apart from what the rest of the site asks of it: a whole site's worth need not lie in memory.

    `html` is sanitised, with open links; `plain` is the same as plain text, for search. `words` are those of each section in
    order, normalised: the text, with `⟨kind:key#fragment⟩` or `⟨address⟩` where a link leads; runs of white space are one space;
    emphasis, line ends, pictures and attributes are gone.
    """

    @property
    def html(self) -> str: ...  # noqa: D102 - told above

    @property
    def plain(self) -> tuple[PlainSection, ...]: ...  # noqa: D102

    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class LoadedText:
    """Prose in memory."""

    html: str = ""
    plain: tuple[PlainSection, ...] = ()
    words: tuple[str, ...] = ()


class Body(Protocol):
    """
    A text: its prose, and what others may ask of it. `sections` are its parts in order; `hosts` are those that its links lead to, each with
    the first of its places. It need not lie in memory: who asks for more than
    one thing asks `whole` for all of them at once.
    """

    @property
    def prose(self) -> BodyText: ...  # noqa: D102 - told above

    @property
    def links(self) -> tuple[Link, ...]: ...  # noqa: D102

    @property
    def headings(self) -> tuple[Heading, ...]: ...  # noqa: D102

    @property
    def sections(self) -> tuple[Section, ...]: ...  # noqa: D102

    @property
    def hosts(self) -> tuple[tuple[str, SourceLocation], ...]: ...  # noqa: D102

    def whole(self) -> "LoadedBody": ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class LoadedBody:
    """A text in memory, but for its prose."""

    prose: BodyText = LoadedText()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    hosts: tuple[tuple[str, SourceLocation], ...] = ()

    def whole(self) -> "LoadedBody":
        """The text itself."""
        return self


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """
    What a translation says that it was made from: the source's language, and the digest of each of its parts at that time.

    In the front matter, on one line: `made_from: {id: {.description: 0d9e1f2a, .lead: 3f2a9c1b, rencana: 77aa01cd}}`.
    """

    lang: str
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """
    The front matter. `places` tells where each field's value stands, by the field's name, aliases as `aliases.0` and so on.

    `made_from` is there in translations. `only` says that a free page is meant for its own language alone.
    """

    title: str = ""
    description: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    updated: str = ""
    made_from: MadeFrom | None = None
    only: bool = False
    places: Mapping[str, SourceLocation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The words of one page in one language: `content/<lang>/<kind>/<key>.md`."""

    lang: str
    kind: str
    key: str
    path: str
    meta: FrontMatter
    body: Body

    @property
    def place(self) -> SourceLocation:
        """The file itself."""
        return SourceLocation(self.path)

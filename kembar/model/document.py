"""
A document: one Markdown file in one language.

Its links are unresolved: `read` knows that a link names `city:los-angeles`, but only the arranged site knows the address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from kembar.model.problem import SourceLocation

UNRESOLVED = "kembar:"
"""The beginning of the address of an unresolved link in the HTML of the converter; its position in `Body.links` follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """
    An unresolved link: `href="kembar:<position in Body.links>"` in the HTML of the converter, a `LinkSlot` in the body.

    `kind` is a folder of `content/facts/`, or `pages`, `citation` (`key` is a source's) or `image` (`key` is a path below
    `assets/images/`). `fragment` is without its `#`. `named` is true if the author gave the link a text.
    """

    kind: str
    key: str
    place: SourceLocation
    fragment: str = ""
    named: bool = True


OUTSIDE = -1
"""The number of a slot for the remark after a link that leads out of the site."""


class LinkSlot(NamedTuple):
    """
    The place in a body of what each page writes itself: the start tag of a link, a citation, a picture, or the remark `OUTSIDE`.

    `number` is the position of the link in `Body.links`. `attributes` are those of the element in the body; values are escaped.
    """

    number: int
    attributes: Mapping[str, str]


Piece = str | LinkSlot
"""A part of the HTML of a body: finished, or a slot."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its id, its plain text, and its location."""

    level: int
    id: str
    text: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year from 1900 to 2099 in a text, and its location."""

    number: int
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number that is not a year, in Latin digits and otherwise as its language writes it (`1.250`), and its location."""

    text: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class Section:
    """
    A part of a body: the text before the first heading (`id` is empty), or a heading with the text up to the next one of any level.

    `digest` is that of its normalised words (`model/fingerprint`), empty without words. `count` is the number of words to translate;
    `years` and `figures` are the numbers among them.
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
    The long parts of a body, which are not in memory for the whole site.

    `pieces` are the sanitised HTML with a slot for each link; `plain` is the same as plain text, for search. `words` are the normalised
    words of each section in order: the text, with `⟨kind:key#fragment⟩` or `⟨address⟩` after each link; runs of white space are one space;
    emphasis, line ends, pictures and attributes are left out.
    """

    @property
    def pieces(self) -> tuple[Piece, ...]: ...  # noqa: D102 - described above

    @property
    def plain(self) -> tuple[PlainSection, ...]: ...  # noqa: D102

    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class LoadedText:
    """The long parts of a body in memory."""

    pieces: tuple[Piece, ...] = ()
    plain: tuple[PlainSection, ...] = ()
    words: tuple[str, ...] = ()


class Body(Protocol):
    """
    The body of a document. `sections` are its parts in order; `hosts` are the hosts of its links, each with its first location.

    It may not be in memory: `whole` loads everything except `prose` at once.
    """

    @property
    def prose(self) -> BodyText: ...  # noqa: D102 - described above

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
    """A body in memory; its prose may not be."""

    prose: BodyText = LoadedText()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    hosts: tuple[tuple[str, SourceLocation], ...] = ()

    def whole(self) -> "LoadedBody":
        """Return this body."""
        return self


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """
    The stamp of a translation: the language of its source, and the digest of each part of it at that time.

    In the front matter, on one line: `made_from: {id: {.description: 0d9e1f2a, .lead: 3f2a9c1b, rencana: 77aa01cd}}`.
    """

    lang: str
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """
    The front matter. `places` are the locations of the values by field, those of aliases as `aliases.0` and so on.

    Translations have `made_from`. With `only`, a free page is meant for its own language alone.
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
    """The text of one page in one language: `content/<lang>/<kind>/<key>.md`."""

    lang: str
    kind: str
    key: str
    path: str
    meta: FrontMatter
    body: Body

    @property
    def place(self) -> SourceLocation:
        """The location of the file."""
        return SourceLocation(self.path)

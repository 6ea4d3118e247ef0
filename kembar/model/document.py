"""
The words: one Markdown file in one language, read on its own.

A document's links are still open: `read` knows that a link names `city:los-angeles`, only the arranged site knows where that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kembar.model.problem import Place

WORDED_KINDS = ("cities", "visits", "pages")
"""The folders of `content/<lang>/` that hold words; `pages` are free pages, the others belong to a record of the same key."""

OPEN = "kembar:"
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
    place: Place
    fragment: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its id, its plain text, and where it stands."""

    level: int
    id: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """Sanitised HTML with open links. `text` is the same as plain words, for feeds and search."""

    html: str
    text: str = ""
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The front matter. `places` tells where each field's value stands, by the field's name, aliases as `aliases.0` and so on."""

    title: str = ""
    description: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    updated: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The words of one page in one language: `content/<lang>/<kind>/<key>.md`."""

    lang: str
    kind: str
    key: str
    path: str
    meta: Meta
    body: Body

    @property
    def place(self) -> Place:
        """The file itself."""
        return Place(self.path)

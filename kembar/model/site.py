"""
The arranged site: every page in every language, where each lies, and who mentions whom.

A `Document` has been read; a `Page` has been placed. A site is finished when it exists: its links are closed, its addresses known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kembar.files.project_files import StoredFile, sha256
from kembar.kinds.registry import KINDS, Records, name_of
from kembar.model.config import SiteConfig
from kembar.model.document import Document, Heading, PlainSection
from kembar.model.fingerprint import NO_DRIFT, Drift

ArticleKey = tuple[str, str, str]
"""A page's kind and key, and a language."""

PageKey = tuple[str, str]
"""A kind and a key: a record's (`("cities", "casablanca")`), a free page's (`("pages", "about")`), or `("listings", <kind>)`."""


class State(StrEnum):
    """
    What a page is in one language.

    Words that others are translated from are original; a translation is stale when its source has moved on since. A record's page
    without words in this language is untranslated. A free page without words in a language is absent there: it has no version.
    """

    ORIGINAL = "original"
    TRANSLATED = "translated"
    STALE = "stale"
    UNTRANSLATED = "untranslated"
    ABSENT = "absent"


class ResolvedBody(Protocol):
    """The body of a document with all links resolved. What is not asked for is not resolved."""

    @property
    def html(self) -> str: ...  # noqa: D102

    @property
    def headings(self) -> tuple[Heading, ...]: ...  # noqa: D102

    @property
    def plain(self) -> tuple[PlainSection, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalizedPage:
    """
    One page in one language.

    `address` is its folder from the site's root. `sources` are the keys of all sources that it shows, in the order of its notes:
    the first is note 1. `origin` is the language of the words that a translation was made
    from, and `drift` what has moved on there since. An untranslated page may show its twin's words: `borrowed` is their language then.
    `updated` is the day of its words (ISO 8601), if they say one.
    """

    lang: str
    address: str
    title: str
    description: str
    state: State
    sources: tuple[str, ...] = ()
    document: Document | None = None
    updated: str = ""
    origin: str = ""
    drift: Drift = NO_DRIFT
    fallback_lang: str = ""

    @property
    def listed(self) -> bool:
        """Whether search engines, feeds and alternates should know it: a page that still waits for its words is kept out."""
        return self.state is not State.UNTRANSLATED

    @property
    def summary(self) -> "PageSummary":
        """What other pages may know of it."""
        return PageSummary(self.lang, self.address, self.title, self.description, self.listed, self.updated)


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What other pages may know of a page in one language (`Version` tells the fields)."""

    lang: str
    address: str
    title: str
    description: str
    listed: bool
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and its twins. `layout` names its template and view; `versions` are by language, in the site's order."""

    kind: str
    key: str
    layout: str
    versions: Mapping[str, LocalizedPage]

    def state(self, lang: str) -> State:
        """What the page is in a language, of which it may have no version."""
        return self.versions[lang].state if lang in self.versions else State.ABSENT


@dataclass(frozen=True, slots=True)
class Backlink:
    """
    That a record or a text names a record.

    `kind` and `key` are those of whoever mentions; `path` leads to the mention inside it, such as `("legs", 0, "stops", 1, "people", 0)`
    in a record, or `("words", "id")` in a text.
    """

    kind: str
    key: str
    path: tuple[str | int, ...]


SEARCH_SCRIPTS = ("vendor/minisearch/minisearch.js", "js/search/engine.js")
"""The names of the assets that answer a search, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Asset:
    """
    A file that pages use: its name below `assets/`, where it is published, and its bytes.

    The `source` is the bytes themselves only where they are made, as those of a style sheet are: all others stay on the disk, so that
    memory does not grow with the pictures of a site. `pixels` are width and height of a picture in CSS pixels, so that a page keeps its
    shape while the picture loads; None when not known.
    """

    name: str
    address: str
    source: bytes | StoredFile = field(repr=False)
    pixels: tuple[int, int] | None = None

    @property
    def content(self) -> bytes:
        """Its bytes. Raises `ProblemError` when the file is not what it was when it was first read."""
        return self.source if isinstance(self.source, bytes) else self.source.read()

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes in hexadecimal."""
        return sha256(self.source) if isinstance(self.source, bytes) else self.source.digest

    def in_project(self, root: Path) -> "Asset":
        """The same asset in a project that may have been moved since it was read."""
        return self if isinstance(self.source, bytes) else replace(self, source=replace(self.source, root=str(root)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """
    Everything that is known, arranged.

    `pages` are in the site's order, and so are their `summaries` by language. `articles` are the words of those that show some.
    `addresses` gives where each record and page is found in each language, with a fragment for a record that is shown on another's
    page; `former` the old addresses that lead to a page, if it has any; `anchors` the ids within the words that a page shows, in order.
    `mentions` gives, for each record, who names it. `outside` is what is said, by language, of a link that leads out of the site; nothing
    on the web.
    """

    config: SiteConfig
    records: Records
    pages: Mapping[PageKey, Page]
    summaries: Mapping[PageKey, Mapping[str, PageSummary]]
    articles: Mapping[ArticleKey, ResolvedBody]
    addresses: Mapping[PageKey, Mapping[str, str]]
    former: Mapping[ArticleKey, tuple[str, ...]]
    anchors: Mapping[PageKey, Mapping[str, tuple[str, ...]]]
    mentions: Mapping[PageKey, tuple[Backlink, ...]]
    assets: Mapping[str, Asset]
    outside: Mapping[str, str] = field(default_factory=dict)

    def name(self, kind: str, key: str, lang: str) -> str:
        """What a record or page is called in a language. Raises `KeyError` for what does not exist."""
        if kind not in KINDS:
            return self.summaries[kind, key][lang].title
        return name_of(self.records, kind, key, lang)

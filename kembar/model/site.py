"""The arranged site: all pages in all languages with their addresses, and the backlinks of records."""

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

PageVersionKey = tuple[str, str, str]
"""The kind and key of a page, and a language."""

PageKey = tuple[str, str]
"""A kind and a key: of a record (`("cities", "casablanca")`), of a free page (`("pages", "about")`), or `("listings", <kind>)`."""


class State(StrEnum):
    """
    The translation status of a page in one language.

    A translation is stale when its source changed after it was made. The page of a record without a text in the language is untranslated;
    a free page without a text in the language is absent: it has no version there.
    """

    ORIGINAL = "original"
    TRANSLATED = "translated"
    STALE = "stale"
    UNTRANSLATED = "untranslated"
    ABSENT = "absent"


class ResolvedBody(Protocol):
    """The body of a document with resolved links. Each property is computed when it is read."""

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

    `address` is its folder below the root of the site. `sources` are the keys of its sources in the order of their numbers, from 1.
    `origin` is the language that a translation was made from, and `drift` what changed there since. An untranslated page may contain the
    text of a twin: `fallback_lang` is the language of that text. `updated` is the date of the text (ISO 8601), if it has one.
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
    def is_indexable(self) -> bool:
        """Whether search engines, feeds and hreflang include the page: an untranslated page is left out."""
        return self.state is not State.UNTRANSLATED

    @property
    def summary(self) -> "PageSummary":
        """The part of the page that other pages may depend on."""
        return PageSummary(self.lang, self.address, self.title, self.description, self.is_indexable, self.updated)


@dataclass(frozen=True, slots=True)
class PageSummary:
    """The part of a page in one language that other pages may depend on; `LocalizedPage` explains the fields."""

    lang: str
    address: str
    title: str
    description: str
    is_indexable: bool
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in all its languages. `layout` is the name of its template and view; `versions` are in the order of the site's languages."""

    kind: str
    key: str
    layout: str
    versions: Mapping[str, LocalizedPage]

    def state(self, lang: str) -> State:
        """Return the translation status of the page in a language."""
        return self.versions[lang].state if lang in self.versions else State.ABSENT


@dataclass(frozen=True, slots=True)
class Backlink:
    """
    A reference to a record, from a record or a text.

    `kind` and `key` are those of the referring record or page; `path` is the position of the reference in it, such as
    `("legs", 0, "stops", 1, "people", 0)` in a record, or `("words", "id")` in a text.
    """

    kind: str
    key: str
    path: tuple[str | int, ...]


SEARCH_SCRIPTS = ("vendor/minisearch/minisearch.js", "js/search/engine.js")
"""The names of the scripts of the search, in the order in which they run."""


@dataclass(frozen=True, slots=True)
class Asset:
    """
    A file that pages use: its name below `assets/`, its published address, and its bytes.

    `source` is the bytes themselves only if they were generated, like those of a style sheet. All other files stay on disk, so that memory
    does not grow with the pictures of a site. `pixels` are the width and height of a picture in CSS pixels, None when not known.
    """

    name: str
    address: str
    source: bytes | StoredFile = field(repr=False)
    pixels: tuple[int, int] | None = None

    @property
    def content(self) -> bytes:
        """The bytes. Raises `ProblemError` if the file changed after it was first read."""
        return self.source if isinstance(self.source, bytes) else self.source.read()

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.source) if isinstance(self.source, bytes) else self.source.digest

    def in_project(self, root: Path) -> "Asset":
        """Return the same asset in a project that may have been moved since the asset was read."""
        return self if isinstance(self.source, bytes) else replace(self, source=replace(self.source, root=str(root)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """
    The whole arranged site.

    `pages` and their `summaries` by language are in the order of the site. `articles` are the bodies of the pages that have one.
    `addresses` are those of each record and page by language, with a fragment for a record on the page of another. `aliases` are the
    former addresses of a page, `anchors` the ids in its body, in order. `backlinks` are those of each record. `external_link_note` is the
    remark after a link that leads out of the site, by language; empty on the web.
    """

    config: SiteConfig
    records: Records
    pages: Mapping[PageKey, Page]
    summaries: Mapping[PageKey, Mapping[str, PageSummary]]
    articles: Mapping[PageVersionKey, ResolvedBody]
    addresses: Mapping[PageKey, Mapping[str, str]]
    aliases: Mapping[PageVersionKey, tuple[str, ...]]
    anchors: Mapping[PageKey, Mapping[str, tuple[str, ...]]]
    backlinks: Mapping[PageKey, tuple[Backlink, ...]]
    assets: Mapping[str, Asset]
    external_link_note: Mapping[str, str] = field(default_factory=dict)

    def name(self, kind: str, key: str, lang: str) -> str:
        """Return the name of a record or page in a language. Raises `KeyError`."""
        if kind not in KINDS:
            return self.summaries[kind, key][lang].title
        return name_of(self.records, kind, key, lang)

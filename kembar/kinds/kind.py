"""
What a kind of record declares.

Everything else iterates over `registry.KINDS` and asks these questions, so a new kind is one module here, its view, its template and its
translations. No part has a default: a declaration that omits one is a type error, and a `TypeError` at import.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc
from kembar.model.problem import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The base of all records. Records refer to each other by key; a field that holds a key names the kind in its type (`Ref`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """
    A page that lists records.

    `title` and `description` are message ids of the portal's catalogue; `slug` documents its entry in `sections` of `site.yaml`. Without a
    slug, a listing with `may_omit_slug` has its own name as the slug, and one that `needs_slug` does not exist.
    """

    layout: str
    title: str
    description: str
    slug: FieldDoc
    may_omit_slug: bool = False
    needs_slug: bool = False
    in_menu: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """
    The page of a record.

    `description` is a message id with the gap `{name}`, used while the page has neither a text nor a summary of its own. `headings` are
    what `new` proposes for the text; none for a kind whose pages have no texts.
    """

    layout: str
    description: str
    headings: tuple[Message, ...]
    is_news: bool


class RecordText(Protocol):
    """The words for facts in one language, as `search_text` of a kind needs them. Unknown records and missing values give ''."""

    @property
    def home(self) -> str:
        """The key of the home city."""

    def name(self, kind: str, key: str) -> str:
        """Return the name of a record."""

    def names(self, kind: str, keys: Iterable[str]) -> Iterator[str]:
        """Yield the names of records of one kind."""

    def words(self, words: LocalizedText | None) -> str:
        """Return a localized text."""

    def term(self, choice: str, value: str) -> str:
        """Return the words for a choice."""

    def date(self, when: DateValue | None) -> str:
        """Return a date as readers see it."""

    def country(self, city: str | None) -> str:
        """Return the country of a city."""

    def continent(self, continent: str) -> str:
        """Return the name of a continent."""

    def referring(self, kind: str, key: str, by: str, field: str) -> Iterator[Any]:
        """Yield the records of kind `by` that name a record in one of their fields, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """
    Everything that the generator asks of a kind of record.

    `folder` is its folder in `content/facts/` and its name everywhere in the code, `singular` the scheme of links to it and its name for
    `new`. `label` is what messages call it; `title` is the message id of what pages call it. `terms` and `meanings` are the message ids
    of its choices, by the name of the choice and its value.

    `name` takes a record, all records and a language. `other_names` takes a record and a language, for search and, with
    `lists_other_names`, for the list from A to Z. `has_proper_names` is true where another name is another spelling of the name.

    `page` is None for records that have no page of their own; `shown_on` names the listing that shows these, '' for all others.
    `search_text` takes a record, its key and the words of a language, and yields short statements; `ranks_last` puts it after all others.

    `expected` are optional fields that a finished record has. `prefill` takes a key, the home city and the keys of all cities, and gives
    the values that follow from them, as YAML.
    """

    folder: str
    singular: str
    record: type[Record]
    label: Message
    title: str
    terms: Mapping[str, Mapping[str, str]]
    meanings: Mapping[str, Mapping[str, str]]
    name: Callable[[Any, Any, str], str]
    has_translated_name: bool
    has_proper_names: bool
    other_names: Callable[[Any, str], tuple[str, ...]]
    page: RecordPage | None
    listing: ListingPage | None
    shown_on: str
    is_in_index: bool
    lists_other_names: bool
    search_text: Callable[[Any, str, RecordText], Iterator[str]]
    ranks_last: bool
    expected: tuple[str, ...]
    prefill: Callable[[str, str, Container[str]], Mapping[str, str]]


def has_no_other_names(_record: Record, _lang: str) -> tuple[str, ...]:
    """Return no other names."""
    return ()


def prefills_nothing(_key: str, _home: str, _cities: Container[str]) -> Mapping[str, str]:
    """Return no values."""
    return {}

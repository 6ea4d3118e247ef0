"""All kinds of record, and all records of a site."""

import dataclasses
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_origin

from kembar.kinds.agreement import AGREEMENT, Agreement
from kembar.kinds.city import CITY, City
from kembar.kinds.event import EVENT, Event
from kembar.kinds.field import FIELD, Field
from kembar.kinds.kind import Kind, ListingPage, Record
from kembar.kinds.organisation import ORGANISATION, Organisation
from kembar.kinds.person import PERSON, Person
from kembar.kinds.relationship import RELATIONSHIP, Relationship
from kembar.kinds.source import SOURCE, Source
from kembar.kinds.visit import VISIT, Visit
from kembar.model.config import OFFLINE_PAGE
from kembar.model.field_docs import FieldDoc
from kembar.model.problem import Message, tr
from kembar.text.page_messages import N_

KINDS: Mapping[str, Kind] = {
    kind.folder: kind for kind in (CITY, RELATIONSHIP, VISIT, AGREEMENT, EVENT, PERSON, ORGANISATION, FIELD, SOURCE)
}
"""The kinds by folder, in the order in which pages show them."""

FREE_PAGES = "pages"
"""The folder of pages that belong to no record."""

TEXT_KINDS = (*(folder for folder, kind in KINDS.items() if kind.page and kind.page.headings), FREE_PAGES)
"""The folders of `content/<lang>/`."""

NEWS_KINDS = (*(folder for folder, kind in KINDS.items() if kind.page and kind.page.is_news), FREE_PAGES)
"""The kinds whose pages are news: feeds contain them."""

LINK_SCHEMES: Mapping[str, str] = {kind.singular: folder for folder, kind in KINDS.items()} | {"page": FREE_PAGES}
"""The folder for each scheme of a link, which is also what `new` calls a kind."""

LISTINGS: Mapping[str, ListingPage] = {
    **{folder: kind.listing for folder, kind in KINDS.items() if kind.listing},
    "differences": ListingPage(
        layout="differences",
        title=N_("Where sources differ"),
        description=N_("Every matter on which published sources tell different things, with what each of them says."),
        slug=FieldDoc("Where sources differ", "{id: sumber-berbeda, en: where-sources-differ}"),
    ),
    "search": ListingPage(
        layout="search",
        title=N_("Search"),
        description=N_("Search the whole portal: places, visits, agreements, events, people, fields of cooperation and sources."),
        slug=FieldDoc("Search", "{id: pencarian, en: search}"),
        may_omit_slug=True,
        in_menu=False,
    ),
    "index": ListingPage(
        layout="a_to_z",
        title=N_("From A to Z"),
        description=N_(
            "Everything on this portal in alphabetical order: places, visits, agreements, events, people, organisations and fields."
        ),
        slug=FieldDoc("From A to Z", "{id: a-z, en: a-z}"),
        may_omit_slug=True,
        in_menu=False,
    ),
    OFFLINE_PAGE: ListingPage(
        layout="offline_storage",
        title=N_("Read without the internet"),
        description=N_("What this device keeps of the portal for reading without a network, how to keep all of it, and how to remove it."),
        slug=FieldDoc(
            "Reading without the internet; where it is left out, browsers keep nothing",
            "{id: baca-luring, en: read-offline}",
            former="keeping",
        ),
        may_omit_slug=True,
        needs_slug=True,
        in_menu=False,
    ),
}
"""The listings by their name in `sections` of `site.yaml`. The home page is not among them: it has no slug and the title of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records by kind and key, each kind in the order of its keys."""

    cities: Mapping[str, City] = dataclasses.field(default_factory=dict)
    relationships: Mapping[str, Relationship] = dataclasses.field(default_factory=dict)
    visits: Mapping[str, Visit] = dataclasses.field(default_factory=dict)
    agreements: Mapping[str, Agreement] = dataclasses.field(default_factory=dict)
    events: Mapping[str, Event] = dataclasses.field(default_factory=dict)
    people: Mapping[str, Person] = dataclasses.field(default_factory=dict)
    organisations: Mapping[str, Organisation] = dataclasses.field(default_factory=dict)
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    sources: Mapping[str, Source] = dataclasses.field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind. Raises `KeyError` for an unknown kind."""
        records: Mapping[str, Record] = getattr(self, KINDS[kind].folder)
        return records


def name_of(records: Records, kind: str, key: str, lang: str) -> str:
    """Return the name of a record in a language. Raises `KeyError` for an unknown record."""
    return KINDS[kind].name(records.of(kind)[key], records, lang) or key


def kind_name(kind: str) -> Message:
    """
    Return what messages call a kind of record or page; its folder if that is unknown.

    >>> str(tr("there is no “{key}” in {kind}", key="moscaw", kind=kind_name("cities")))
    'there is no “moscaw” in cities'
    """
    if kind == FREE_PAGES:
        return tr("pages")
    return KINDS[kind].label if kind in KINDS else Message(kind)


CHOICES: Mapping[object, str] = {
    shape: name
    for kind in KINDS.values()
    for name, shape in vars(sys.modules[kind.record.__module__]).items()
    if get_origin(shape) is Literal
}
"""The name of each closed list of values that a field of a record may have."""

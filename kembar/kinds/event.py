"""The kind `event`: a conference or a fair, which takes place with or without a delegation."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.city import CityKey
from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.field import FieldKey
from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, prefills_nothing
from kembar.kinds.organisation import OrganisationKey
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc, Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_

EventKey = Annotated[str, Ref("events")]
EventType = Literal["conference", "fair"]
EventStatus = Literal["announced", "held", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A conference or a fair. A visit may take part in it; it is no visit and no agreement."""

    name: LocalizedText = dataclasses.field(
        metadata=doc("The official name; the same in every language if it has one name only", "{id: Smart City Expo, en: Smart City Expo}")
    )
    type: EventType = dataclasses.field(metadata=doc("What kind of event it is", "conference"))
    status: EventStatus = dataclasses.field(metadata=doc("Announced, with no report that it took place; held; or cancelled", "announced"))
    edition: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("Which edition it was; leave out when it is not known", "{id: Edisi ke-3, en: 3rd edition}")
    )
    when: DateValue | None = dataclasses.field(
        default=None, metadata=doc("The days of the event, as exactly as they are known", "2018-04-18/2018-04-20")
    )
    city: CityKey | None = dataclasses.field(default=None, metadata=doc("The city where it takes place", "casablanca"))
    venue: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("Where in the city", "{id: Hotel Aston Makassar, en: Hotel Aston Makassar}")
    )
    organisers: tuple[OrganisationKey, ...] = dataclasses.field(
        default=(), metadata=doc("Who organises it; leave out when it is not known", "[jasca]")
    )
    topics: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=doc("The fields of cooperation that it is about", "[smart-city]"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other names in use, for search", "[Smart Cities African]"))
    summary: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What it is about, in a sentence or two", "{id: ..., en: ...}")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note next to the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[yabiladi-2018]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _other_names(event: Event, lang: str) -> tuple[str, ...]:
    """Return the names in the other languages, then the variants."""
    return tuple(dict.fromkeys([*(name for name in event.name.values() if name != event.name[lang]), *event.variants]))


def _search_text(event: Event, _key: str, text: RecordText) -> Iterator[str]:
    yield text.term("EventType", event.type)
    yield text.words(event.edition)
    yield text.date(event.when)
    if event.city:
        yield text.name("cities", event.city)
        yield text.country(event.city)
    yield text.words(event.venue)
    yield from text.names("organisations", event.organisers)
    yield from text.names("fields", event.topics)
    yield text.words(event.note)


EVENT = Kind(
    folder="events",
    singular="event",
    record=Event,
    label=tr("events"),
    title=N_("Events"),
    terms={
        "EventType": {
            "conference": N_("Conference"),
            "fair": N_("Fair"),
        },
        "EventStatus": {
            "announced": N_("Announced"),
            "held": N_("Held"),
            "cancelled": N_("Cancelled"),
        },
    },
    meanings={
        "EventStatus": {
            "announced": N_("It was announced. We have found no report that it took place."),
            "held": N_("Reports say that it took place."),
            "cancelled": N_("It was announced and then cancelled."),
        },
    },
    name=lambda event, _, lang: event.name[lang],
    has_translated_name=True,
    has_proper_names=False,
    other_names=_other_names,
    page=RecordPage(
        layout="event",
        description=N_("{name}: when and where it takes place, who organises it, the visits that concern it, and the sources."),
        headings=(),
        is_news=False,
    ),
    listing=ListingPage(
        layout="events",
        title=N_("Events"),
        description=N_("Conferences and fairs that the partners were invited to or organised, with their dates, places and sources."),
        slug=FieldDoc("Conferences and fairs; where it is left out, the site has no list of them", "{id: acara, en: events}"),
        may_omit_slug=True,
        needs_slug=True,
    ),
    shown_on="",
    is_in_index=True,
    lists_other_names=True,
    search_text=_search_text,
    ranks_last=False,
    expected=("when", "city", "sources"),
    prefill=prefills_nothing,
)

"""The kind `visit`: an official visit, made or received."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.agreement import AgreementKey
from kembar.kinds.city import CityKey
from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.event import EventKey
from kembar.kinds.field import FieldKey
from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, has_no_other_names, prefills_nothing
from kembar.kinds.organisation import OrganisationKey
from kembar.kinds.person import PersonKey
from kembar.kinds.relationship import RelationshipKey
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc, Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_

VisitKey = Annotated[str, Ref("visits")]
Direction = Literal["outgoing", "incoming"]
StopKind = Literal["meeting", "event", "signing", "tour"]
StopStatus = Literal["planned", "reported", "held", "cancelled"]
OutcomeStatus = Literal["announced", "agreed", "under-way", "done", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stop led to."""

    text: LocalizedText = dataclasses.field(metadata=doc("What was announced, agreed or done", "{id: ..., en: ...}"))
    status: OutcomeStatus = dataclasses.field(metadata=doc("How far it has come, as far as is known", "announced"))
    owner: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("Who is to do it", "diskominfo-makassar"))
    as_of: DateValue | None = dataclasses.field(default=None, metadata=doc("The day for which this is known", "2020-07-27"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One meeting, event, signing or tour on a visit."""

    kind: StopKind = dataclasses.field(metadata=doc("What kind of stop it is", "meeting"))
    title: LocalizedText = dataclasses.field(metadata=doc("What it was, in a few words", "{id: ..., en: ...}"))
    status: StopStatus = dataclasses.field(metadata=doc("As the sources describe it", "held"))
    when: DateValue | None = dataclasses.field(default=None, metadata=doc("When; leave out when it is not known", "2018-04-18"))
    venue: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("Where in the city", "{id: Balai Kota Makassar, en: Makassar City Hall}")
    )
    people: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=doc("Who took part", "[anies-baswedan]"))
    organisations: tuple[OrganisationKey, ...] = dataclasses.field(default=(), metadata=doc("Organisations that took part", "[jasca]"))
    topics: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=doc("Fields of cooperation on the agenda", "[clean-water]"))
    agreement: AgreementKey | None = dataclasses.field(
        default=None, metadata=doc("The agreement that it was about", "istanbul-minutes-2018")
    )
    event: EventKey | None = dataclasses.field(
        default=None, metadata=doc("The conference or fair that it was part of", "smart-city-expo-casablanca-2018")
    )
    outcomes: tuple[Outcome, ...] = dataclasses.field(default=(), metadata=doc("What it led to", "[{text: ..., status: announced}]"))
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("What else readers should know", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The part of a visit that was spent in one city."""

    city: CityKey = dataclasses.field(metadata=doc("The city", "casablanca"))
    when: DateValue | None = dataclasses.field(default=None, metadata=doc("When; leave out when it is not known", "2018-04-17/2018-04-19"))
    stops: tuple[Stop, ...] = dataclasses.field(default=(), metadata=doc("What happened there, in order", "[{kind: meeting, ...}]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """An official visit, made or received. A delegation received is a visit, and no sister-city tie."""

    title: LocalizedText = dataclasses.field(metadata=doc("The visit in a few words", "{id: ..., en: ...}"))
    direction: Direction = dataclasses.field(metadata=doc("Made (outgoing) or received (incoming)", "outgoing"))
    when: DateValue = dataclasses.field(metadata=doc("The days of the visit, as exactly as they are known", "2018-04-17/2018-04-22"))
    visitors: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=doc("Who led it", "[anies-baswedan]"))
    hosts: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=doc("Who received it", "[abdelaziz-el-omari]"))
    legs: tuple[Leg, ...] = dataclasses.field(
        metadata=doc("The cities in order, each with what happened there", "[{city: casablanca, ...}]")
    )
    relationships: tuple[RelationshipKey, ...] = dataclasses.field(
        default=(), metadata=doc("The ties that it was about", "[jakarta-casablanca]")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note next to the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _search_text(visit: Visit, _key: str, text: RecordText) -> Iterator[str]:
    yield text.date(visit.when)
    yield text.term("Direction", visit.direction)
    for leg in visit.legs:
        yield text.name("cities", leg.city)
        yield text.country(leg.city)
    yield from text.names("people", (*visit.visitors, *visit.hosts))
    for leg in visit.legs:
        for stop in leg.stops:
            yield from _stop_text(stop, text)
    yield text.words(visit.note)


def _stop_text(stop: Stop, text: RecordText) -> Iterator[str]:
    yield text.words(stop.title)
    yield text.words(stop.venue)
    yield text.name("events", stop.event) if stop.event else ""
    yield from text.names("people", stop.people)
    yield from text.names("organisations", stop.organisations)
    yield from text.names("fields", stop.topics)
    yield from (text.words(outcome.text) for outcome in stop.outcomes)
    yield text.words(stop.note)


VISIT = Kind(
    folder="visits",
    singular="visit",
    record=Visit,
    label=tr("visits"),
    title=N_("Visits"),
    terms={
        "Direction": {
            "outgoing": N_("Visit made"),
            "incoming": N_("Visit received"),
        },
        "StopKind": {
            "meeting": N_("Meeting"),
            "event": N_("Event"),
            "signing": N_("Signing"),
            "tour": N_("Site visit"),
        },
        "StopStatus": {
            "planned": N_("Planned"),
            "reported": N_("Reported"),
            "held": N_("Held"),
            "cancelled": N_("Cancelled"),
        },
        "OutcomeStatus": {
            "announced": N_("Announced"),
            "agreed": N_("Agreed"),
            "under-way": N_("Under way"),
            "done": N_("Done"),
            "unknown": N_("Not known"),
        },
    },
    meanings={},
    name=lambda visit, _, lang: visit.title[lang],
    has_translated_name=True,
    has_proper_names=False,
    other_names=has_no_other_names,
    page=RecordPage(
        layout="visit",
        description=N_("{name}: the itinerary, the people met, what was discussed, and the sources."),
        headings=(tr("What it was about"), tr("What came of it"), tr("What is not known")),
        is_news=True,
    ),
    listing=ListingPage(
        layout="visits",
        title=N_("Official visits"),
        description=N_("Official visits made and received, year by year, each with its itinerary and its sources."),
        slug=FieldDoc("Visits", "{id: kunjungan, en: visits}"),
    ),
    shown_on="",
    is_in_index=True,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=prefills_nothing,
)

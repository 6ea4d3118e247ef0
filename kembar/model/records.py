"""
The language-neutral records, once each: `content/facts/<kind>/<key>.yaml`.

Each kind of record is a dataclass whose fields are exactly the YAML fields, so this module is the one list of what an editor may
write; the reader validates by it, and docs/content.md is printed from it. Records name each other by key: a field that holds a key
says of which kind by its type.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.discrepancies import Coordinates, Discrepancy, SourcedFigure
from kembar.model.field_docs import (
    AgreementKey,
    CityKey,
    FieldKey,
    OrganisationKey,
    PersonKey,
    RelationshipKey,
    SourceKey,
    doc,
    doc_with_format,
)
from kembar.text.value_formats import parse_country, parse_language_tag, parse_time_zone, parse_web_url

PlaceLevel = Literal["city", "province", "region", "state"]
Continent = Literal["africa", "americas", "asia", "europe", "oceania"]
RelationshipKind = Literal["sister-city", "sister-province", "friendship", "contact"]
RelationshipStatus = Literal[
    "exploration", "letter-of-intent", "memorandum-of-understanding", "agreement", "established", "lapsed", "ended"
]
FieldStage = Literal["scope", "potential", "planned", "discussed"]
AgreementType = Literal[
    "letter-of-intent", "memorandum-of-understanding", "minutes-of-agreement", "joint-declaration", "sister-city-agreement", "programme"
]
AgreementStatus = Literal["planned", "reported", "confirmed", "renewed", "expired"]
Direction = Literal["outgoing", "incoming"]
StopKind = Literal["meeting", "event", "signing", "tour"]
StopStatus = Literal["planned", "reported", "held", "cancelled"]
OutcomeStatus = Literal["announced", "agreed", "under-way", "done", "unknown"]
OrganisationKind = Literal["government", "office", "council", "consulate", "association", "company", "venue"]
SourceType = Literal["article", "press-release", "official-page", "law", "standard", "dataset", "paper", "book", "post"]
Extent = Literal["full", "excerpt", "headline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A place: a city, or a region, province or state that acts as a partner."""

    name: LocalizedText = dataclasses.field(metadata=doc("The place's name in each language", "{id: Moskow, en: Moscow}"))
    level: PlaceLevel = dataclasses.field(default="city", metadata=doc("What kind of place it is", "city"))
    country: str = dataclasses.field(metadata=doc_with_format(parse_country, "Country, ISO 3166-1 alpha-2 code", "MA"))
    continent: Continent = dataclasses.field(metadata=doc("The group in which lists show it", "africa"))
    part_of: CityKey | None = dataclasses.field(
        default=None, metadata=doc("The region or state that it belongs to, if it has a record", "casablanca-settat")
    )
    coordinates: Coordinates | None = dataclasses.field(default=None, metadata=doc("Where it lies", "{lat: 33.588, lon: -7.611}"))
    timezone: str = dataclasses.field(default="", metadata=doc_with_format(parse_time_zone, "IANA time zone", "Africa/Casablanca"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other spellings in use, for search", "[Kasablanka]"))
    figures: tuple[SourcedFigure, ...] = dataclasses.field(
        default=(), metadata=doc("Numbers with the day that they were true", "[{matter: ..., value: 21, as_of: 2018, sources: [...]}]")
    )
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("An editorial note that readers see beside the facts", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A field of cooperation in a relationship, and how far it has come."""

    field: FieldKey = dataclasses.field(metadata=doc("The field of cooperation", "fire-rescue"))
    stage: FieldStage = dataclasses.field(
        default="scope", metadata=doc("Named as part of the tie (scope), as a possibility, as a plan, or as discussed", "planned")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A tie between two places. A letter of intent is not a sister city: `status` follows the official path."""

    between: tuple[CityKey, CityKey] = dataclasses.field(metadata=doc("The two places, the home city first", "[jakarta, casablanca]"))
    kind: RelationshipKind = dataclasses.field(metadata=doc("What kind of tie it is or is meant to become", "sister-city"))
    status: RelationshipStatus = dataclasses.field(
        metadata=doc(
            "How far it has come on the official path; `established` when it stands and its instrument is not known", "established"
        )
    )
    as_of: DateValue | None = dataclasses.field(default=None, metadata=doc("The day for which the status is known", "2019-02-13"))
    since: DateValue | None = dataclasses.field(default=None, metadata=doc("When the tie began; leave out when it is not known", "1991"))
    upgrades: RelationshipKey | None = dataclasses.field(
        default=None, metadata=doc("The tie that this one is meant to raise", "jakarta-casablanca")
    )
    fields: tuple[Scope, ...] = dataclasses.field(
        default=(), metadata=doc("Fields of cooperation, each with its stage", "[{field: fire-rescue, stage: planned}]")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stop led to."""

    text: LocalizedText = dataclasses.field(metadata=doc("What was announced, agreed or done", "{id: ..., en: ...}"))
    status: OutcomeStatus = dataclasses.field(metadata=doc("How far it has come, as far as is known", "announced"))
    owner: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("Who is to do it", "diskominfo-makassar"))
    as_of: DateValue | None = dataclasses.field(default=None, metadata=doc("The day for which this is known", "2020-07-27"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One meeting, event, signing or tour on a visit."""

    kind: StopKind = dataclasses.field(metadata=doc("What kind of stop it is", "meeting"))
    title: LocalizedText = dataclasses.field(metadata=doc("What it was, in a few words", "{id: ..., en: ...}"))
    status: StopStatus = dataclasses.field(metadata=doc("As the sources tell it", "held"))
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
    outcomes: tuple[Outcome, ...] = dataclasses.field(default=(), metadata=doc("What it led to", "[{text: ..., status: announced}]"))
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("What else readers should know", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The part of a visit that was spent in one city."""

    city: CityKey = dataclasses.field(metadata=doc("The city", "casablanca"))
    when: DateValue | None = dataclasses.field(default=None, metadata=doc("When; leave out when it is not known", "2018-04-17/2018-04-19"))
    stops: tuple[Stop, ...] = dataclasses.field(default=(), metadata=doc("What happened there, in order", "[{kind: meeting, ...}]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
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
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A document between places, intended or signed, with its true status."""

    title: LocalizedText = dataclasses.field(metadata=doc("What the document is called", "{id: ..., en: ...}"))
    type: AgreementType = dataclasses.field(metadata=doc("Its place on the official path", "letter-of-intent"))
    status: AgreementStatus = dataclasses.field(
        metadata=doc("Planned; reported as signed by the press; confirmed by a party's own publication; renewed; expired", "planned")
    )
    parties: tuple[CityKey, ...] = dataclasses.field(metadata=doc("The places that agree", "[jakarta, casablanca-settat]"))
    relationship: RelationshipKey | None = dataclasses.field(
        default=None, metadata=doc("The tie that it founds or raises", "jakarta-casablanca-settat")
    )
    signed: DateValue | None = dataclasses.field(
        default=None, metadata=doc("When it was signed; leave out when it is not known or not signed", "2016-05-27")
    )
    valid: DateValue | None = dataclasses.field(default=None, metadata=doc("The span for which it holds", "2017/2019"))
    signed_in: CityKey | None = dataclasses.field(default=None, metadata=doc("Where it was signed", "istanbul"))
    signatories: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=doc("Who signed", "[anies-baswedan]"))
    fields: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=doc("The fields of cooperation that it names", "[tourism]"))
    summary: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What it is about, in a sentence or two", "{id: ..., en: ...}")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[merahputih-2018-04-30]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that a person held, and the time for which that is known."""

    title: LocalizedText = dataclasses.field(
        metadata=doc("The office, as its holder is addressed", "{id: Gubernur DKI Jakarta, en: Governor of DKI Jakarta}")
    )
    when: DateValue = dataclasses.field(
        metadata=doc("The time for which the office is known: a span, or the day or year of a source", "2018")
    )
    organisation: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("Where the office is held", "pemprov-dki-jakarta"))
    acting: bool = dataclasses.field(default=False, metadata=doc("Whether the office was held for the time being (penjabat)", "true"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An official in office. Nothing private stands here."""

    name: str = dataclasses.field(metadata=doc("The name in its own order, in the house spelling", "Abdelaziz El Omari"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other spellings in use, for search", "[Abdeelaziz Omari]"))
    roles: tuple[Role, ...] = dataclasses.field(metadata=doc("Offices, in order of time", "[{title: ..., when: 2018}]"))
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("An editorial note, for instance on the order of names", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[berita-jakarta-57530]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that takes part: a government, an office, a council, a consulate, an association."""

    name: LocalizedText = dataclasses.field(
        metadata=doc("The name in each language", "{id: Pemerintah Kota Makassar, en: Makassar City Government}")
    )
    kind: OrganisationKind = dataclasses.field(metadata=doc("What kind of body it is", "government"))
    abbreviation: str = dataclasses.field(default="", metadata=doc("Its usual short form", "JASCA"))
    part_of: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("The body that it belongs to", "pemkot-makassar"))
    place: CityKey | None = dataclasses.field(default=None, metadata=doc("The place that it governs or sits in", "makassar"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other names in use, for search", "[Pemkot Makassar]"))
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[sindonews-114378]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of cooperation."""

    name: LocalizedText = dataclasses.field(metadata=doc("The field in each language", "{id: Air bersih, en: Clean water}"))
    parent: FieldKey | None = dataclasses.field(default=None, metadata=doc("The wider field that it belongs to", "environment"))
    summary: LocalizedText | None = dataclasses.field(default=None, metadata=doc("What it covers, in a sentence", "{id: ..., en: ...}"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other words for it, for search", "[pemadam kebakaran]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that name it", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that facts are drawn from, as a library would describe it. It has a title, or else is described."""

    title: str = dataclasses.field(
        default="",
        metadata=doc(
            "The title as it was published; leave out when it is not known", "Pemprov DKI Tingkatkan Kerja Sama dengan Casablanca"
        ),
    )
    described: LocalizedText | None = dataclasses.field(
        default=None,
        metadata=doc("What it is, in our words; only when its title is not known", "{id: Berita tentang ..., en: A report on ...}"),
    )
    outlet: str = dataclasses.field(default="", metadata=doc("Who published it; leave out when it was not recorded", "Berita Jakarta"))
    type: SourceType = dataclasses.field(default="article", metadata=doc("What kind of publication it is", "article"))
    language: str = dataclasses.field(metadata=doc_with_format(parse_language_tag, "The language that it is written in, BCP 47", "id"))
    published: DateValue | None = dataclasses.field(
        default=None, metadata=doc("When it was published, as exactly as is known", "2018-04-17T14:05+07:00")
    )
    updated: DateValue | None = dataclasses.field(
        default=None, metadata=doc("When it says that it was last changed", "2019-03-14T21:09+07:00")
    )
    author: str = dataclasses.field(default="", metadata=doc("The byline, as printed", "Mustaqim Amna"))
    editor: str = dataclasses.field(default="", metadata=doc("The editor, as printed", "Andry"))
    url: str = dataclasses.field(
        default="",
        metadata=doc_with_format(parse_web_url, "Its address, http or https, if known", "https://www.beritajakarta.id/read/57530"),
    )
    extent: Extent = dataclasses.field(default="full", metadata=doc("How much of it was read: all, an excerpt, or its headline", "excerpt"))
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What readers should know of this source", "{id: ..., en: ...}")
    )


Record = City | Relationship | Visit | Agreement | Person | Organisation | Field | Source

RECORD_TYPES: Mapping[str, type[Record]] = {
    "cities": City,
    "relationships": Relationship,
    "visits": Visit,
    "agreements": Agreement,
    "people": Person,
    "organisations": Organisation,
    "fields": Field,
    "sources": Source,
}
"""The kinds of record by the name of their folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records by kind and key, each kind in the order of its keys."""

    cities: Mapping[str, City] = dataclasses.field(default_factory=dict)
    relationships: Mapping[str, Relationship] = dataclasses.field(default_factory=dict)
    visits: Mapping[str, Visit] = dataclasses.field(default_factory=dict)
    agreements: Mapping[str, Agreement] = dataclasses.field(default_factory=dict)
    people: Mapping[str, Person] = dataclasses.field(default_factory=dict)
    organisations: Mapping[str, Organisation] = dataclasses.field(default_factory=dict)
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    sources: Mapping[str, Source] = dataclasses.field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Record]:
        """The records of one kind. Raises `KeyError` for a kind that does not exist."""
        if kind not in RECORD_TYPES:
            raise KeyError(kind)
        records: Mapping[str, Record] = getattr(self, kind)
        return records

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

from kembar.model.config import Words
from kembar.model.dates import When
from kembar.model.discrepancies import Coordinates, Differs, Figure
from kembar.model.field_docs import (
    AgreementKey,
    CityKey,
    FieldKey,
    OrganisationKey,
    PersonKey,
    RelationshipKey,
    SourceKey,
    about,
    about_formed,
)
from kembar.text.value_formats import country_form, language_form, web_form, zone_form

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

    name: Words = dataclasses.field(metadata=about("The place's name in each language", "{id: Moskow, en: Moscow}"))
    level: PlaceLevel = dataclasses.field(default="city", metadata=about("What kind of place it is", "city"))
    country: str = dataclasses.field(metadata=about_formed(country_form, "Country, ISO 3166-1 alpha-2 code", "MA"))
    continent: Continent = dataclasses.field(metadata=about("The group in which lists show it", "africa"))
    part_of: CityKey | None = dataclasses.field(
        default=None, metadata=about("The region or state that it belongs to, if it has a record", "casablanca-settat")
    )
    coordinates: Coordinates | None = dataclasses.field(default=None, metadata=about("Where it lies", "{lat: 33.588, lon: -7.611}"))
    timezone: str = dataclasses.field(default="", metadata=about_formed(zone_form, "IANA time zone", "Africa/Casablanca"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=about("Other spellings in use, for search", "[Kasablanka]"))
    figures: tuple[Figure, ...] = dataclasses.field(
        default=(), metadata=about("Numbers with the day that they were true", "[{matter: ..., value: 21, as_of: 2018, sources: [...]}]")
    )
    note: Words | None = dataclasses.field(
        default=None, metadata=about("An editorial note that readers see beside the facts", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A field of cooperation in a relationship, and how far it has come."""

    field: FieldKey = dataclasses.field(metadata=about("The field of cooperation", "fire-rescue"))
    stage: FieldStage = dataclasses.field(
        default="scope", metadata=about("Named as part of the tie (scope), as a possibility, as a plan, or as discussed", "planned")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """A tie between two places. A letter of intent is not a sister city: `status` follows the official path."""

    between: tuple[CityKey, CityKey] = dataclasses.field(metadata=about("The two places, the home city first", "[jakarta, casablanca]"))
    kind: RelationshipKind = dataclasses.field(metadata=about("What kind of tie it is or is meant to become", "sister-city"))
    status: RelationshipStatus = dataclasses.field(
        metadata=about(
            "How far it has come on the official path; `established` when it stands and its instrument is not known", "established"
        )
    )
    as_of: When | None = dataclasses.field(default=None, metadata=about("The day for which the status is known", "2019-02-13"))
    since: When | None = dataclasses.field(default=None, metadata=about("When the tie began; leave out when it is not known", "1991"))
    upgrades: RelationshipKey | None = dataclasses.field(
        default=None, metadata=about("The tie that this one is meant to raise", "jakarta-casablanca")
    )
    fields: tuple[Scope, ...] = dataclasses.field(
        default=(), metadata=about("Fields of cooperation, each with its stage", "[{field: fire-rescue, stage: planned}]")
    )
    note: Words | None = dataclasses.field(default=None, metadata=about("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stop led to."""

    text: Words = dataclasses.field(metadata=about("What was announced, agreed or done", "{id: ..., en: ...}"))
    status: OutcomeStatus = dataclasses.field(metadata=about("How far it has come, as far as is known", "announced"))
    owner: OrganisationKey | None = dataclasses.field(default=None, metadata=about("Who is to do it", "diskominfo-makassar"))
    as_of: When | None = dataclasses.field(default=None, metadata=about("The day for which this is known", "2020-07-27"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One meeting, event, signing or tour on a visit."""

    kind: StopKind = dataclasses.field(metadata=about("What kind of stop it is", "meeting"))
    title: Words = dataclasses.field(metadata=about("What it was, in a few words", "{id: ..., en: ...}"))
    status: StopStatus = dataclasses.field(metadata=about("As the sources tell it", "held"))
    when: When | None = dataclasses.field(default=None, metadata=about("When; leave out when it is not known", "2018-04-18"))
    venue: Words | None = dataclasses.field(
        default=None, metadata=about("Where in the city", "{id: Balai Kota Makassar, en: Makassar City Hall}")
    )
    people: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=about("Who took part", "[anies-baswedan]"))
    organisations: tuple[OrganisationKey, ...] = dataclasses.field(default=(), metadata=about("Organisations that took part", "[jasca]"))
    topics: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=about("Fields of cooperation on the agenda", "[clean-water]"))
    agreement: AgreementKey | None = dataclasses.field(
        default=None, metadata=about("The agreement that it was about", "istanbul-minutes-2018")
    )
    outcomes: tuple[Outcome, ...] = dataclasses.field(default=(), metadata=about("What it led to", "[{text: ..., status: announced}]"))
    note: Words | None = dataclasses.field(default=None, metadata=about("What else readers should know", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The part of a visit that was spent in one city."""

    city: CityKey = dataclasses.field(metadata=about("The city", "casablanca"))
    when: When | None = dataclasses.field(default=None, metadata=about("When; leave out when it is not known", "2018-04-17/2018-04-19"))
    stops: tuple[Stop, ...] = dataclasses.field(default=(), metadata=about("What happened there, in order", "[{kind: meeting, ...}]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An official visit, made or received. A delegation received is a visit, and no sister-city tie."""

    title: Words = dataclasses.field(metadata=about("The visit in a few words", "{id: ..., en: ...}"))
    direction: Direction = dataclasses.field(metadata=about("Made (outgoing) or received (incoming)", "outgoing"))
    when: When = dataclasses.field(metadata=about("The days of the visit, as exactly as they are known", "2018-04-17/2018-04-22"))
    visitors: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=about("Who led it", "[anies-baswedan]"))
    hosts: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=about("Who received it", "[abdelaziz-el-omari]"))
    legs: tuple[Leg, ...] = dataclasses.field(
        metadata=about("The cities in order, each with what happened there", "[{city: casablanca, ...}]")
    )
    relationships: tuple[RelationshipKey, ...] = dataclasses.field(
        default=(), metadata=about("The ties that it was about", "[jakarta-casablanca]")
    )
    note: Words | None = dataclasses.field(default=None, metadata=about("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A document between places, intended or signed, with its true status."""

    title: Words = dataclasses.field(metadata=about("What the document is called", "{id: ..., en: ...}"))
    type: AgreementType = dataclasses.field(metadata=about("Its place on the official path", "letter-of-intent"))
    status: AgreementStatus = dataclasses.field(
        metadata=about("Planned; reported as signed by the press; confirmed by a party's own publication; renewed; expired", "planned")
    )
    parties: tuple[CityKey, ...] = dataclasses.field(metadata=about("The places that agree", "[jakarta, casablanca-settat]"))
    relationship: RelationshipKey | None = dataclasses.field(
        default=None, metadata=about("The tie that it founds or raises", "jakarta-casablanca-settat")
    )
    signed: When | None = dataclasses.field(
        default=None, metadata=about("When it was signed; leave out when it is not known or not signed", "2016-05-27")
    )
    valid: When | None = dataclasses.field(default=None, metadata=about("The span for which it holds", "2017/2019"))
    signed_in: CityKey | None = dataclasses.field(default=None, metadata=about("Where it was signed", "istanbul"))
    signatories: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=about("Who signed", "[anies-baswedan]"))
    fields: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=about("The fields of cooperation that it names", "[tourism]"))
    summary: Words | None = dataclasses.field(default=None, metadata=about("What it is about, in a sentence or two", "{id: ..., en: ...}"))
    note: Words | None = dataclasses.field(default=None, metadata=about("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[merahputih-2018-04-30]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that a person held, and the time for which that is known."""

    title: Words = dataclasses.field(
        metadata=about("The office, as its holder is addressed", "{id: Gubernur DKI Jakarta, en: Governor of DKI Jakarta}")
    )
    when: When = dataclasses.field(metadata=about("The time for which the office is known: a span, or the day or year of a source", "2018"))
    organisation: OrganisationKey | None = dataclasses.field(
        default=None, metadata=about("Where the office is held", "pemprov-dki-jakarta")
    )
    acting: bool = dataclasses.field(default=False, metadata=about("Whether the office was held for the time being (penjabat)", "true"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that say so", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An official in office. Nothing private stands here."""

    name: str = dataclasses.field(metadata=about("The name in its own order, in the house spelling", "Abdelaziz El Omari"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=about("Other spellings in use, for search", "[Abdeelaziz Omari]"))
    roles: tuple[Role, ...] = dataclasses.field(metadata=about("Offices, in order of time", "[{title: ..., when: 2018}]"))
    note: Words | None = dataclasses.field(
        default=None, metadata=about("An editorial note, for instance on the order of names", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[berita-jakarta-57530]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that takes part: a government, an office, a council, a consulate, an association."""

    name: Words = dataclasses.field(
        metadata=about("The name in each language", "{id: Pemerintah Kota Makassar, en: Makassar City Government}")
    )
    kind: OrganisationKind = dataclasses.field(metadata=about("What kind of body it is", "government"))
    abbreviation: str = dataclasses.field(default="", metadata=about("Its usual short form", "JASCA"))
    part_of: OrganisationKey | None = dataclasses.field(default=None, metadata=about("The body that it belongs to", "pemkot-makassar"))
    place: CityKey | None = dataclasses.field(default=None, metadata=about("The place that it governs or sits in", "makassar"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=about("Other names in use, for search", "[Pemkot Makassar]"))
    note: Words | None = dataclasses.field(default=None, metadata=about("An editorial note beside the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources of this record", "[sindonews-114378]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of cooperation."""

    name: Words = dataclasses.field(metadata=about("The field in each language", "{id: Air bersih, en: Clean water}"))
    parent: FieldKey | None = dataclasses.field(default=None, metadata=about("The wider field that it belongs to", "environment"))
    summary: Words | None = dataclasses.field(default=None, metadata=about("What it covers, in a sentence", "{id: ..., en: ...}"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=about("Other words for it, for search", "[pemadam kebakaran]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=about("The sources that name it", "[kumparan-2018-04-17]"))
    differs: tuple[Differs, ...] = dataclasses.field(
        default=(), metadata=about("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that facts are drawn from, as a library would describe it. It has a title, or else is described."""

    title: str = dataclasses.field(
        default="",
        metadata=about(
            "The title as it was published; leave out when it is not known", "Pemprov DKI Tingkatkan Kerja Sama dengan Casablanca"
        ),
    )
    described: Words | None = dataclasses.field(
        default=None,
        metadata=about("What it is, in our words; only when its title is not known", "{id: Berita tentang ..., en: A report on ...}"),
    )
    outlet: str = dataclasses.field(default="", metadata=about("Who published it; leave out when it was not recorded", "Berita Jakarta"))
    type: SourceType = dataclasses.field(default="article", metadata=about("What kind of publication it is", "article"))
    language: str = dataclasses.field(metadata=about_formed(language_form, "The language that it is written in, BCP 47", "id"))
    published: When | None = dataclasses.field(
        default=None, metadata=about("When it was published, as exactly as is known", "2018-04-17T14:05+07:00")
    )
    updated: When | None = dataclasses.field(
        default=None, metadata=about("When it says that it was last changed", "2019-03-14T21:09+07:00")
    )
    author: str = dataclasses.field(default="", metadata=about("The byline, as printed", "Mustaqim Amna"))
    editor: str = dataclasses.field(default="", metadata=about("The editor, as printed", "Andry"))
    url: str = dataclasses.field(
        default="", metadata=about_formed(web_form, "Its address, http or https, if known", "https://www.beritajakarta.id/read/57530")
    )
    extent: Extent = dataclasses.field(
        default="full", metadata=about("How much of it was read: all, an excerpt, or its headline", "excerpt")
    )
    note: Words | None = dataclasses.field(default=None, metadata=about("What readers should know of this source", "{id: ..., en: ...}"))


Record = City | Relationship | Visit | Agreement | Person | Organisation | Field | Source

KINDS: Mapping[str, type[Record]] = {
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
        if kind not in KINDS:
            raise KeyError(kind)
        records: Mapping[str, Record] = getattr(self, kind)
        return records

"""The kind `city`: a city, or a region, province or state that acts as a partner."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.discrepancies import Coordinates, Discrepancy, SourcedFigure
from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, prefills_nothing
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.field_docs import FieldDoc, Ref, doc, doc_with_format
from kembar.model.problem import tr
from kembar.text.page_messages import N_
from kembar.text.value_formats import parse_country, parse_time_zone

CityKey = Annotated[str, Ref("cities")]
PlaceLevel = Literal["city", "province", "region", "state"]
Continent = Literal["africa", "americas", "asia", "europe", "oceania"]


@dataclass(frozen=True, slots=True, kw_only=True)
class City(Record):
    """A place: a city, or a region, province or state that acts as a partner."""

    name: LocalizedText = dataclasses.field(metadata=doc("The place's name in each language", "{id: Moskow, en: Moscow}"))
    level: PlaceLevel = dataclasses.field(default="city", metadata=doc("What kind of place it is", "city"))
    country: str = dataclasses.field(metadata=doc_with_format(parse_country, "Country, ISO 3166-1 alpha-2 code", "MA"))
    continent: Continent = dataclasses.field(metadata=doc("The group in which lists show it", "africa"))
    part_of: CityKey | None = dataclasses.field(
        default=None, metadata=doc("The region or state that it belongs to, if it has a record", "casablanca-settat")
    )
    coordinates: Coordinates | None = dataclasses.field(default=None, metadata=doc("Its position on the map", "{lat: 33.588, lon: -7.611}"))
    timezone: str = dataclasses.field(default="", metadata=doc_with_format(parse_time_zone, "IANA time zone", "Africa/Casablanca"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other spellings in use, for search", "[Kasablanka]"))
    figures: tuple[SourcedFigure, ...] = dataclasses.field(
        default=(), metadata=doc("Numbers with the day that they were true", "[{matter: ..., value: 21, as_of: 2018, sources: [...]}]")
    )
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("An editorial note that readers see next to the facts", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _other_names(city: City, lang: str) -> tuple[str, ...]:
    """Return the names in the other languages, then the variants."""
    return tuple(dict.fromkeys([*(other for other in city.name.values() if other != city.name[lang]), *city.variants]))


def _search_text(city: City, key: str, text: RecordText) -> Iterator[str]:
    yield text.term("PlaceLevel", city.level)
    yield text.country(key)
    yield text.continent(city.continent)
    for tie in text.referring("cities", key, "relationships", "between") if key != text.home else ():
        yield text.term("RelationshipKind", tie.kind)
        yield text.term("RelationshipStatus", tie.status)
        yield text.date(tie.since)
        yield from (text.date(said.when) for matter in tie.differs for said in matter.says)
        yield from text.names("fields", (scope.field for scope in tie.fields))
        yield text.words(tie.note)
    yield text.words(city.note)


CITY = Kind(
    folder="cities",
    singular="city",
    record=City,
    label=tr("cities"),
    title=N_("Cities and regions"),
    terms={
        "PlaceLevel": {
            "city": N_("City"),
            "province": N_("Province"),
            "region": N_("Region"),
            "state": N_("State"),
        },
    },
    meanings={},
    name=lambda city, _, lang: city.name[lang],
    has_translated_name=True,
    has_proper_names=True,
    other_names=_other_names,
    page=RecordPage(
        layout="place",
        description=N_("{name}: its ties, the visits and agreements that concern it, and the sources."),
        headings=(tr("How the tie came about"), tr("What is done together"), tr("What is not known")),
        is_news=False,
    ),
    listing=ListingPage(
        layout="places",
        title=N_("Cities and regions"),
        description=N_("The partner cities and regions: what kind of tie each has, how far it has come, and since when."),
        slug=FieldDoc("Places", "{id: kota, en: cities}"),
    ),
    shown_on="",
    is_in_index=True,
    lists_other_names=True,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=prefills_nothing,
)

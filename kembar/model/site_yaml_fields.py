"""
The fields of `content/site.yaml`, as they are written; what the site knows of itself then is `model/config`.

Each is declared as the fields of records are, so that the reader, the manual and the schema follow from one list.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kembar.model.config import DEFAULT_ASSET_LIMIT, Words
from kembar.model.field_docs import CityKey, about, about_formed
from kembar.text.value_formats import base_url_form, day_form, key_form

Listing = Literal["cities", "visits", "agreements", "fields", "people", "sources", "differences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One entry of `languages`."""

    locale: str = dataclasses.field(metadata=about("The CLDR locale that formats dates and numbers", "en_GB"))
    name: str = dataclasses.field(metadata=about("The language's own name for itself", "English"))
    direction: Literal["ltr", "rtl"] | None = dataclasses.field(
        default=None, metadata=about("The direction of writing, if it is not that of the locale", "rtl")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """The slug of each listing, in each language."""

    cities: Words = dataclasses.field(metadata=about("Places", "{id: kota, en: cities}"))
    visits: Words = dataclasses.field(metadata=about("Visits", "{id: kunjungan, en: visits}"))
    agreements: Words = dataclasses.field(metadata=about("Agreements", "{id: naskah-kerja-sama, en: agreements}"))
    fields: Words = dataclasses.field(metadata=about("Fields of cooperation", "{id: bidang, en: fields}"))
    people: Words = dataclasses.field(metadata=about("People", "{id: tokoh, en: people}"))
    sources: Words = dataclasses.field(metadata=about("Sources", "{id: sumber, en: sources}"))
    differences: Words = dataclasses.field(metadata=about("Where sources differ", "{id: sumber-berbeda, en: where-sources-differ}"))
    search: Words | None = dataclasses.field(default=None, metadata=about("Search", "{id: pencarian, en: search}"))
    index: Words | None = dataclasses.field(default=None, metadata=about("From A to Z", "{id: a-z, en: a-z}"))
    keeping: Words | None = dataclasses.field(
        default=None,
        metadata=about("Reading without the internet; where it is left out, browsers keep nothing", "{id: baca-luring, en: read-offline}"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The fields of `site.yaml`, as they are written."""

    title: Words = dataclasses.field(metadata=about("The site's name", "{id: Kota Kembar Jakarta, en: Jakarta’s Sister Cities}"))
    description: Words = dataclasses.field(metadata=about("The site in a sentence", "{id: ..., en: ...}"))
    base_url: str = dataclasses.field(metadata=about_formed(base_url_form, "Where the site will be published", "https://example.org/kota/"))
    languages: Mapping[str, Language] = dataclasses.field(
        metadata=about("The languages, the primary one first", "{id: {locale: id, name: Bahasa Indonesia}}")
    )
    home: CityKey = dataclasses.field(metadata=about("The city whose ties the site tells", "jakarta"))
    sections: Sections = dataclasses.field(metadata=about("The slug of each listing", "{cities: {id: kota, en: cities}, ...}"))
    menu: tuple[Listing, ...] = dataclasses.field(metadata=about("The listings in the menu, in order", "[cities, visits]"))
    footer: tuple[str, ...] = dataclasses.field(
        default=(), metadata=about_formed(key_form, "The free pages at the foot, in order", "[about]")
    )
    publisher: Words | None = dataclasses.field(default=None, metadata=about("Who publishes the site", "{id: ..., en: ...}"))
    countries: Mapping[str, Words] = dataclasses.field(
        default_factory=dict, metadata=about("Names of countries where they are not CLDR's", "{TR: {id: Turki, en: Türkiye}}")
    )
    licence: str = dataclasses.field(default="", metadata=about("The licence of the content, by its SPDX identifier", "CC-BY-4.0"))
    updated: str = dataclasses.field(default="", metadata=about_formed(day_form, "The day of the content as a whole", "2026-11-21"))
    asset_limit: int = dataclasses.field(
        default=DEFAULT_ASSET_LIMIT,
        metadata=about("The most mebibytes (MiB) that all files in assets/ may have together; 1024 where it is left out", "2048"),
    )

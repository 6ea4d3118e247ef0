"""
The fields of `content/site.yaml`, as they are written; what the site knows of itself then is `model/config`.

Each is declared as the fields of records are, so that the reader, the manual and the schema follow from one list.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING, Any, Literal

from kembar.kinds.city import CityKey
from kembar.kinds.registry import LISTINGS
from kembar.model.config import DEFAULT_ASSET_LIMIT, LocalizedText
from kembar.model.field_docs import doc, doc_with_format
from kembar.text.value_formats import parse_base_url, parse_day, parse_key

if TYPE_CHECKING:
    MenuItem = str
    Sections = Any
else:
    MenuItem = Literal[tuple(name for name, listing in LISTINGS.items() if listing.in_menu)]
    Sections = make_dataclass(
        "Sections",
        [
            (name, LocalizedText | None, dataclasses.field(default=None, metadata={"about": listing.slug}))
            if listing.may_omit_slug
            else (name, LocalizedText, dataclasses.field(metadata={"about": listing.slug}))
            for name, listing in LISTINGS.items()
        ],
        frozen=True,
        slots=True,
        kw_only=True,
    )
"""The listings that a menu may have, and the slug of each listing in each language: both follow from the listings of the kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One entry of `languages`."""

    locale: str = dataclasses.field(metadata=doc("The CLDR locale that formats dates and numbers", "en_GB"))
    name: str = dataclasses.field(metadata=doc("The language's own name for itself", "English"))
    direction: Literal["ltr", "rtl"] | None = dataclasses.field(
        default=None, metadata=doc("The direction of writing, if it is not that of the locale", "rtl")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteYaml:
    """The fields of `site.yaml`, as they are written."""

    title: LocalizedText = dataclasses.field(metadata=doc("The site's name", "{id: Kota Kembar Jakarta, en: Jakarta’s Sister Cities}"))
    description: LocalizedText = dataclasses.field(metadata=doc("The site in a sentence", "{id: ..., en: ...}"))
    base_url: str = dataclasses.field(
        metadata=doc_with_format(parse_base_url, "Where the site will be published", "https://example.org/kota/")
    )
    languages: Mapping[str, Language] = dataclasses.field(
        metadata=doc("The languages, the primary one first", "{id: {locale: id, name: Bahasa Indonesia}}")
    )
    home: CityKey = dataclasses.field(metadata=doc("The city whose ties the site is about", "jakarta"))
    sections: Sections = dataclasses.field(metadata=doc("The slug of each listing", "{cities: {id: kota, en: cities}, ...}"))
    menu: tuple[MenuItem, ...] = dataclasses.field(metadata=doc("The listings in the menu, in order", "[cities, visits]"))
    footer: tuple[str, ...] = dataclasses.field(
        default=(), metadata=doc_with_format(parse_key, "The free pages at the foot, in order", "[about]")
    )
    publisher: LocalizedText | None = dataclasses.field(default=None, metadata=doc("Who publishes the site", "{id: ..., en: ...}"))
    countries: Mapping[str, LocalizedText] = dataclasses.field(
        default_factory=dict, metadata=doc("Names of countries where they are not CLDR's", "{TR: {id: Turki, en: Türkiye}}")
    )
    licence: str = dataclasses.field(default="", metadata=doc("The licence of the content, by its SPDX identifier", "CC-BY-4.0"))
    updated: str = dataclasses.field(default="", metadata=doc_with_format(parse_day, "The day of the content as a whole", "2026-11-21"))
    asset_limit: int = dataclasses.field(
        default=DEFAULT_ASSET_LIMIT,
        metadata=doc("The most mebibytes (MiB) that all files in assets/ may have together; 1024 where it is left out", "2048"),
    )

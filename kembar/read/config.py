"""
The site's settings: `content/site.yaml`.

In comes the file; out goes the `Config`. The languages are read first and on their own, because every other value may be words in them.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kembar.i18n.locales import is_known
from kembar.model.config import Config, Lang, Words
from kembar.model.content import RecordPath
from kembar.model.keys import CityKey, about
from kembar.model.problem import Place, Problem, say
from kembar.read.files import read_text
from kembar.read.forms import FormError, base_url_form, country_form, day_form, key_form, language_form, shown, slug_form
from kembar.read.placed import Placed, read_yaml
from kembar.read.tree import FACTS
from kembar.read.validate import about_formed, read_value

Listing = Literal["cities", "visits", "agreements", "fields", "people", "sources", "differences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One entry of `languages`."""

    locale: str = dataclasses.field(metadata=about("The CLDR locale that formats dates and numbers", "en_GB"))
    name: str = dataclasses.field(metadata=about("The language's own name for itself", "English"))
    direction: Literal["ltr", "rtl"] = dataclasses.field(default="ltr", metadata=about("The direction of writing", "ltr"))


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
    updated: str = dataclasses.field(default="", metadata=about_formed(day_form, "The day of the content as a whole", "2026-11-21"))


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """What could be read of the settings. The languages may be known where the rest is broken, so that facts and words can be checked."""

    config: Config | None = None
    languages: tuple[str, ...] = ()
    places: Mapping[RecordPath, Place] = dataclasses.field(default_factory=dict)


def read_config(file: Path, path: str) -> tuple[SettingsRead, list[Problem]]:
    """The settings, and everything that is wrong with them."""
    text, problems = read_text(file, path)
    placed, faults = read_yaml(text, path) if text is not None else (None, [])
    if placed is None:
        return SettingsRead(), [*problems, *faults]
    languages, language_problems = _languages(placed)
    settings, value_problems = read_value(Settings, placed, languages)
    if not languages:
        value_problems = [problem for problem in value_problems if problem.code != "words.unknown-language"]
    problems = [*faults, *language_problems, *value_problems]
    if settings is not None:
        problems += [*_slug_problems(settings, placed), *_country_problems(settings, placed), *_locale_problems(settings, placed)]
    config = None if problems or settings is None else _config(settings)
    return SettingsRead(config, languages, placed.places), problems


def _languages(placed: Placed) -> tuple[tuple[str, ...], list[Problem]]:
    """The codes under `languages` that can be used, in their order."""
    given = placed.value.get("languages") if isinstance(placed.value, dict) else None
    codes = list(given) if isinstance(given, dict) else []
    problems = [problem for code in codes for problem in _language_problems(code, placed.keys["languages", code])]
    if isinstance(given, dict) and not given:
        problems.append(
            Problem(
                placed.place(("languages",)),
                "language.none",
                say("the site has no language"),
                say("add one, such as “id: {locale: id, name: Bahasa Indonesia}”"),
            )
        )
    return tuple(code for code in codes if not any(_language_problems(code, Place("")))), problems


def _language_problems(code: str, place: Place) -> list[Problem]:
    try:
        language_form(code)
    except FormError as error:
        return [Problem(place, error.code, error.message, error.hint)]
    if code.lower() == FACTS:
        return [
            Problem(place, "language.invalid", say("“{code}” is the folder of the facts", code=code), say("choose another language tag"))
        ]
    return []


def _slug_problems(settings: Settings, placed: Placed) -> Iterator[Problem]:
    """Slugs that cannot stand in an address, or that two listings share in one language."""
    taken: dict[tuple[str, str], str] = {}
    for field in dataclasses.fields(Sections):
        for language, slug in getattr(settings.sections, field.name).items():
            place = placed.place(("sections", field.name, language))
            try:
                slug_form(slug)
            except FormError as error:
                yield Problem(place, error.code, error.message, error.hint)
            other = taken.setdefault((language, slug), field.name)
            if other != field.name:
                message = say("“{slug}” is the slug of “{other}” already", slug=shown(slug), other=other)
                yield Problem(place, "slug.taken", message, say("give each listing a slug of its own"))


def _country_problems(settings: Settings, placed: Placed) -> Iterator[Problem]:
    for code in settings.countries:
        try:
            country_form(code)
        except FormError as error:
            yield Problem(placed.keys["countries", code], error.code, error.message, error.hint)


def _locale_problems(settings: Settings, placed: Placed) -> Iterator[Problem]:
    for code, language in settings.languages.items():
        if not is_known(language.locale):
            message = say("CLDR knows no locale “{locale}”", locale=shown(language.locale))
            place = placed.place(("languages", code, "locale"))
            yield Problem(place, "locale.unknown", message, say("write a language, and a country if need be, such as id or en_GB"))


def _config(settings: Settings) -> Config:
    languages = (
        Lang(code=code, locale=entry.locale, name=entry.name, direction=entry.direction) for code, entry in settings.languages.items()
    )
    return Config(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        languages=tuple(languages),
        home=settings.home,
        sections={field.name: getattr(settings.sections, field.name) for field in dataclasses.fields(Sections)},
        menu=settings.menu,
        footer=settings.footer,
        publisher=settings.publisher or {},
        countries=settings.countries,
        updated=settings.updated,
    )

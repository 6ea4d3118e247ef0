"""
Read the settings of the site, `content/site.yaml`.

The languages are read first and on their own, because any other value may be a text in each of them.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kembar.i18n.locales import direction_of, is_known
from kembar.model.config import Lang, SiteConfig
from kembar.model.content import RecordPath
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.model.site_yaml_fields import Sections, SiteYaml
from kembar.read.content_tree import FACTS
from kembar.read.deceptive_values import deceptive_values
from kembar.read.fallback_settings import fallback_settings
from kembar.read.located_yaml import LocatedValue, read_yaml
from kembar.read.text_files import read_text
from kembar.read.todo_marks import without_todos
from kembar.read.validate import read_value
from kembar.text.value_formats import ValueFormatError, parse_country, parse_language_tag, parse_slug, quote_for_message

MOST_ASSETS = 1 << 20
"""The largest limit for all assets, in mebibytes: 1 TiB."""


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """
    The settings as far as they can be read. The languages may be known if the rest is faulty, so that facts and words can be checked.

    `makeshift` replaces a faulty `config`: it has the valid fields.
    """

    config: SiteConfig | None = None
    makeshift: SiteConfig | None = None
    languages: tuple[str, ...] = ()
    places: Mapping[RecordPath, SourceLocation] = dataclasses.field(default_factory=dict)


def read_config(file: Path, path: str) -> tuple[SettingsRead, list[Problem]]:
    """Return the settings and all their problems."""
    text, problems = read_text(file, path)
    if text is None:
        return SettingsRead(), problems
    placed, faults = read_yaml(text, path)
    if placed is None:
        return SettingsRead(), faults
    placed, todos = without_todos(placed, text)
    languages, language_problems = _languages(placed)
    settings, value_problems = read_value(SiteYaml, placed, languages)
    if not languages:
        value_problems = [problem for problem in value_problems if problem.code != "words.unknown-language"]
    problems += [*faults, *todos, *language_problems, *value_problems]
    problems += _problems_of_values(settings, placed) if settings else []
    problems = list(dict.fromkeys([*problems, *deceptive_values(placed, text)]))
    if settings and all(problem.level is Level.WARNING for problem in problems):
        return SettingsRead(_config(settings), None, languages, placed.places), problems
    kept, more = fallback_settings(placed, languages, _problems_of_values) if languages else (None, [])
    config = _config(kept) if kept else None
    return SettingsRead(None, config, languages, placed.places), problems if settings else [*problems, *more]


def _problems_of_values(settings: SiteYaml, placed: LocatedValue) -> list[Problem]:
    """Return the problems of values that have the right types."""
    return [
        *_slug_problems(settings, placed),
        *_country_problems(settings, placed),
        *_locale_problems(settings, placed),
        *_limit_problems(settings, placed),
    ]


def _languages(placed: LocatedValue) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the valid codes under `languages`, in their order."""
    given = placed.value.get("languages") if isinstance(placed.value, dict) else None
    codes = list(given) if isinstance(given, dict) else []
    problems = [problem for code in codes for problem in _language_problems(code, placed.keys["languages", code])]
    if isinstance(given, dict) and not given:
        problems.append(
            Problem(
                placed.place(("languages",)),
                "language.none",
                tr("the site has no language"),
                tr("add one, such as “id: {locale: id, name: Bahasa Indonesia}”"),
            )
        )
    return tuple(code for code in codes if not any(_language_problems(code, SourceLocation("")))), problems


def _language_problems(code: str, place: SourceLocation) -> list[Problem]:
    try:
        parse_language_tag(code)
    except ValueFormatError as error:
        return [Problem(place, error.code, error.message, error.hint)]
    if code.lower() == FACTS:
        return [Problem(place, "language.invalid", tr("“{code}” is the folder of the facts", code=code), tr("choose another language tag"))]
    return []


def _slug_problems(settings: SiteYaml, placed: LocatedValue) -> Iterator[Problem]:
    """Yield a problem for each slug that is not valid in an address, or that two listings share in one language."""
    taken: dict[tuple[str, str], str] = {}
    for field in dataclasses.fields(Sections):
        for language, slug in (getattr(settings.sections, field.name) or {}).items():
            place = placed.place(("sections", field.name, language))
            try:
                parse_slug(slug)
            except ValueFormatError as error:
                yield Problem(place, error.code, error.message, error.hint)
            other = taken.setdefault((language, slug), field.name)
            if other != field.name:
                message = tr("“{slug}” is the slug of “{other}” already", slug=quote_for_message(slug), other=other)
                yield Problem(place, "slug.taken", message, tr("give each listing a slug of its own"))


def _country_problems(settings: SiteYaml, placed: LocatedValue) -> Iterator[Problem]:
    for code in settings.countries:
        try:
            parse_country(code)
        except ValueFormatError as error:
            yield Problem(placed.keys["countries", code], error.code, error.message, error.hint)


def _locale_problems(settings: SiteYaml, placed: LocatedValue) -> Iterator[Problem]:
    for code, language in settings.languages.items():
        if not is_known(language.locale):
            message = tr("CLDR knows no locale “{locale}”", locale=quote_for_message(language.locale))
            place = placed.place(("languages", code, "locale"))
            yield Problem(place, "locale.unknown", message, tr("write a language, and a country if need be, such as id or en_GB"))


def _limit_problems(settings: SiteYaml, placed: LocatedValue) -> Iterator[Problem]:
    if not 1 <= settings.asset_limit <= MOST_ASSETS:
        message = tr("{number} is not between {least} and {most}", number=str(settings.asset_limit), least="1", most=f"{MOST_ASSETS:,}")
        yield Problem(placed.place(("asset_limit",)), "number.range", message, tr("write a number of mebibytes, such as 2048"))


def _config(settings: SiteYaml) -> SiteConfig:
    languages = (
        Lang(code=code, locale=entry.locale, name=entry.name, direction=entry.direction or direction_of(entry.locale))
        for code, entry in settings.languages.items()
    )
    return SiteConfig(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        languages=tuple(languages),
        home=settings.home,
        sections={field.name: slugs for field in dataclasses.fields(Sections) if (slugs := getattr(settings.sections, field.name))},
        menu=settings.menu,
        footer=settings.footer,
        publisher=settings.publisher or {},
        countries=settings.countries,
        licence=settings.licence,
        updated=settings.updated,
        asset_limit=settings.asset_limit,
    )

"""
The site's settings: `content/site.yaml`.

In comes the file; out goes the `Config`. The languages are read first and on their own, because every other value may be words in them.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kembar.i18n.locales import direction_of, is_known
from kembar.model.config import Config, Lang
from kembar.model.content import RecordPath
from kembar.model.problem import Level, Place, Problem, say
from kembar.model.site_yaml_fields import Sections, Settings
from kembar.read.content_tree import FACTS
from kembar.read.deceptive_values import deceptive_values
from kembar.read.fallback_settings import makeshift
from kembar.read.located_yaml import Placed, read_yaml
from kembar.read.text_files import read_text
from kembar.read.todo_marks import without_todos
from kembar.read.validate import read_value
from kembar.text.value_formats import FormError, country_form, language_form, shown, slug_form

MOST_ASSETS = 1 << 20
"""The largest limit for all assets, in mebibytes: 1 TiB."""


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """
    What could be read of the settings. The languages may be known where the rest is broken, so that facts and words can be checked.

    `makeshift` stands in for a `config` with faults: it holds what is sound of it.
    """

    config: Config | None = None
    makeshift: Config | None = None
    languages: tuple[str, ...] = ()
    places: Mapping[RecordPath, Place] = dataclasses.field(default_factory=dict)


def read_config(file: Path, path: str) -> tuple[SettingsRead, list[Problem]]:
    """The settings, and everything that is wrong with them."""
    text, problems = read_text(file, path)
    if text is None:
        return SettingsRead(), problems
    placed, faults = read_yaml(text, path)
    if placed is None:
        return SettingsRead(), faults
    placed, todos = without_todos(placed, text)
    languages, language_problems = _languages(placed)
    settings, value_problems = read_value(Settings, placed, languages)
    if not languages:
        value_problems = [problem for problem in value_problems if problem.code != "words.unknown-language"]
    problems += [*faults, *todos, *language_problems, *value_problems]
    problems += _problems_of_values(settings, placed) if settings else []
    problems = list(dict.fromkeys([*problems, *deceptive_values(placed, text)]))
    if settings and all(problem.level is Level.WARNING for problem in problems):
        return SettingsRead(_config(settings), None, languages, placed.places), problems
    kept, more = makeshift(placed, languages, _problems_of_values) if languages else (None, [])
    config = _config(kept) if kept else None
    return SettingsRead(None, config, languages, placed.places), problems if settings else [*problems, *more]


def _problems_of_values(settings: Settings, placed: Placed) -> list[Problem]:
    """What is wrong with values that have the right types."""
    return [
        *_slug_problems(settings, placed),
        *_country_problems(settings, placed),
        *_locale_problems(settings, placed),
        *_limit_problems(settings, placed),
    ]


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
        for language, slug in (getattr(settings.sections, field.name) or {}).items():
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


def _limit_problems(settings: Settings, placed: Placed) -> Iterator[Problem]:
    if not 1 <= settings.asset_limit <= MOST_ASSETS:
        message = say("{number} is not between {least} and {most}", number=str(settings.asset_limit), least="1", most=f"{MOST_ASSETS:,}")
        yield Problem(placed.place(("asset_limit",)), "number.range", message, say("write a number of mebibytes, such as 2048"))


def _config(settings: Settings) -> Config:
    languages = (
        Lang(code=code, locale=entry.locale, name=entry.name, direction=entry.direction or direction_of(entry.locale))
        for code, entry in settings.languages.items()
    )
    return Config(
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

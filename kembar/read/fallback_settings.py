"""
Make settings from a faulty `site.yaml`, so that one run reports the faults of records and words as well.

Each missing or faulty field gets a harmless value. A site with such settings is checked, and never published.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from kembar.i18n.locales import is_known
from kembar.model.problem import Problem
from kembar.model.site_yaml_fields import Sections, SiteYaml
from kembar.read.located_yaml import LocatedValue, Value
from kembar.read.validate import read_value

Faults = Callable[[SiteYaml, LocatedValue], Sequence[Problem]]
"""Returns the problems of settings whose values have the right types."""


def fallback_settings(placed: LocatedValue, languages: tuple[str, ...], faults: Faults) -> tuple[SiteYaml | None, list[Problem]]:
    """
    Return settings with the valid fields and harmless values for the others, and the faults of the valid ones.

    `faults` finds what is wrong with values of the right types; each field is checked alone. An unknown home is empty.
    """
    given = placed.value if isinstance(placed.value, dict) else {}
    sound: dict[str, Value] = {}
    problems: list[Problem] = []
    for name in (field.name for field in dataclasses.fields(SiteYaml) if field.name in given):
        settings = _alone(name, given[name], placed, languages)
        found = faults(settings, placed) if settings else ()
        problems += found
        if settings and not found:
            sound[name] = given[name]
    settings, _ = read_value(SiteYaml, LocatedValue(_harmless(languages) | sound, placed.places), languages)
    return dataclasses.replace(settings, home=settings.home if "home" in sound else "") if settings else None, problems


def _harmless(languages: tuple[str, ...]) -> dict[str, Value]:
    """Return settings without faults: no menu, and the names of the kinds as slugs."""
    return {
        "title": _said(languages, "-"),
        "description": _said(languages, "-"),
        "base_url": "https://example.org/",
        "languages": {code: {"locale": code if is_known(code) else "en", "name": code} for code in languages},
        "home": "home",
        "sections": {field.name: _said(languages, field.name) for field in dataclasses.fields(Sections)},
        "menu": [],
    }


def _said(languages: tuple[str, ...], text: str) -> Value:
    return dict.fromkeys(languages, text)


def _alone(name: str, value: Value, placed: LocatedValue, languages: tuple[str, ...]) -> SiteYaml | None:
    """Return settings with this field and harmless others; None if the field is not valid."""
    if any(path[:1] == (name,) for path in placed.refused):
        return None
    if name == "languages" and isinstance(value, Mapping) and set(value) != set(languages):
        return None
    return read_value(SiteYaml, LocatedValue(_harmless(languages) | {name: value}, placed.places), languages)[0]

from pathlib import Path

import pytest

from kembar.model.config import Lang, SiteConfig
from kembar.read.settings import SettingsRead, read_config

SITE = """
title: {id: Kota Kembar, en: Sister Cities}
description: {id: Kota kembar., en: Sister cities.}
base_url: https://example.org/kota
languages:
  id: {locale: id, name: Bahasa Indonesia}
  en: {locale: en_GB, name: English}
home: jakarta
sections:
  cities: {id: kota, en: cities}
  visits: {id: kunjungan, en: visits}
  agreements: {id: naskah, en: agreements}
  fields: {id: bidang, en: fields}
  people: {id: tokoh, en: people}
  sources: {id: sumber, en: sources}
  differences: {id: perbedaan, en: differences}
menu: [visits, cities]
footer: [about]
countries:
  TR: {id: Turki, en: Türkiye}
updated: 2026-11-21
"""


def read(folder: Path, text: str) -> tuple[SettingsRead, list[str]]:
    """The settings in a text, and their problems in short."""
    (folder / "site.yaml").write_text(text, encoding="utf-8")
    settings, problems = read_config(folder / "site.yaml", "site.yaml")
    return settings, [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in problems]


def test_settings_are_read_as_they_are_written(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, SITE)

    assert problems == []
    assert settings.languages == ("id", "en")
    assert settings.config == SiteConfig(
        title={"id": "Kota Kembar", "en": "Sister Cities"},
        description={"id": "Kota kembar.", "en": "Sister cities."},
        base_url="https://example.org/kota/",
        languages=(Lang(code="id", locale="id", name="Bahasa Indonesia"), Lang(code="en", locale="en_GB", name="English")),
        home="jakarta",
        sections={
            "cities": {"id": "kota", "en": "cities"},
            "visits": {"id": "kunjungan", "en": "visits"},
            "agreements": {"id": "naskah", "en": "agreements"},
            "fields": {"id": "bidang", "en": "fields"},
            "people": {"id": "tokoh", "en": "people"},
            "sources": {"id": "sumber", "en": "sources"},
            "differences": {"id": "perbedaan", "en": "differences"},
        },
        menu=("visits", "cities"),
        footer=("about",),
        countries={"TR": {"id": "Turki", "en": "Türkiye"}},
        updated="2026-11-21",
    )


def test_every_setting_knows_its_place(tmp_path: Path) -> None:
    settings, _ = read(tmp_path, SITE)

    assert (str(settings.places["home",]), str(settings.places["footer", 0])) == ("site.yaml:8:7", "site.yaml:18:10")


def test_a_language_is_added_as_data(tmp_path: Path) -> None:
    arabic = SITE.replace("home:", "  ar: {locale: ar_MA, name: العربية, direction: rtl}\nhome:").replace(", en:", ", ar: x, en:")
    arabic = "\n".join(line.replace("ar: x", f"ar: x{number}") for number, line in enumerate(arabic.split("\n")))

    settings, problems = read(tmp_path, arabic)

    assert problems == []
    assert settings.config
    assert settings.config.languages[2] == Lang(code="ar", locale="ar_MA", name="العربية", direction="rtl")


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("https://example.org/kota", "https://example.org/?a", ["4:11 url.invalid"]),
        ("  id: {locale: id,", "  Bahasa: {locale: id,", ["6:3 language.invalid"]),
        ("en_GB, name", "en_GB, direction: down, name", ["7:34 value.unknown"]),
        ("locale: en_GB", "locale: tlh", ["7:16 locale.unknown"]),
        ("home: jakarta", "home: Jakarta", ["8:7 key.invalid"]),
        ("id: tokoh", "id: Tokoh", ["14:16 slug.invalid"]),
        ("id: tokoh", "id: sumber", ["15:17 slug.taken"]),
        ("  people:", "  persons:", ["10:3 field.missing", "14:3 field.unknown"]),
        ("[visits, cities]", "[visits, home]", ["17:16 value.unknown"]),
        ("[about]", "[../about]", ["18:10 key.invalid"]),
        ("  TR:", "  Turki:", ["20:3 country.invalid"]),
        ("2026-11-21", "2026-11", ["21:10 day.invalid"]),
    ],
)
def test_a_fault_in_the_settings_is_reported(tmp_path: Path, old: str, new: str, reported: list[str]) -> None:
    settings, problems = read(tmp_path, SITE.replace(old, new))

    assert settings.config is None
    assert [problem for problem in problems if "words" not in problem] == reported


def test_the_languages_are_known_even_where_the_rest_is_broken(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, SITE.replace("home: jakarta\n", ""))

    assert (settings.config, settings.languages) == (None, ("id", "en"))
    assert problems == ["2:1 field.missing"]


@pytest.mark.parametrize("text", ["", "title: [", "[]", "languages: [id]", "languages: id"])
def test_settings_without_languages_are_of_no_use(tmp_path: Path, text: str) -> None:
    settings, problems = read(tmp_path, text)

    assert (settings.config, settings.languages) == (None, ())
    assert problems


def test_settings_with_a_fault_are_kept_as_far_as_they_are_sound(tmp_path: Path) -> None:
    text = (
        SITE.replace("home: jakarta", "home: [jakarta]")
        .replace("menu: [visits, cities]", "menu: visits")
        .replace("id: kota,", "id: naskah,")
    )
    settings, problems = read(tmp_path, text)

    assert problems == ["8:7 field.type", "17:7 field.type", "12:20 slug.taken"]
    assert settings.config is None
    assert settings.makeshift
    assert (settings.makeshift.home, settings.makeshift.menu, settings.makeshift.footer) == ("", (), ("about",))
    assert settings.makeshift.sections["cities"] == {"id": "cities", "en": "cities"}
    assert settings.makeshift.title == {"id": "Kota Kembar", "en": "Sister Cities"}

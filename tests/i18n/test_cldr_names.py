from typing import get_args

import pytest

from kembar.i18n.cldr_names import CONTINENTS
from kembar.kinds.city import Continent
from tests.i18n.voices import FORMATS


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("MA", "Maroko", "Morocco"),
        ("US", "Amerika Serikat", "United States"),
        ("JP", "Jepang", "Japan"),
        ("CN", "Tiongkok", "China"),
        ("KP", "Korea Utara", "North Korea"),
        ("TR", "Turki", "Türkiye"),
        ("PS", "Palestina", "Palestine"),
        ("XK", "Kosovo", "Kosovo"),
        ("QQ", "QQ", "QQ"),
    ],
)
def test_a_country_has_the_sites_own_name_or_that_of_cldr(code: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].country(code) for lang in ("id", "en")] == [indonesian, english]


@pytest.mark.parametrize(
    ("continent", "indonesian", "english"),
    [
        ("africa", "Afrika", "Africa"),
        ("americas", "Amerika", "Americas"),
        ("asia", "Asia", "Asia"),
        ("europe", "Eropa", "Europe"),
        ("oceania", "Oseania", "Oceania"),
    ],
)
def test_a_continent_has_its_name_from_cldr(continent: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].continent(continent) for lang in ("id", "en")] == [indonesian, english]


def test_every_continent_of_the_records_has_a_name() -> None:
    assert set(CONTINENTS) == set(get_args(Continent))


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("id", "bahasa Indonesia", "Indonesian"),
        ("en", "bahasa Inggris", "English"),
        ("tr", "bahasa Turki", "Turkish"),
        ("fr-MA", "bahasa Prancis", "French"),
        ("qqq", "qqq", "qqq"),
    ],
)
def test_a_language_is_named_as_in_running_text(code: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].language(code) for lang in ("id", "en")] == [indonesian, english]

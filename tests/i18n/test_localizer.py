"""Babel's surprising results, by number, and what the portal prints instead."""

import datetime
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.plurals import get_plural

from kembar.i18n.folding import sort_key
from kembar.i18n.locales import plural_categories
from kembar.i18n.localizer import Localizer
from kembar.model.dates import DateError, parse
from tests.i18n.voices import EN, FORMATS, ID, LOCALES

SPRING = "2018-04-17T14:05+07:00"


def when(text: str) -> list[str]:
    return [FORMATS[lang].when(parse(text)) for lang in ("id", "en")]


def test_the_localizer_has_exactly_these_methods() -> None:
    assert {name for name in dir(Localizer) if not name.startswith("_")} == {
        "clock",
        "clock_with_zone",
        "continent",
        "coordinates",
        "country",
        "day",
        "day_pieces",
        "joints",
        "language",
        "list",
        "number",
        "percent",
        "pieces",
        "quarter",
        "rupiah",
        "time",
        "when",
        "year",
    }


def test_b1_dates_are_never_short() -> None:
    assert when("2018-04-17") == ["17 April 2018", "17 April 2018"]


def test_b2_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(DateError):
        parse("2018-04-17T14:05")


def test_b2b_a_fixed_offset_of_seven_hours_is_wib() -> None:
    assert when(SPRING)[0] == "17 April 2018 pukul 14.05 WIB"


def test_b3_a_time_has_its_pukul_and_no_seconds() -> None:
    assert when(SPRING) == ["17 April 2018 pukul 14.05 WIB", "17 April 2018, 14:05 WIB (UTC+7)"]


def test_b4_the_zones_of_indonesia_have_their_names_in_english_too() -> None:
    zoned = ["2020-07-27T10:00+07:00[Asia/Jakarta]", "2020-07-27T10:00+08:00[Asia/Makassar]", "2020-07-27T10:00+09:00[Asia/Jayapura]"]
    assert [FORMATS["en"].time(parse(text)) for text in zoned] == ["10:00 WIB (UTC+7)", "10:00 WITA (UTC+8)", "10:00 WIT (UTC+9)"]


def test_b5_other_zones_are_local_time_with_the_utc_offset() -> None:
    assert when("2018-04-18T10:00+01:00[Africa/Casablanca]") == [
        "18 April 2018 pukul 10.00 waktu setempat (UTC+1)",
        "18 April 2018, 10:00 local time (UTC+1)",
    ]


def test_b6_a_span_keeps_the_full_name_of_its_month() -> None:
    assert when("2018-08-17/2018-08-20") == ["17–20 Agustus 2018", "17–20 August 2018"]


def test_b7_a_span_has_plain_spaces_around_its_dash() -> None:
    assert when("2018-04-17/2018-05-02") == ["17 April – 2 Mei 2018", "17 April – 2 May 2018"]


def test_b8_a_span_names_both_months_and_one_that_ends_before_it_starts_is_refused() -> None:
    assert when("2018-04-17/2018-05-02")[0].count("April") == 1
    with pytest.raises(DateError):
        parse("2018-04-20/2018-04-17")


def test_b9_the_weekday_is_in_full() -> None:
    assert [FORMATS[lang].day(parse("2018-04-17")) for lang in ("id", "en")] == ["Selasa, 17 April 2018", "Tuesday, 17 April 2018"]


def test_b10_lists_are_standard_lists() -> None:
    assert [FORMATS[lang].list(["A", "B", "C"]) for lang in ("id", "en")] == ["A, B, dan C", "A, B and C"]


def test_b11_there_are_no_units_to_get_wrong() -> None:
    assert not hasattr(Localizer, "unit")


def test_b12_indonesian_has_one_plural_form_unlike_in_babels_new_catalogues() -> None:
    header = (LOCALES / "id" / "LC_MESSAGES" / "portal.po").read_text(encoding="utf-8")
    assert (get_plural("id").num_plurals, plural_categories(ID)) == (2, ("other",))
    assert '"Plural-Forms: nplurals=1; plural=0;\\n"' in header


def test_b13_there_is_no_first_day_of_the_week() -> None:
    assert not hasattr(Localizer, "week")


def test_b14_languages_are_named_as_languages() -> None:
    assert Locale("id").languages["id"] == "Indonesia"
    assert [FORMATS[lang].language("id") for lang in ("id", "en")] == ["bahasa Indonesia", "Indonesian"]
    assert (ID.name, EN.name) == ("Bahasa Indonesia", "English")


def test_b15_the_settings_name_a_country() -> None:
    assert Locale("id").territories["PS"] == "Wilayah Palestina"
    assert [FORMATS[lang].country("PS") for lang in ("id", "en")] == ["Palestina", "Palestine"]


def test_b16_money_has_its_unit_spelled_out() -> None:
    assert [FORMATS[lang].rupiah(3_900_000_000) for lang in ("id", "en")] == ["Rp3,9 miliar", "Rp 3.9 billion"]


def test_b17_no_month_is_abbreviated() -> None:
    assert [when(f"2018-{month:02}")[0] for month in range(1, 13)] == [
        "Januari 2018",
        "Februari 2018",
        "Maret 2018",
        "April 2018",
        "Mei 2018",
        "Juni 2018",
        "Juli 2018",
        "Agustus 2018",
        "September 2018",
        "Oktober 2018",
        "November 2018",
        "Desember 2018",
    ]
    assert when("2018-09-01")[1] == "1 September 2018"


def test_b18_dates_are_read_as_iso_only() -> None:
    with pytest.raises(DateError):
        parse("17 April 2018")


def test_b19_the_clock_has_24_hours_quarters_have_words_and_percent_its_decimals() -> None:
    assert FORMATS["id"].time(parse(SPRING)) == "pukul 14.05 WIB"
    assert FORMATS["id"].quarter(2018, 2) == "triwulan II 2018"
    assert FORMATS["id"].percent(0.125) == "12,5%"


def test_b20_years_are_not_grouped_and_coordinates_have_the_decimal_sign_of_the_language() -> None:
    assert [FORMATS[lang].year(parse("2018-04-17")) for lang in ("id", "en")] == ["2018", "2018"]
    assert FORMATS["id"].coordinates(-6.2146, 106.8451) == "6,2146° LS, 106,8451° BT"


def test_b21_the_year_is_the_calendar_year() -> None:
    new_years_eve = datetime.date(2018, 12, 31)
    assert new_years_eve.isocalendar().year == 2019
    assert when(new_years_eve.isoformat()) == ["31 Desember 2018", "31 December 2018"]


def test_python_itself_loses_or_misplaces_letters() -> None:
    assert len("İstanbul".lower()) == 9
    assert sorted(["İstanbul", "Århus", "Jakarta"], key=sort_key) == ["Århus", "İstanbul", "Jakarta"]


def test_no_catalogue_contains_an_invisible_space() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in Path(LOCALES).glob("*/LC_MESSAGES/*.po"))
    assert set(written) & set("\u2009\u202f\u200f\u200e\u00a0") == set()

import pytest
from hypothesis import given

from kembar.i18n.dates import DatePiece
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.model.dates import parse
from tests.cases import Case, read_cases
from tests.i18n.voices import CONFIG, FORMATS
from tests.strategies import date_texts


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("case", read_cases("dates"), ids=str)
def test_a_date_is_formatted_as_in_the_case(case: Case, lang: str) -> None:
    assert FORMATS[lang].when(parse(case.blocks["input"])) == case.blocks[lang]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("2018-04-17", (DatePiece("17 April 2018", "2018-04-17"),)),
        ("2018-04-17/2018-04-19", (DatePiece("17", "2018-04-17"), DatePiece("–"), DatePiece("19 April 2018", "2018-04-19"))),
        ("2018-04-30/2018-05-02", (DatePiece("30 April", "2018-04-30"), DatePiece(" – "), DatePiece("2 Mei 2018", "2018-05-02"))),
        ("2018-04/2018-05", (DatePiece("April", "2018-04"), DatePiece("–"), DatePiece("Mei 2018", "2018-05"))),
        ("1990~", (DatePiece("sekitar "), DatePiece("1990", "1990"))),
        ("1990-05%", (DatePiece("sekitar "), DatePiece("Mei 1990", "1990-05"), DatePiece(" (belum pasti)"))),
        ("1991/..", (DatePiece("sejak "), DatePiece("1991", "1991"))),
        ("199X", (DatePiece("1990-an"),)),
        ("2018-04-17T14:05+07:00[Asia/Jakarta]", (DatePiece("17 April 2018 pukul 14.05 WIB", "2018-04-17T14:05+07:00"),)),
        (
            "2018-04-17T14:05+07:00/2018-04-17T16:00+07:00",
            (
                DatePiece("17 April 2018 pukul 14.05", "2018-04-17T14:05+07:00"),
                DatePiece("–"),
                DatePiece("16.00 WIB", "2018-04-17T16:00+07:00"),
            ),
        ),
    ],
)
def test_each_moment_has_its_machine_readable_form(text: str, pieces: tuple[DatePiece, ...]) -> None:
    assert FORMATS["id"].pieces(parse(text)) == pieces


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2018-04-17", "Selasa, 17 April 2018", "Tuesday, 17 April 2018"),
        ("2020-07-27", "Senin, 27 Juli 2020", "Monday, 27 July 2020"),
        ("2018-04-17~", "sekitar 17 April 2018", "about 17 April 2018"),
        ("2018-04", "April 2018", "April 2018"),
        ("2018-04-17/2018-04-19", "17–19 April 2018", "17–19 April 2018"),
        ("../2018", "hingga 2018", "until 2018"),
    ],
)
def test_a_single_day_is_formatted_with_its_weekday(text: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].day(parse(text)) for lang in ("id", "en")] == [indonesian, english]


def test_the_weekday_is_part_of_the_machine_readable_piece() -> None:
    assert FORMATS["id"].day_pieces(parse("2018-04-17")) == (DatePiece("Selasa, 17 April 2018", "2018-04-17"),)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2018-12-28/2019-01-02", "2018", "2018"),
        ("2018-12-31", "2018", "2018"),
        ("1990~", "1990", "1990"),
        ("199X", "1990-an", "the 1990s"),
        ("../1991", "Tahun tidak diketahui", "Year not known"),
    ],
)
def test_the_year_of_a_date_is_the_one_in_which_it_starts(text: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].year(parse(text)) for lang in ("id", "en")] == [indonesian, english]


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2018-04-17T14:05+07:00", "pukul 14.05 WIB", "14:05 WIB (UTC+7)"),
        ("2018-04-18T10:00+01:00[Africa/Casablanca]", "pukul 10.00 waktu setempat (UTC+1)", "10:00 local time (UTC+1)"),
        ("2018-04-17T14:05+07:00/2018-04-17T16:00+07:00", "pukul 14.05–16.00 WIB", "14:05–16:00 WIB (UTC+7)"),
        ("2018-04-17T22:00+07:00/2018-04-18T01:00+07:00", "", ""),
        ("2018-04-17T22:00+07:00/..", "", ""),
        ("2018-04-17", "", ""),
    ],
)
def test_a_time_of_day_is_formatted_alone(text: str, indonesian: str, english: str) -> None:
    assert [FORMATS[lang].time(parse(text)) for lang in ("id", "en")] == [indonesian, english]


def test_a_quarter_is_formatted_in_words() -> None:
    assert [FORMATS[lang].quarter(2018, 2) for lang in ("id", "en")] == ["triwulan II 2018", "second quarter of 2018"]


def test_spans_are_not_shortened_in_languages_with_another_order() -> None:
    japanese = Localizer(
        Lang(code="ja", locale="ja", name="日本語"),
        Messages(texts={"d MMMM y": "y年M月d日", "{start}–{end}": "{start}～{end}"}),
        CONFIG,
    )
    assert japanese.when(parse("2018-04-17/2018-04-19")) == "2018年4月17日～2018年4月19日"


@given(date_texts)
def test_no_date_contains_an_invisible_space(text: str) -> None:
    when = parse(text)
    for formats in FORMATS.values():
        printed = formats.when(when) + formats.day(when) + formats.year(when) + formats.time(when)
        assert set(printed) & set("\u2009\u202f\u200f\u200e\u00a0") == set()


@given(date_texts)
def test_pieces_join_to_the_text_and_are_never_empty(text: str) -> None:
    when = parse(text)
    for formats in FORMATS.values():
        assert "".join(piece.text for piece in formats.pieces(when)) == formats.when(when)
        assert all(piece.text for piece in formats.pieces(when))

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.dates import DateError, DateValue, Moment, OpenEnd, Precision, day_of, earliest, overlaps, parse, year_of
from tests.strategies import date_texts


def test_a_date_keeps_the_precision_that_it_was_written_with() -> None:
    assert [parse(text).start for text in ("199X", "1991", "1990-05", "2018-04-17")] == [
        Moment(precision=Precision.DECADE, year=1990),
        Moment(precision=Precision.YEAR, year=1991),
        Moment(precision=Precision.MONTH, year=1990, month=5),
        Moment(precision=Precision.DAY, year=2018, month=4, day=17),
    ]


def test_qualifiers_are_approximate_uncertain_or_both() -> None:
    moments = [parse(text).start for text in ("1990~", "1990?", "1990-05%", "199X~")]
    assert [(moment.approximate, moment.uncertain) for moment in moments if isinstance(moment, Moment)] == [
        (True, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_time_keeps_its_offset_and_its_zone() -> None:
    assert parse("2020-07-27T10:05+08:00[Asia/Makassar]").start == Moment(
        precision=Precision.MINUTE, year=2020, month=7, day=27, hour=10, minute=5, offset=480, zone="Asia/Makassar"
    )


def test_a_span_may_be_open_or_have_an_end_that_is_not_known() -> None:
    year = Moment(precision=Precision.YEAR, year=1991)
    assert [parse(text) for text in ("1991/..", "1991/", "../1991", "/1991")] == [
        DateValue("1991/..", year, OpenEnd.OPEN),
        DateValue("1991/", year, OpenEnd.UNKNOWN),
        DateValue("../1991", OpenEnd.OPEN, year),
        DateValue("/1991", OpenEnd.UNKNOWN, year),
    ]


def test_both_ends_of_a_span_may_name_their_zone() -> None:
    when = parse("2020-07-27T10:00+08:00[Asia/Makassar]/2020-07-27T10:00+07:00[Asia/Jakarta]")
    assert [moment.zone for moment in (when.start, when.end) if isinstance(moment, Moment)] == ["Asia/Makassar", "Asia/Jakarta"]


NO_DATE = "not a date such as 1991, 1990-05, 2018-04-17 or 2018-04-17/2018-04-19"
NO_TIME = "a time is written after its day and with its distance from UTC, such as 2018-04-17T14:05+07:00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NO_DATE),
        ("17 April 2018", NO_DATE),
        ("17/04/2018", NO_DATE),
        ("2018-4-17", NO_DATE),
        ("18-04-17", NO_DATE),
        (" 2018", NO_DATE),
        ("2018\n", NO_DATE),
        ("٢٠١٨", NO_DATE),
        ("19XX", NO_DATE),
        ("199X-05", NO_DATE),
        ("-1991", NO_DATE),
        ("2018-04-17/2018-04-18/2018-04-19", NO_DATE),
        ("/" * 100_000, NO_DATE),
        ("2018-02-29", "“2018-02-29” is not in the calendar"),
        ("1900-02-29", "“1900-02-29” is not in the calendar"),
        ("2018-13", "“2018-13” is not in the calendar"),
        ("2018-00", "“2018-00” is not in the calendar"),
        ("2018-04-00", "“2018-04-00” is not in the calendar"),
        ("0000", "“0000” is not in the calendar"),
        ("2018-04-19/2018-04-17", "the span ends before it starts"),
        ("2018-05/2018-04-30", "the span ends before it starts"),
        ("200X/1999", "the span ends before it starts"),
        ("2018-04-17T14:05+07:00/2018-04-17T14:05+08:00", "the span ends before it starts"),
        ("../..", "a span needs an end that is known"),
        ("/", "a span needs an end that is known"),
        ("../", "a span needs an end that is known"),
        ("2018-04-17T14:05", NO_TIME),
        ("2018-04-17T", NO_TIME),
        ("2018-04T14:05+07:00", NO_TIME),
        ("2018-04-17~T14:05+07:00", NO_TIME),
        ("2018-04-17T14:05+07:00[Asia/Jakarta", NO_TIME),
        ("2018-04-17T14:05+07:00~", NO_TIME),
        ("2018-04-17T24:00+07:00", "there is no time of day 24:00"),
        ("2018-04-17T14:60+07:00", "there is no time of day 14:60"),
        ("2018-04-17T14:05+15:00", "nowhere is the time +15:00 from UTC"),
        ("2018-04-17T14:05-12:30", "nowhere is the time -12:30 from UTC"),
        ("2018-04-17T14:05+07:60", "nowhere is the time +07:60 from UTC"),
        ("2018-04-17T14:05+08:00[Asia/Jakarta]", "Asia/Jakarta is +07:00 from UTC"),
        ("2018-04-17T14:05+08:00[Asia/Pontianak]", "Asia/Pontianak is +07:00 from UTC"),
        ("2018-04-17T14:05+07:00[Asia/Makassar]", "Asia/Makassar is +08:00 from UTC"),
        ("2018-04-17T14:05Z[Asia/Jayapura]", "Asia/Jayapura is +09:00 from UTC"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert str(refused.value.message) == reason


@pytest.mark.parametrize(
    "text",
    [
        "2016-02-29",
        "2000-02-29",
        "0001",
        "9999-12-31",
        "999X",
        "2018-04-17/2018-04-17",
        "2018-04/2018-04-02",
        "2018-04-17/2018",
        "199X/1990",
    ],
)
def test_the_edges_of_the_calendar_are_dates(text: str) -> None:
    assert parse(text).text == text


def test_a_zone_of_indonesia_had_other_offsets_before_1988() -> None:
    assert parse("1960-05-02T10:00+07:30[Asia/Jakarta]").text == "1960-05-02T10:00+07:30[Asia/Jakarta]"


@given(date_texts)
def test_a_date_keeps_its_text(text: str) -> None:
    assert parse(text).text == text


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.X~?%T:+Z[]", max_size=30)))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with contextlib.suppress(DateError):
        assert parse(text).text == text


@given(date_texts, date_texts)
def test_overlapping_works_both_ways(one: str, other: str) -> None:
    assert overlaps(parse(one), parse(other)) == overlaps(parse(other), parse(one))


@given(date_texts)
def test_a_date_overlaps_itself_and_has_a_place_in_the_order(text: str) -> None:
    when = parse(text)
    assert overlaps(when, when)
    assert earliest(when) > earliest(parse("../0001")) or not isinstance(when.start, Moment)


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("199X", ""),
        ("1991~", "1991"),
        ("0985", "0985"),
        ("1990-05", "1990-05"),
        ("2018-04-17?", "2018-04-17"),
        ("2018-04-17T14:05+07:00[Asia/Jakarta]", "2018-04-17T14:05+07:00"),
        ("2018-04-17T00:05-07:30", "2018-04-17T00:05-07:30"),
        ("2018-04-17T00:05Z", "2018-04-17T00:05+00:00"),
    ],
)
def test_machines_get_the_precision_that_html_can_tell(text: str, machine: str) -> None:
    start = parse(text).start
    assert isinstance(start, Moment)
    assert start.machine == machine


def test_dates_sort_by_start_the_unknown_first_the_coarse_before_the_fine() -> None:
    in_order = [
        "../1960",
        "../1995",
        "199X",
        "1990",
        "1990/1992",
        "1990/1995",
        "1990-05",
        "1990-05-02",
        "2018-04-17",
        "2018-04-17T14:05+08:00",
        "2018-04-17T14:05+07:00",
        "2018-04-17/2018-04-19",
        "2018-04-18T00:05+07:00",
        "2019/..",
    ]
    shuffled = [in_order[index * 5 % len(in_order)] for index in range(len(in_order))]
    assert sorted(shuffled, key=lambda text: earliest(parse(text))) == [
        "../1960",
        "../1995",
        "199X",
        "1990",
        "1990/1992",
        "1990/1995",
        "1990-05",
        "1990-05-02",
        "2018-04-17",
        "2018-04-17/2018-04-19",
        "2018-04-17T14:05+08:00",
        "2018-04-17T14:05+07:00",
        "2018-04-18T00:05+07:00",
        "2019/..",
    ]


@pytest.mark.parametrize(
    ("role", "time", "held"),
    [
        ("2018", "2018-04-17", True),
        ("2018", "2017-12-31", False),
        ("2017-10/..", "2018-04-17/2018-04-19", True),
        ("2017-10/", "2018-04-17", True),
        ("../2017", "2018-04-17", False),
        ("/2018-04", "2018-04-30", True),
        ("2014/2017-10-16", "2017", True),
        ("2014/2017-10-16", "2017-10-17", False),
        ("1990~", "1991", True),
        ("1990~", "1992", False),
        ("2018-04~", "2018-03-01", True),
        ("2018-04-30~", "2018-05-01", True),
        ("1990?", "1991", False),
        ("199X", "1999-12-31", True),
        ("199X", "2000", False),
        ("2018-04-17T14:05+07:00", "2018-04-17", True),
        ("0001~", "9999-12-31~", False),
    ],
)
def test_a_role_is_held_at_a_time_as_far_as_both_are_known(role: str, time: str, held: bool) -> None:
    assert overlaps(parse(role), parse(time)) is held


@pytest.mark.parametrize(
    ("text", "year"),
    [("1991", 1991), ("2018-12-28/2019-01-02", 2018), ("1990~", 1990), ("199X", None), ("../1991", None), ("/1991", None)],
)
def test_the_year_of_a_date_is_that_of_its_start_if_it_is_known(text: str, year: int | None) -> None:
    assert year_of(parse(text)) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-04-17", datetime.date(2018, 4, 17)),
        ("2018-04-17/2018-04-19", datetime.date(2018, 4, 17)),
        ("2018-04-17T00:05+07:00", datetime.date(2018, 4, 17)),
        ("2018-04-17~", None),
        ("2018-04", None),
        ("../2018-04-17", None),
    ],
)
def test_the_day_of_a_date_is_that_of_its_start_if_it_is_known(text: str, day: datetime.date | None) -> None:
    assert day_of(parse(text)) == day

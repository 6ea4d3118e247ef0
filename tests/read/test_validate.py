import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.kinds.city import City
from kembar.kinds.discrepancies import Coordinates
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS
from kembar.kinds.visit import Visit
from kembar.model.dates import DateValue, parse
from kembar.model.field_docs import FieldDoc
from kembar.read.located_yaml import read_yaml
from kembar.read.validate import read_value
from kembar.text.field_types import unwrap

LANGUAGES = ("id", "en")
RABAT = "name: {id: Rabat, en: Rabat}\ncountry: MA\ncontinent: africa\n"


def read(record_type: type[Any], text: str) -> tuple[Any, list[str]]:
    """The record in a YAML text, and its problems in short."""
    placed, problems = read_yaml(text, "a.yaml")
    assert placed
    record, faults = read_value(record_type, placed, LANGUAGES)
    return record, [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in [*problems, *faults]]


def hint(record_type: type[Any], text: str) -> str:
    placed, _ = read_yaml(text, "a.yaml")
    assert placed
    return str(read_value(record_type, placed, LANGUAGES)[1][0].hint)


def test_a_record_is_made_of_its_fields_and_the_defaults_of_the_others() -> None:
    record, problems = read(City, RABAT + "coordinates: {lat: 34.02, lon: -6.84}\nvariants: [Ribat]\n")

    assert problems == []
    assert record == City(
        name={"id": "Rabat", "en": "Rabat"},
        country="MA",
        continent="africa",
        coordinates=Coordinates(lat=34.02, lon=-6.84),
        variants=("Ribat",),
    )


@pytest.mark.parametrize(("count", "problems"), [(1_000, []), (1_001, ["4:11 list.length"])])
def test_a_list_has_a_greatest_length(count: int, problems: list[str]) -> None:
    names = ", ".join(f"n{number}" for number in range(count))

    assert read(City, RABAT + f"variants: [{names}]\n")[1] == problems


def test_records_inside_records_are_read_alike() -> None:
    record, problems = read(
        Visit,
        """
title: {id: Kunjungan, en: Visit}
direction: outgoing
when: 2018-04-17/2018-04-19
legs:
  - city: rabat
    stops:
      - {kind: meeting, title: {id: Temu, en: Meeting}, status: held, people: [soekarno]}
""",
    )

    assert problems == []
    assert record.when == parse("2018-04-17/2018-04-19")
    assert record.legs[0].stops[0].people == ("soekarno",)


def test_a_field_without_a_value_keeps_its_default() -> None:
    record, problems = read(City, RABAT + "part_of:\nvariants: ~\nlevel: null\n")

    assert problems == []
    assert (record.part_of, record.variants, record.level) == (None, (), "city")


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    text = """
name: {id: Rabat, fr: Rabat}
level: citi
country:
contnent: africa
coordinates: {lat: 134, lon: west}
sources: [atlas, Atlas]
differs:
  - matter: {id: Luas, en: ''}
    says: [{text: a, when: 1991}, {when: 1991-13}]
"""

    assert read(City, text)[1] == [
        "2:7 words.missing",
        "2:19 words.unknown-language",
        "3:8 value.unknown",
        "4:1 field.missing",
        "2:1 field.missing",
        "6:20 number.range",
        "6:30 number.invalid",
        "7:18 key.invalid",
        "9:28 words.missing",
        "10:12 field.missing",
        "10:42 date.invalid",
        "10:35 field.missing",
        "9:5 field.missing",
        "5:1 field.unknown",
    ]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("name: Rabat", "1:7 field.type"),
        ("name: [Rabat]", "1:7 field.type"),
        ("name: {id: [a], en: b}", "1:12 field.type"),
        ("name: {id: true, en: b}", "1:12 field.type"),
        ("level: {a: b}", "1:8 field.type"),
        ("level: true", "1:8 field.type"),
        ("country: true", "1:10 field.type"),
        ("variants: Ribat", "1:11 field.type"),
        ("variants: [[a]]", "1:12 field.type"),
        ("variants: [~]", "1:12 field.missing"),
        ("coordinates: [1, 2]", "1:14 field.type"),
        ("coordinates: 1", "1:14 field.type"),
        ("figures: [1]", "1:11 field.type"),
    ],
)
def test_a_value_of_another_shape_is_reported(text: str, reported: str) -> None:
    assert reported in read(City, text)[1]


@pytest.mark.parametrize("text", ["", "- a", "teks", "true"])
def test_a_file_that_holds_no_fields_is_reported(text: str) -> None:
    assert read(City, text) == (None, ["1:1 field.type"])


def test_a_value_that_was_refused_is_not_reported_twice() -> None:
    assert read(City, RABAT.replace("MA", "!!str MA"))[1] == ["2:10 yaml.tag"]


def test_hints_say_what_may_be_written() -> None:
    assert hint(City, RABAT + "contry: MA") == "did you mean “country”?"
    assert hint(City, RABAT.replace("africa", "afrca")) == "did you mean “africa”? The choices are: africa, americas, asia, europe, oceania"
    assert hint(City, RABAT.replace("{id: Rabat, en: Rabat}", "Rabat")) == "write it once for each language, as {id: ..., en: ...}"
    assert hint(City, RABAT.replace("country: MA\n", "")) == "write it as “country: MA”"


def test_of_very_many_faults_the_first_are_reported_and_the_others_counted() -> None:
    placed, _ = read_yaml(RABAT + "".join(f"x{number}: 1\n" for number in range(2_000)), "a.yaml")
    assert placed

    _, problems = read_value(City, placed, LANGUAGES)

    assert len(problems) == 101
    assert (problems[-1].code, str(problems[-1].message)) == ("file.more-problems", "1,900 more problems in this file are not shown")


def reported_fields(record_type: type[Any]) -> Iterator[tuple[type[Any], str, str]]:
    """Yield every documented field of a record and of the records inside it, with its example."""
    for field in dataclasses.fields(record_type):
        reported = field.metadata.get("about")
        if isinstance(reported, FieldDoc) and "..." not in reported.example:
            yield record_type, field.name, reported.example
        inner: Any = unwrap(field.type)
        if dataclasses.is_dataclass(inner) and inner is not DateValue:
            yield from reported_fields(inner)  # type: ignore[arg-type] # a field's type is no instance


@pytest.mark.parametrize(("record_type", "name", "example"), [case for kind in KINDS.values() for case in reported_fields(kind.record)])
def test_the_example_of_every_field_is_right(record_type: type[Record], name: str, example: str) -> None:
    placed, _ = read_yaml(f"{name}: {example}", "a.yaml")
    assert placed

    _, problems = read_value(record_type, placed, LANGUAGES)

    assert [problem for problem in problems if problem.code not in ("field.missing", "said.one", "source.title")] == []


junk = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["", "1991", "rabat", "id"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "en", "name", "legs", "when", "says"]), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(value=junk, record_type=st.sampled_from([kind.record for kind in KINDS.values()]))
def test_no_value_raises(value: object, record_type: type[Record]) -> None:
    placed, _ = read_yaml("", "a.yaml")
    assert placed

    record, problems = read_value(record_type, dataclasses.replace(placed, value=value), LANGUAGES)  # type: ignore[arg-type]

    assert (record is None) == bool(problems)

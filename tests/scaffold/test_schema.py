"""The committed schemas accept and reject the same values as the reader, by an independent validator."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kembar.model.dates import DateError, parse
from kembar.model.field_docs import Reader
from kembar.model.problem import Level, Problem
from kembar.read.content_tree import ContentFile
from kembar.read.front_matter import read_front, split
from kembar.read.records import read_record
from kembar.read.settings import read_config
from kembar.scaffold.schema_patterns import FORMS
from kembar.text.todo_mark import TODO_MARK
from kembar.text.value_formats import ValueFormatError, parse_base_url, parse_web_url
from tests.pipeline.site_test import REPOSITORY
from tests.portal import CONTENT
from tests.scaffold.yaml_server import faults, schema_and_text, validator, value_of

BROKEN = REPOSITORY / "tests" / "broken"
SMALL = REPOSITORY / "tests" / "sites" / "small" / "content"
LANGUAGES = ("id", "en")

IN_THE_TEXT = ("attribute", "citation", "footnote", "heading", "html", "image", "link", "markdown", "translation")
"""Groups of problems below the front matter or between files, which no schema can find."""

NOT_SAID = {
    "alias.invalid": "whether a path leads out of the site once its percent-encoding is undone",
    "file.encoding": "the bytes of a file",
    "file.missing": "whether there is a file",
    "file.unplaced": "where a file lies",
    "folder.unknown": "where a file lies",
    "front.description": "a warning; the field may be left out",
    "key.invalid": "what a file is called",
    "locale.unknown": "which locales CLDR has",
    "slug.taken": "that two values differ",
    "sources.none": "a warning; the field may be left out",
    "text.invisible": "a warning; some scripts need such a character",
    "text.private-use": "what stands below the front matter",
    "text.stacked-marks": "what stands below the front matter",
    "text.tag-character": "what stands below the front matter",
    "url.mixed-scripts": "a warning; the script of a letter",
    "url.odd-character": "a warning; which characters a host can have",
    "url.punycode": "a warning; some hosts have no other form",
    "yaml.alias": "how a value is written in YAML",
    "yaml.duplicate-key": "how a value is written in YAML",
    "yaml.tag": "how a value is written in YAML",
}
"""Folders of tests/broken with problems that the reader reports and a schema cannot, and what the schema would have to know."""


def sound(content: Path) -> dict[str, list[str]]:
    """Return what a YAML language server marks in each file of a content folder; files without marks are left out."""
    found = {file.relative_to(content).as_posix(): faults(*schema_and_text(file, content)) for file in content.rglob("*") if file.is_file()}
    return {path: reported for path, reported in found.items() if reported}


@pytest.mark.parametrize("content", [CONTENT, SMALL], ids=["portal", "small"])
def test_the_schemas_accept_all_content_that_the_reader_accepts(content: Path) -> None:
    assert sound(content) == {}


def broken(*, said: bool) -> list[str]:
    """Return the problems of tests/broken that a schema can find, or cannot."""
    codes = [folder.name for folder in sorted(BROKEN.iterdir()) if folder.name.partition(".")[0] not in IN_THE_TEXT]
    return [code for code in codes if (code not in NOT_SAID) is said]


@pytest.mark.parametrize("code", broken(said=True))
def test_the_schemas_reject_what_the_reader_rejects(code: str) -> None:
    assert sound(BROKEN / code / "content") != {}


@pytest.mark.parametrize("code", broken(said=False))
def test_what_a_schema_cannot_express_is_checked_by_the_reader(code: str) -> None:
    content = BROKEN / code / "content"
    readable = [file for file in content.rglob("*") if file.is_file() and code not in ("file.encoding", "file.unplaced", "folder.unknown")]

    assert [faults(*schema_and_text(file, content)) for file in readable] == [[] for _ in readable]


VALUES: tuple[object, ...] = (
    None,
    "",
    True,
    {},
    [],
    -3,
    1990,
    "Kota Kembar",
    f"{TODO_MARK} nama",
    "2018-02-30",
    ["rabat"],
    {"id": "Rabat"},
)
"""The values that replace every value, one after the other."""

UNSAID = {
    "locale.unknown": "which locales CLDR has",
    "slug.taken": "that two values differ",
    "translation.only": "in which folder the file lies",
    "translation.made-from": "which bare numbers were written with eight digits",
}
"""What the reader reports about these values, and what a schema would have to know to report it too."""

UNSAID_OF_SETTINGS = {**UNSAID, "words.unknown-language": "which languages the same file declares"}


def mutations(value: object) -> Iterator[object]:
    """Yield copies of a value, each with one part changed, removed or added."""
    yield from VALUES
    if isinstance(value, dict):
        yield {**value, "warna": "biru"}
        for name, inner in value.items():
            yield {other: kept for other, kept in value.items() if other != name}
            yield from ({**value, name: changed} for changed in mutations(inner))
    elif isinstance(value, list):
        yield [*value, *value]
        for position, inner in enumerate(value):
            yield from ([*value[:position], changed, *value[position + 1 :]] for changed in mutations(inner))


def files() -> list[Path]:
    """Return the files of the small site."""
    return sorted(file for file in SMALL.rglob("*") if file.is_file())


def codes(problems: list[Problem]) -> set[str]:
    """Return what the reader rejects."""
    return {problem.code for problem in problems if problem.level is Level.ERROR}


def reported(name: str, text: str, file: Path) -> set[str]:
    """Return the codes of the problems that the reader finds in a YAML text."""
    if name.startswith("front-"):
        kind = "pages" if name == "front-page" else "cities"
        parts, _ = split(f"---\n{text}\n---\n", file.name)
        todo = {"text.todo"} if TODO_MARK in text else set[str]()
        return codes(read_front(parts, file.name, kind, "id", LANGUAGES)[1]) | todo
    file.write_text(text, encoding="utf-8")
    if name == "site":
        return codes(read_config(file, file.name)[1])
    return codes(read_record(ContentFile("facts", name, "key", file, file.name), LANGUAGES)[2])


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SMALL).as_posix())
def test_reader_and_schemas_agree_on_every_value_that_is_changed(path: Path, tmp_path: Path) -> None:
    name, text = schema_and_text(path, SMALL)
    judge, unsaid = validator(name), UNSAID_OF_SETTINGS if name == "site" else UNSAID
    missed, false_alarms = [], []
    for changed in mutations(value_of(text)):
        written = json.dumps(changed, ensure_ascii=False)
        refused, valid = reported(name, written, tmp_path / "file.yaml"), judge.is_valid(value_of(written))
        if valid and refused - unsaid.keys():
            missed.append((refused, written))
        elif not valid and not refused:
            false_alarms.append(written)

    assert (missed, false_alarms) == ([], [])


def pattern(name: str, definition: str) -> str:
    """Return the pattern of a definition."""
    found: str = validator(name).schema["definitions"][definition]["pattern"]  # type: ignore[index]
    return found


DIGITS = st.text("0123456789", min_size=1, max_size=4)
DATES = st.lists(
    st.one_of(
        DIGITS,
        st.sampled_from(
            ["-", "-02-", "-12-", "/", "..", "X", "~", "?", "%", "T10:00", "T24:00", "Z", "+07:00", "-13:00", "2018-04", "1900"]
        ),
    ),
    max_size=9,
).map("".join)
BEYOND = ("the span ends before it starts", "{zone} is {right} from UTC")
"""Errors in dates that no pattern can find."""


@settings(deadline=None)  # a busy machine may take its time
@given(DATES)
@example("1991/..")
@example("2018-02-29")
@example("2016-02-29/2018-04-17T14:05+07:00")
@example("2020-07-27T10:00+08:00[Asia/Makassar]")
@example("000X")
def test_the_date_pattern_accepts_dates_only(text: str) -> None:
    try:
        parse(text)
    except DateError as error:
        expected = error.message.text in BEYOND
    else:
        expected = True

    assert bool(re.search(pattern("cities", "date"), text)) is expected


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("since", "2018/2017"),
        ("since", "2018-04-17T14:05+08:00[Asia/Jakarta]"),
    ],
)
def test_rules_about_dates_that_no_pattern_can_express_are_checked_by_the_reader(field: str, written: str, tmp_path: Path) -> None:
    text = f"between: [muara, nordhavn]\nkind: contact\nstatus: established\n{field}: {written}\nsources: [gazette-2018]\n"

    assert reported("relationships", text, tmp_path / "file.yaml") == {"date.invalid"}
    assert faults("relationships", text) == []


@pytest.mark.parametrize("written", ["010", "+5", "1_000"])
def test_number_formats_are_checked_by_the_reader_only(written: str, tmp_path: Path) -> None:
    text = f"name: {{id: Muara, en: Muara}}\ncountry: ID\ncontinent: asia\ncoordinates: {{lat: {written}, lon: 1}}\n"

    assert reported("cities", text, tmp_path / "file.yaml") == {"number.invalid"}


@pytest.mark.parametrize("written", ["no", "on", "012", "1991", "0x1F", "1e3", "2018-04-17", "12:30", "~a", ".inf"])
def test_both_accept_texts_that_yaml_takes_for_another_type(written: str, tmp_path: Path) -> None:
    text = f"name: {{id: {written}, en: Muara}}\ncountry: ID\ncontinent: asia\n"

    assert (reported("cities", text, tmp_path / "file.yaml"), faults("cities", text)) == (set(), [])


ADDRESSES = [
    "https://example.org/kota/",
    "HTTP://example.org",
    "https://münchen.example/a/b?c=d#e",
    "https://user@example.org/",
    "https://[::1]:8080/x",
    "https://example.org/a b",
    "https://example.org/../up",
    "https://example.org/100%",
    "https://?x",
    "https://",
    "https:///path",
    "ftp://example.org/",
    "www.example.org",
    "https://example.org/<x>",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("form", [parse_web_url, parse_base_url])
def test_the_patterns_of_addresses_agree_with_the_reader(form: Reader, address: str) -> None:
    try:
        form(address)
    except ValueFormatError:
        expected = False
    else:
        expected = True

    assert bool(re.search(FORMS[form]["pattern"], address)) is expected

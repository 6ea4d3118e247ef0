import pytest

from kembar.model.document import FrontMatter, MadeFrom
from kembar.model.problem import SourceLocation
from kembar.read.front_matter import Parts, read_front, split

PAGE = "title: Tentang\ndescription: Isi portal ini.\n"


def read(front: str, kind: str = "cities", lang: str = "id") -> tuple[FrontMatter | None, list[str]]:
    """Return a front matter, and its problems in short."""
    meta, problems = read_front(Parts(front, "", 9), "a.md", kind, lang, ("id", "en"))
    return meta, [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nIsi.\n", Parts("a: 1", "Isi.\n", 4)),
        ("---  \n---\nIsi.", Parts("", "Isi.", 3)),
        ("Isi.\n---\n", Parts(None, "Isi.\n---\n", 1)),
        ("", Parts(None, "", 1)),
        ("---\na: |\n  ---\nb: 1\n---\n---\n", Parts("a: |\n  ---\nb: 1", "---\n", 6)),
    ],
)
def test_front_matter_lies_between_the_first_two_fences(text: str, parts: Parts) -> None:
    assert split(text, "a.md") == (parts, [])


def test_a_fence_without_its_twin_is_a_problem() -> None:
    assert [problem.code for problem in split("---\na: 1\n", "a.md")[1]] == ["front.unclosed"]


def test_every_field_is_read_and_knows_its_place() -> None:
    meta, problems = read("description: Ibu kota Rusia.\nslug: moskow\naliases: [/id/kota/moscow, id/lama.html]\nupdated: 2026-11-21\n")

    assert problems == []
    assert meta == FrontMatter(
        description="Ibu kota Rusia.",
        slug="moskow",
        aliases=("id/kota/moscow/", "id/lama.html"),
        updated="2026-11-21",
        places={
            "description": SourceLocation("a.md", 2, 14),
            "slug": SourceLocation("a.md", 3, 7),
            "aliases": SourceLocation("a.md", 4, 10),
            "aliases.0": SourceLocation("a.md", 4, 11),
            "aliases.1": SourceLocation("a.md", 4, 28),
            "updated": SourceLocation("a.md", 5, 10),
        },
    )


def test_a_free_page_needs_a_title_and_a_description() -> None:
    assert read(PAGE, "pages")[1] == []
    assert read("slug: tentang", "pages") == (None, ["2:1 field.missing", "2:1 field.missing"])


def test_a_page_of_a_record_has_no_title_of_its_own_and_should_have_a_description() -> None:
    assert read(PAGE) == (None, ["2:1 front.title"])
    assert read("")[1] == ["1:1 front.description"]


def test_a_page_of_a_record_may_do_without_front_matter() -> None:
    meta, problems = read_front(Parts(None, "", 1), "a.md", "cities", "id", ("id",))

    assert meta == FrontMatter()
    assert [(problem.code, problem.level) for problem in problems] == [("front.description", "warning")]


@pytest.mark.parametrize(
    ("front", "reported"),
    [
        ("descripton: a", ["2:1 field.unknown"]),
        ("slug: ../x", ["2:7 slug.invalid"]),
        ("aliases: /id/x/", ["2:10 field.type"]),
        ("aliases: [/../x/]", ["2:11 alias.invalid"]),
        ("updated: 2026", ["2:10 day.invalid"]),
        ("slug: [", ["2:7 yaml.syntax"]),
        ("- a", ["2:1 field.type"]),
        ("a: 1\na: 2", ["3:1 yaml.duplicate-key", "2:1 field.unknown"]),
    ],
)
def test_a_fault_in_front_matter_is_reported_at_its_line_in_the_file(front: str, reported: list[str]) -> None:
    assert read(front) == (None, reported)


def test_a_translation_says_what_it_was_made_from() -> None:
    meta, problems = read("description: Rusia.\nmade_from: {en: {.lead: 3f2a9c1b, rencana-2018: 00aa01cd, .description: 12345678}}\n")

    assert problems == []
    assert meta is not None
    assert meta.made_from == MadeFrom("en", {".lead": "3f2a9c1b", "rencana-2018": "00aa01cd", ".description": "12345678"})
    assert meta.places["made_from"] == SourceLocation("a.md", 3, 12)


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("made_from:", ["3:1 translation.made-from"]),
        ("made_from: en", ["3:12 translation.made-from"]),
        ("made_from: {}", ["3:12 translation.made-from"]),
        ("made_from: {en: {}}", ["3:17 translation.made-from"]),
        ("made_from: {fr: {.lead: 3f2a9c1b}}", ["3:13 translation.made-from"]),
        ("made_from: {en: {.lead: 3f2a9c1b}, id: {.lead: 3f2a9c1b}}", ["3:12 translation.made-from"]),
        (
            "made_from: {en: {.led: 3f2a9c1b, b: 3F2A9C1B, c: 3f2a}}",
            ["3:18 translation.made-from", "3:37 translation.made-from", "3:50 translation.made-from"],
        ),
        ("made_from: {en: {.lead: 3f2a9c1b,\n  b: 3f2a9c1b}}", ["3:1 translation.made-from"]),
        ("made_from:\n  en: {.lead: 3f2a9c1b}", ["3:1 translation.made-from"]),
        ("made_from: {en: {.lead: 3f2a9c1b}}  # ya", ["3:1 translation.made-from"]),
        ("made_from: &stempel {en: {.lead: 3f2a9c1b}}", ["3:12 yaml.alias"]),
    ],
)
def test_a_line_that_the_tool_did_not_write_is_reported_where_it_is_wrong(written: str, problems: list[str]) -> None:
    meta, found = read(f"description: Rusia.\n{written}\n")

    assert meta is None
    assert sorted(found) == sorted(problems)


def test_a_free_page_may_be_for_its_own_language_only() -> None:
    meta, problems = read(PAGE + "only: id\n", "pages")

    assert (meta is not None and meta.only, problems) == (True, [])
    assert read(PAGE + "only: en\n", "pages") == (None, ["4:7 translation.only"])
    assert read(PAGE + "only: bahasa Indonesia\n", "pages") == (None, ["4:7 language.invalid"])
    assert read("description: Rusia.\nonly: id\n") == (None, ["3:1 field.unknown"])

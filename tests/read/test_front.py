import pytest

from kembar.model.document import Meta
from kembar.model.problem import Place
from kembar.read.front import Parts, read_front, split

PAGE = "title: Tentang\ndescription: Isi portal ini.\n"


def read(front: str, kind: str = "cities") -> tuple[Meta | None, list[str]]:
    """What a front matter says, and its problems in short."""
    meta, problems = read_front(Parts(front, "", 9), "a.md", kind, ("id", "en"))
    return meta, [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems]


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
    assert meta == Meta(
        description="Ibu kota Rusia.",
        slug="moskow",
        aliases=("id/kota/moscow/", "id/lama.html"),
        updated="2026-11-21",
        places={
            "description": Place("a.md", 2, 14),
            "slug": Place("a.md", 3, 7),
            "aliases": Place("a.md", 4, 10),
            "aliases.0": Place("a.md", 4, 11),
            "aliases.1": Place("a.md", 4, 28),
            "updated": Place("a.md", 5, 10),
        },
    )


def test_a_free_page_needs_a_title_and_a_description() -> None:
    assert read(PAGE, "pages")[1] == []
    assert read("slug: tentang", "pages") == (None, ["2:1 field.missing", "2:1 field.missing"])


def test_a_page_of_a_record_has_no_title_of_its_own_and_should_have_a_description() -> None:
    assert read(PAGE) == (None, ["2:1 front.title"])
    assert read("")[1] == ["1:1 front.description"]


def test_a_page_of_a_record_may_do_without_front_matter() -> None:
    meta, problems = read_front(Parts(None, "", 1), "a.md", "cities", ("id",))

    assert meta == Meta()
    assert [(problem.code, problem.level) for problem in problems] == [("front.description", "warning")]


@pytest.mark.parametrize(
    ("front", "told"),
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
def test_a_fault_in_front_matter_is_told_at_its_line_in_the_file(front: str, told: list[str]) -> None:
    assert read(front) == (None, told)

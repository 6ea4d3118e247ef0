"""A new record or page: `new` lists what is left to do, `check` finds exactly that, and what is filled in is published."""

from collections.abc import Mapping

import pytest

from kembar.cli.translator import translator_for
from kembar.model.problem import SourceLocation
from kembar.pipeline import authoring as editing
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.check import check
from kembar.pipeline.project import Project
from kembar.text.todo_mark import TODO_MARK
from tests.pipeline.site_test import SiteTest

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "cities": {"country": "NO", "continent": "europe"},
    "relationships": {"between": "sund", "kind": "contact", "status": "exploration"},
    "visits": {"direction": "incoming", "when": "2019", "legs.city": "muara"},
    "agreements": {"type": "letter-of-intent", "status": "planned", "parties": "sund"},
    "people": {"roles.when": "2018"},
    "organisations": {"kind": "office"},
    "fields": {},
    "sources": {"language": "id"},
    "pages": {},
}
"""What an editor writes in the place of each mark, where it is not just any text."""


def project(site: SiteTest) -> Project:
    return Project(site.root, site.root / "content")


def new(site: SiteTest, kind: str, key: str = "baru", language: str = "id") -> editing.WrittenFiles:
    return editing.new(project(site), kind, key, translator_for(language), translator_for)


def found(site: SiteTest) -> list[SourceLocation]:
    """Where `check` finds something, warnings included."""
    return sorted(problem.location for problem in check(project(site), BuildOptions()).problems)


def fill_in(site: SiteTest, kind: str, written: editing.WrittenFiles) -> None:
    """Writes an answer in the place of each mark, as an editor would."""
    for path in written.made:
        lines = (site.root / path).read_text(encoding="utf-8").split("\n")
        for todo in (todo for todo in written.todos if todo.location.path == path and TODO_MARK in lines[todo.location.line - 1]):
            field = str(todo.message).partition(":")[0]
            answer = "gazette-2018" if field == "sources" else ANSWERS[kind].get(field, "Teks yang ditulis.")
            lines[todo.location.line - 1] = lines[todo.location.line - 1].replace(TODO_MARK, answer)
        site.write(path, "\n".join(lines))


@pytest.mark.parametrize("kind", ANSWERS)
def test_check_finds_what_is_left_to_do_and_nothing_else(site: SiteTest, kind: str) -> None:
    written = new(site, kind)

    assert written.problems == ()
    assert found(site) == sorted(todo.location for todo in written.todos)


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_is_filled_in_is_published(site: SiteTest, kind: str) -> None:
    written = new(site, kind)
    assert site.build().failed

    fill_in(site, kind, written)
    translations = [todo.location for todo in written.todos if todo.location.line == 1]

    assert (found(site), site.build().failed) == (translations, False)


def test_the_twins_have_the_same_sections_in_the_words_of_each_language(site: SiteTest) -> None:
    new(site, "cities")

    headings = {
        lang: [line for line in (site.root / f"content/{lang}/cities/baru.md").read_text(encoding="utf-8").splitlines() if line[:2] == "##"]
        for lang in ("id", "en")
    }

    assert headings == {
        "id": [
            "## Asal mula hubungan {#asal-mula-hubungan}",
            "## Yang dikerjakan bersama {#yang-dikerjakan-bersama}",
            "## Yang belum diketahui {#yang-belum-diketahui}",
        ],
        "en": [
            "## How the tie came about {#asal-mula-hubungan}",
            "## What is done together {#yang-dikerjakan-bersama}",
            "## What is not known {#yang-belum-diketahui}",
        ],
    }


def test_nothing_is_overwritten_and_nothing_is_half_written(site: SiteTest) -> None:
    site.write("content/en/visits/baru.md", "Words without facts.\n")
    before = sorted(site.root.rglob("*"))

    written = new(site, "visits")

    assert [(problem.code, str(problem.location)) for problem in written.problems] == [("new.taken", "content/en/visits/baru.md")]
    assert (written.made, sorted(site.root.rglob("*"))) == ((), before)


def test_a_file_that_cannot_be_written_leaves_the_others_unwritten(site: SiteTest) -> None:
    (site.root / "content" / "en" / "cities" / "nordhavn.md").unlink()
    (site.root / "content" / "en" / "cities").rmdir()
    site.write("content/en/cities", "a file where a folder should be\n")

    written = new(site, "cities")

    assert [problem.code for problem in written.problems] == ["new.unwritable"]
    assert not (site.root / "content/facts/cities/baru.yaml").exists()


@pytest.mark.parametrize("key", ["Los Angeles", "los_angeles", "", "con", "../naik"])
def test_what_is_no_key_is_refused(site: SiteTest, key: str) -> None:
    assert [problem.code for problem in new(site, "cities", key).problems] == ["key.invalid"]


def test_settings_that_cannot_be_read_are_reported(site: SiteTest) -> None:
    site.write("content/site.yaml", "title: [\n")

    assert [problem.code for problem in new(site, "cities").problems] == ["yaml.syntax"]

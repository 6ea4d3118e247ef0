"""
Stories of translators: a text changes in one language, and the tool reports what the others have to do.

The page `guide` has every kind of passage. One language leads and the other is its translation; each story runs with either in front.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kembar.cli.main import main
from tests.pipeline.site_test import SiteTest
from tests.translate.test_history import commit, git

GUIDE = """\
---
title: {title}
description: {description}
updated: 2024-02-01
---

Pembuka dengan [Nordhavn](city:nordhavn) dan angka 21.
Baris kedua pembuka.

## Rencana {{#rencana}}

Rencana itu *ditunda* sampai 1992 [@gazette-2018].

## Daftar {{#daftar}}

- satu
- dua

| Isi | Nilai |
|---|---|
| buku | 1.200 |

## Catatan {{#catatan}}

Teks dengan catatan kaki.[^1]

[^1]: Catatan kaki itu sendiri.
"""
ALL = [".title", ".description", ".lead", "rencana", "daftar", "catatan"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A translator's desk: the small site with its guide, of which `source` leads and `translation` follows."""

    site: SiteTest
    source: str
    translation: str

    def file(self, lang: str) -> Path:
        """The guide in a language."""
        return self.site.root / "content" / lang / "pages" / "guide.md"

    def path(self, lang: str) -> str:
        """The same, as problems name it."""
        return f"content/{lang}/pages/guide.md"

    def run(self, *arguments: str) -> Result:
        """A command on the site."""
        return CliRunner().invoke(main, ["--root", str(self.site.root), *arguments])

    def value(self, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the output of a command for programs."""
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def state(self, lang: str = "", key: str = "guide", kind: str = "pages") -> dict[str, Any]:
        """Where a page stands in a language, in the translation's if none is named."""
        (found,) = (page for page in self.value("status")["pages"] if (page["kind"], page["key"]) == (kind, key))
        state: dict[str, Any] = found["languages"][lang or self.translation]
        return state

    @property
    def stale(self) -> list[str]:
        """The parts of the translation that are stale."""
        return list(self.state()["stale"])

    def change(self, old: str, new: str) -> None:
        """Changes the source."""
        self.site.change(self.path(self.source), old, new)


@pytest.fixture(params=[("id", "en"), ("en", "id")], ids=["Indonesian leads", "English leads"])
def desk(site: SiteTest, request: pytest.FixtureRequest) -> Desk:
    """A guide whose translation has been accepted."""
    desk = Desk(site, *request.param)
    for lang in request.param:
        site.write(desk.path(lang), GUIDE.format(title=f"Guide {lang}", description=f"The guide in {lang}."))
    accepted = desk.run("accept", str(desk.file(desk.translation)), "--from", desk.source)
    assert (accepted.exit_code, accepted.stderr) == (0, "")
    return desk


def facts(desk: Desk) -> None:
    """Edits a record that the guide links to."""
    desk.site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: SE")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("angka 21.\nBaris kedua", "angka\n21. Baris\nkedua"),
        ("angka 21.\n", "angka 21.  \n"),
        ("*ditunda*", "_ditunda_"),
        ("*ditunda*", "**ditunda**"),
        ("*ditunda*", "ditunda"),
        ("updated: 2024-02-01", "updated: 2025-03-04"),
        ("updated: 2024-02-01", "updated: 2024-02-01\nslug: panduan\naliases: [/lama/]"),
        ("- satu\n- dua", "* satu\n* dua"),
        ("| buku | 1.200 |", "| buku   |   1.200 |"),
        ("## Rencana {#rencana}", "Rencana {#rencana}\n-----------------"),
        ("[Nordhavn](city:nordhavn)", "[Nordhavn][n]"),
        ("[^1]", "[^kaki]"),
        ("---\n\nPembuka", "---\n\n\nPembuka"),
    ],
)
def test_writing_the_same_in_another_way_makes_nothing_stale(desk: Desk, old: str, new: str) -> None:
    text = desk.file(desk.source).read_text(encoding="utf-8")
    definition = "\n[n]: city:nordhavn\n" if "[n]" in new else ""
    desk.site.write(desk.path(desk.source), text.replace(old, new) + definition)

    assert desk.stale == []
    assert desk.state()["state"] == "translated"


def test_line_ends_make_nothing_stale(desk: Desk) -> None:
    desk.site.write(desk.path(desk.source), desk.file(desk.source).read_text(encoding="utf-8").replace("\n", "\r\n"))

    assert desk.stale == []


def test_facts_never_make_a_translation_stale(desk: Desk) -> None:
    facts(desk)

    assert desk.stale == []


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("Baris kedua", "Kalimat kedua", [".lead"]),
        ("angka 21", "angka 22", [".lead"]),
        ("city:nordhavn", "city:sund", [".lead"]),
        ("sampai 1992", "sampai 1993", ["rencana"]),
        ("[@gazette-2018]", "[@avisen-2018]", ["rencana"]),
        (" [@gazette-2018]", "", ["rencana"]),
        ("## Rencana", "## Rancangan", ["rencana"]),
        ("- dua", "- tiga", ["daftar"]),
        ("1.200", "1.201", ["daftar"]),
        ("[^1]: Catatan", "[^1]: Keterangan", ["catatan"]),
        ("title: Guide", "title: The guide", [".title"]),
        ("description: The guide", "description: This guide", [".description"]),
        ("Teks dengan", "Paragraf baru.\n\nTeks dengan", ["catatan"]),
    ],
)
def test_one_change_makes_one_section_stale(desk: Desk, old: str, new: str, stale: list[str]) -> None:
    desk.change(old, new)

    state = desk.state()
    assert (state["state"], state["stale"], state["changed"]) == ("stale", stale, stale)


def test_a_new_section_is_reported_as_new(desk: Desk) -> None:
    desk.change("## Daftar", "## Baru\n\nTeks baru.\n\n## Daftar")

    state = desk.state()
    assert (state["stale"], state["added"], state["words"]) == (["baru"], ["baru"], 3)
    assert "+baru" in desk.run("status").stdout


def test_a_section_that_is_gone_is_reported_as_gone(desk: Desk) -> None:
    desk.change("## Daftar {#daftar}\n\n- satu\n- dua\n\n| Isi | Nilai |\n|---|---|\n| buku | 1.200 |\n\n", "")

    state = desk.state()
    assert (state["stale"], state["removed"], state["words"]) == (["daftar"], ["daftar"], 0)
    assert "-daftar" in desk.run("status").stdout


def test_another_id_is_a_new_section_and_one_that_is_gone(desk: Desk) -> None:
    desk.change("{#rencana}", "{#rancangan}")

    state = desk.state()
    assert (state["stale"], state["changed"], state["added"], state["removed"]) == (
        ["rancangan", "rencana"],
        [],
        ["rancangan"],
        ["rencana"],
    )


def test_only_accept_clears_what_is_stale(desk: Desk) -> None:
    desk.change("sampai 1992", "sampai 1993")
    desk.site.change(desk.path(desk.translation), "sampai 1992", "sampai 1993")
    assert desk.stale == ["rencana"]

    accepted = desk.value("accept", str(desk.file(desk.translation)))

    assert [(each["path"], each["sections"]) for each in accepted["accepted"]] == [(desk.path(desk.translation), ["rencana"])]
    assert desk.stale == []


def test_going_back_to_what_was_translated_clears_it_too(desk: Desk) -> None:
    desk.change("sampai 1992", "sampai 1993")
    desk.change("sampai 1993", "sampai 1992")

    assert desk.stale == []


def test_sections_can_be_accepted_one_by_one(desk: Desk) -> None:
    desk.change("angka 21", "angka 22")
    desk.change("sampai 1992", "sampai 1993")
    desk.change("## Daftar {#daftar}", "## Baru {#baru}\n\nBaru.\n\n## Senarai {#senarai}")
    assert desk.stale == [".lead", "rencana", "baru", "senarai", "daftar"]

    desk.run("accept", str(desk.file(desk.translation)), "--section", "rencana", "--section", "baru")
    assert desk.stale == [".lead", "senarai", "daftar"]

    desk.run("accept", str(desk.file(desk.translation)), "--section", "daftar")
    assert desk.stale == [".lead", "senarai"]


def test_accepting_changes_one_line_and_no_other_byte(desk: Desk) -> None:
    file = desk.file(desk.translation)
    text = file.read_bytes().replace(b"---\ntitle:", b"---\n# a remark\ntitle:").replace(b"\n", b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text)
    file.chmod(0o640)
    before = file.read_bytes().split(b"\r\n")
    desk.change("angka 21", "angka 22")

    result = desk.run("accept", str(file))

    after = file.read_bytes().split(b"\r\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [old[:9] for old, new in zip(before, after, strict=True) if old != new] == [b"made_from"]
    assert file.stat().st_mode & 0o777 == 0o640


def test_accepting_again_writes_nothing(desk: Desk) -> None:
    file = desk.file(desk.translation)
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)

    result = desk.run("accept", str(file))

    assert (result.exit_code, result.stdout) == (0, f"{desk.path(desk.translation)}: already accepted\n")
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_an_original_is_refused_and_the_others_are_done(desk: Desk) -> None:
    desk.change("angka 21", "angka 22")

    result = desk.run("accept", str(desk.file(desk.source)), str(desk.file(desk.translation)))

    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"{desk.path(desk.source)}: error translation.original: ")
    assert desk.stale == []


def test_an_unknown_section_is_refused_and_nothing_is_written(desk: Desk) -> None:
    before = desk.file(desk.translation).read_bytes()

    result = desk.run("accept", str(desk.file(desk.translation)), "--section", "rencan")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "translation.section-unknown" in result.stderr
    assert desk.file(desk.translation).read_bytes() == before


def test_front_matter_that_takes_no_further_line_is_left_alone(desk: Desk) -> None:
    path = "content/en/cities/muara.md"
    desk.site.write(path, "---\n{description: A city.}\n---\n\nMuara.\n")

    result = desk.run("accept", str(desk.site.root / path))

    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f"{path}: error translation.front-form: the line cannot be inserted into this front matter"
    assert "write it yourself: made_from: {id: {" in result.stderr
    assert (desk.site.root / path).read_text() == "---\n{description: A city.}\n---\n\nMuara.\n"


def test_words_of_a_record_get_front_matter_when_they_have_none(desk: Desk) -> None:
    path = "content/en/cities/muara.md"
    desk.site.write(path, "Muara is a port.\n")
    assert desk.state("en", "muara", "cities")["stamped"] is False

    desk.run("accept", str(desk.site.root / path))

    assert desk.state("en", "muara", "cities")["state"] == "translated"
    assert (desk.site.root / path).read_text().endswith("}}\n---\n\nMuara is a port.\n")


def test_a_file_with_a_fault_is_reported_and_left_alone(desk: Desk) -> None:
    desk.site.change(desk.path(desk.translation), "title: Guide", "judul: Guide\ntitle: Guide")
    before = desk.file(desk.translation).read_bytes()

    for command in ("accept", "diff"):
        result = desk.run(command, str(desk.file(desk.translation)))
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{desk.path(desk.translation)}:2:1: error field.unknown: ")
    assert desk.file(desk.translation).read_bytes() == before


def test_status_does_not_drop_a_file_with_a_fault_in_silence(desk: Desk) -> None:
    desk.site.change(desk.path(desk.translation), "title: Guide", "judul: Guide\ntitle: Guide")

    text, value = desk.run("status"), desk.value("status")

    assert (text.exit_code, text.stderr.count(" error field.unknown: ")) == (1, 1)
    assert {problem["path"] for problem in value["problems"]} == {desk.path(desk.translation)}


def test_no_other_fault_of_the_site_stands_in_a_translator_s_way(desk: Desk) -> None:
    desk.site.change("content/en/cities/nordhavn.md", "city:muara", "city:nowhere")
    desk.change("angka 21", "angka 22")

    assert [desk.run("status").exit_code, desk.run("diff", str(desk.file(desk.translation))).exit_code] == [0, 0]
    assert desk.run("accept", str(desk.file(desk.translation))).exit_code == 0


@pytest.fixture
def repository(desk: Desk) -> Desk:
    """The same desk, under version control."""
    git(desk.site.root, "init", "--quiet")
    git(desk.site.root, "add", "content")
    git(desk.site.root, "commit", "--quiet", "--message", "First")
    return desk


def test_diff_shows_what_was_said_then_and_what_is_said_now(repository: Desk) -> None:
    desk = repository
    first = git(desk.site.root, "rev-parse", "HEAD").strip()
    commit(desk.file(desk.source), desk.file(desk.source).read_text().replace("sampai 1992", "sampai 1994"))
    desk.change("sampai 1994", "sampai tahun 1993")

    result, value = desk.run("diff", str(desk.file(desk.translation))), desk.value("diff", str(desk.file(desk.translation)))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{desk.path(desk.translation)}, made from {desk.path(desk.source)}\n"
        "\n"
        "== rencana: changed\n"
        f"translated from commit {first[:12]}, 2020-02-02\n"
        f"{desk.source}: Rencana Rencana itu ditunda sampai [-1992-]{{+tahun 1993+}}[@gazette-2018].\n"
        f"{desk.translation}: Rencana Rencana itu ditunda sampai 1992[@gazette-2018].\n"
    )
    assert value == {
        "path": desk.path(desk.translation),
        "from": desk.source,
        "source": desk.path(desk.source),
        "history": "full",
        "sections": [
            {
                "section": "rencana",
                "change": "changed",
                "commit": first,
                "day": "2020-02-02",
                "then": "Rencana Rencana itu ditunda sampai 1992⟨source:gazette-2018⟩.",
                "now": "Rencana Rencana itu ditunda sampai tahun 1993⟨source:gazette-2018⟩.",
                "diff": [
                    {"op": "equal", "text": "Rencana Rencana itu ditunda sampai"},
                    {"op": "removed", "text": "1992"},
                    {"op": "added", "text": "tahun 1993"},
                    {"op": "equal", "text": "⟨source:gazette-2018⟩."},
                ],
                "translation": "Rencana Rencana itu ditunda sampai 1992⟨source:gazette-2018⟩.",
            }
        ],
    }


def test_diff_finds_each_section_where_it_was_accepted(repository: Desk) -> None:
    desk = repository
    second = commit(desk.file(desk.source), desk.file(desk.source).read_text().replace("angka 21", "angka 22").replace("1992", "1993"))
    desk.run("accept", str(desk.file(desk.translation)), "--section", ".lead")
    desk.change("angka 22", "angka 23")

    found = {each["section"]: each for each in desk.value("diff", str(desk.file(desk.translation)))["sections"]}

    assert found[".lead"]["commit"] == second
    assert (found["rencana"]["commit"] == second, "1992" in found["rencana"]["then"]) == (False, True)


def test_diff_reports_new_sections_from_those_that_are_gone(repository: Desk) -> None:
    desk = repository
    desk.change("## Daftar {#daftar}", "## Senarai {#senarai}")

    reported = [
        (each["section"], each["change"], each["then"] is None, each["now"] is None, each["translation"] is None)
        for each in desk.value("diff", str(desk.file(desk.translation)))["sections"]
    ]

    assert reported == [("senarai", "added", True, False, True), ("daftar", "removed", False, True, False)]


def test_without_a_history_diff_says_so_and_shows_what_is_said_now(desk: Desk) -> None:
    desk.change("sampai 1992", "sampai 1993")

    result, value = desk.run("diff", str(desk.file(desk.translation))), desk.value("diff", str(desk.file(desk.translation)))

    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        "The former text cannot be shown: this file has no git history.\nThe current text and its translation are shown.\n"
    ) in result.stdout
    assert f"\n{desk.source}: Rencana Rencana itu ditunda sampai 1993[@gazette-2018].\n" in result.stdout
    assert (value["history"], value["sections"][0]["then"], value["sections"][0]["diff"]) == ("none", None, [])


def test_a_shallow_clone_knows_every_state_and_says_what_it_cannot_show(repository: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = repository
    commit(desk.file(desk.source), desk.file(desk.source).read_text().replace("sampai 1992", "sampai 1993"))
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(clone.parent, "clone", "--quiet", "--depth=1", desk.site.root.as_uri(), "shallow")
    for part in ("templates", "locales", "assets"):
        shutil.copytree(desk.site.root / part, clone / part)
    shallow = Desk(SiteTest(clone, clone / "dist"), desk.source, desk.translation)

    assert shallow.stale == ["rencana"]
    assert "the git history is shallow" in shallow.run("diff", str(shallow.file(desk.translation))).stdout
    assert shallow.run("accept", str(shallow.file(desk.translation))).exit_code == 0
    assert shallow.stale == []


def test_diff_has_nothing_to_show_of_what_is_up_to_date(desk: Desk) -> None:
    result = desk.run("diff", str(desk.file(desk.translation)))

    assert (result.exit_code, result.stdout) == (
        0,
        f"{desk.path(desk.translation)}: nothing has changed in {desk.path(desk.source)}\n",
    )
    assert desk.value("diff", str(desk.file(desk.translation)))["sections"] == []


def test_diff_of_a_translation_that_was_never_accepted_asks_for_that(site: SiteTest) -> None:
    desk = Desk(site, "id", "en")
    for lang in ("id", "en"):
        site.write(desk.path(lang), GUIDE.format(title=f"Guide {lang}", description=f"The guide in {lang}."))

    result = desk.run("diff", str(desk.file("en")))

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "content/en/pages/guide.md: error translation.unstamped: this translation does not name its source",
        "    compare it with content/id/pages/guide.md, then run accept",
    ]


def test_a_first_draft_stands_beside_its_source_and_every_forgotten_passage_is_found(desk: Desk) -> None:
    desk.file(desk.translation).unlink()

    result = desk.run("translate", str(desk.file(desk.source)), "--to", desk.translation)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{desk.path(desk.translation)} written: 15 passages to translate, each marked with ⟦TODO⟧\n"
    state = desk.state()
    assert (state["state"], state["origin"], state["stale"]) == ("translated", desk.source, [])
    lines = desk.file(desk.translation).read_text().split("\n")
    marks = [f"{number}:{line.index('⟦') + 1}" for number, line in enumerate(lines, start=1) if "⟦" in line]
    reported = [
        f"{problem['line']}:{problem['column']}"
        for problem in desk.value("check")["problems"]
        if problem["code"] == "text.todo" and problem["path"] == desk.path(desk.translation)
    ]
    assert set(marks) <= set(reported)
    assert len(reported) == 15


def test_a_draft_that_is_finished_is_sound(desk: Desk) -> None:
    file = desk.file(desk.translation)
    file.unlink()
    desk.run("translate", str(desk.file(desk.source)), "--to", desk.translation)
    file.write_text(file.read_text().replace("⟦TODO⟧ ", ""))

    problems = [problem for problem in desk.value("check")["problems"] if problem["path"] == desk.path(desk.translation)]

    assert [problem["code"] for problem in problems if problem["level"] == "error"] == []
    assert (desk.state()["words"], desk.stale) == (0, [])


def test_a_draft_overwrites_nothing(desk: Desk) -> None:
    before = desk.file(desk.translation).read_bytes()

    result = desk.run("translate", str(desk.file(desk.source)), "--to", desk.translation)

    assert (result.exit_code, result.stdout, "translation.exists" in result.stderr) == (1, "", True)
    assert desk.file(desk.translation).read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "nowhere"),
        ("status", "content/site.yaml"),
        ("status", "templates"),
        ("status", "content/facts/people"),
        ("status", "--format", "xml"),
        ("diff", "content/facts/cities/nordhavn.yaml"),
        ("diff",),
        ("accept", "content/en"),
        ("accept",),
        ("accept", "content/en/pages/about.md", "--from", "fr"),
        ("translate", "content/id/cities/muara.md"),
        ("translate", "content/id/cities/muara.md", "--to", "fr"),
        ("translate", "content/id/cities/muara.md", "--to", "id"),
        ("translate", "content/en/cities/muara.md", "--to", "id"),
    ],
)
def test_wrong_usage_ends_with_status_2(site: SiteTest, arguments: tuple[str, ...]) -> None:
    result = Desk(site, "id", "en").run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")


def test_a_path_may_be_given_from_the_project_or_from_the_current_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.site.root / "content" / "en")

    keys = [[page["key"] for page in desk.value("status", path)["pages"]] for path in ("content/id/cities", "cities", "pages/guide.md")]

    assert keys == [["muara", "nordhavn", "sund"], ["muara", "nordhavn", "sund"], ["guide"]]


def test_content_may_lie_elsewhere(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = (desk.site.root / "content").rename(tmp_path_factory.mktemp("elsewhere") / "isi")
    file = content / desk.source / "pages" / "guide.md"
    file.write_text(file.read_text().replace("angka 21", "angka 22"))
    translation = content / desk.translation / "pages" / "guide.md"

    result = CliRunner().invoke(main, ["--root", str(desk.site.root), "--content", str(content), "accept", str(translation)])

    reported = f"isi/{desk.translation}/pages/guide.md: made from the current isi/{desk.source}/pages/guide.md (.lead)\n"
    assert (result.exit_code, result.stdout) == (0, reported)


def test_status_as_html_is_one_page_in_the_language_of_the_command(desk: Desk) -> None:
    desk.change("angka 21", "angka 22")

    result = desk.run("status", "--format", "html", "--lang", "id")

    assert (result.exit_code, result.stderr) == (0, "")
    assert '<html lang="id">' in result.stdout
    assert "<li><code>.lead</code></li>" in result.stdout


@pytest.fixture
def three(tmp_path: Path) -> Desk:
    """A site in three languages, whose translations have all been accepted."""
    desk = Desk(SiteTest.copy("arabic", tmp_path), "id", "ar")
    for lang in ("en", "ar"):
        desk.run("accept", *map(str, sorted((desk.site.root / "content" / lang).rglob("*.md"))), "--from", "id")
    return desk


def test_of_three_languages_each_translation_is_reported_for_itself(three: Desk) -> None:
    three.site.change("content/id/pages/about.md", "Portal ini mencatat", "Portal ini hanya mencatat")
    assert [three.state(lang, "about")["state"] for lang in ("id", "en", "ar")] == ["original", "stale", "stale"]

    three.run("accept", str(three.site.root / "content/ar/pages/about.md"))

    assert [three.state(lang, "about")["state"] for lang in ("id", "en", "ar")] == ["original", "stale", "translated"]


def test_a_translation_may_be_made_from_a_translation(three: Desk) -> None:
    three.run("accept", str(three.site.root / "content/ar/pages/about.md"), "--from", "en")

    three.site.change("content/en/pages/about.md", "This portal records", "This portal only records")

    found = {lang: three.state(lang, "about") for lang in ("id", "en", "ar")}
    assert {lang: (state["state"], state["origin"]) for lang, state in found.items()} == {
        "id": ("original", None),
        "en": ("translated", "id"),
        "ar": ("stale", "en"),
    }


def test_a_third_language_is_drafted_from_whichever_is_named(three: Desk) -> None:
    (three.site.root / "content/ar/pages/about.md").unlink()

    three.run("translate", "content/en/pages/about.md", "--to", "ar")

    assert three.state("ar", "about")["origin"] == "en"

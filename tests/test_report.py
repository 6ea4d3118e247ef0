"""Problems as people and programs read them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kembar import report
from kembar.model.output import Report
from kembar.model.problem import Level, Problem, SourceLocation, tr


def write_project(root: Path, text: str, name: str = "words.md") -> Path:
    """Write the only file of a project; return its root."""
    (root / name).write_text(text, encoding="utf-8", newline="")
    return root


def broken(line: int = 0, column: int = 0, *, path: str = "words.md", hint: str = "correct it") -> Problem:
    """Return a problem in a file."""
    return Problem(SourceLocation(path, line, column), "link.broken", tr("there is no such page"), tr(hint) if hint else None)


def test_a_problem_has_its_source_line_a_caret_and_a_hint(tmp_path: Path) -> None:
    root = write_project(tmp_path, "Awal.\nLihat [LA](city:los-angles) untuk latar.\n")

    assert report.as_text([broken(2, 7)], root.joinpath) == (
        "words.md:2:7: error link.broken: there is no such page\n"
        "    Lihat [LA](city:los-angles) untuk latar.\n"
        "          ^ correct it\n"
    )  # fmt: skip


@pytest.mark.parametrize("letter", ["\u2028", "\x0b", "\x85"])
def test_only_line_feeds_and_carriage_returns_end_lines(tmp_path: Path, letter: str) -> None:
    root = write_project(tmp_path, f"satu{letter}dua\r\ntiga\rempat\n")

    assert [line.strip() for line in report.as_text([broken(2, 1), broken(3, 1)], root.joinpath).splitlines()[1::3]] == ["tiga", "empat"]


def test_indentation_is_left_out_and_the_caret_stays_under_its_column(tmp_path: Path) -> None:
    root = write_project(tmp_path, "      stage: planed\n")

    assert report.as_text([broken(1, 14)], root.joinpath) == (
        "words.md:1:14: error link.broken: there is no such page\n"
        "    stage: planed\n"
        "           ^ correct it\n"
    )  # fmt: skip


def test_a_caret_can_point_at_the_first_letter_and_after_the_last(tmp_path: Path) -> None:
    root = write_project(tmp_path, "  key\n")

    assert [report.as_text([broken(1, column)], root.joinpath).splitlines()[2] for column in (3, 6)] == [
        "    ^ correct it",
        "       ^ correct it",
    ]


def test_a_location_without_a_column_has_no_caret(tmp_path: Path) -> None:
    root = write_project(tmp_path, "name: Rabat\n")

    assert report.as_text([broken(1)], root.joinpath) == (
        "words.md:1: error link.broken: there is no such page\n"
        "    name: Rabat\n"
        "    correct it\n"
    )  # fmt: skip


def test_a_location_without_a_line_has_no_source_line(tmp_path: Path) -> None:
    root = write_project(tmp_path, "name: Rabat\n")

    assert report.as_text([broken()], root.joinpath) == "words.md: error link.broken: there is no such page\n    correct it\n"


def test_a_problem_without_a_hint_ends_at_the_caret(tmp_path: Path) -> None:
    root = write_project(tmp_path, "name: Rabat\n")

    assert report.as_text([broken(1, 7, hint="")], root.joinpath).splitlines()[1:] == ["    name: Rabat", "          ^"]


@pytest.mark.parametrize("path", ["gone.md", "folder"])
def test_a_problem_in_an_unreadable_file_has_no_source_line(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()

    assert report.as_text([broken(3, 4, path=path)], tmp_path.joinpath).splitlines() == [
        f"{path}:3:4: error link.broken: there is no such page",
        "    correct it",
    ]


def test_a_line_beyond_the_end_of_the_file_is_left_out(tmp_path: Path) -> None:
    root = write_project(tmp_path, "one line\n")

    assert report.as_text([broken(9, 4)], root.joinpath).splitlines()[1:] == ["    correct it"]


@pytest.mark.parametrize("column", [1, 60, 118, 122, 300, 500, 596])
def test_a_long_line_is_cut_around_the_column(tmp_path: Path, column: int) -> None:
    line = "".join(f"{number:06}" for number in range(100))
    root = write_project(tmp_path, f"{line}\n")

    shown, caret = report.as_text([broken(1, column)], root.joinpath).splitlines()[1:]

    assert len(shown) <= 4 + report.MAX_LINE_LENGTH
    assert shown[caret.index("^") :][:4] == line[column - 1 :][:4]


def test_tabs_take_one_column_each(tmp_path: Path) -> None:
    root = write_project(tmp_path, "a\tb\tcity\n")

    assert report.as_text([broken(1, 5)], root.joinpath).splitlines()[1:] == ["    a b city", "        ^ correct it"]


def test_a_caret_is_aligned_after_wide_letters(tmp_path: Path) -> None:
    root = write_project(tmp_path, "東京 → citi\n")

    assert report.as_text([broken(1, 6)], root.joinpath).splitlines()[1:] == ["    東京 → citi", "           ^ correct it"]


def test_combining_marks_take_no_column(tmp_path: Path) -> None:
    root = write_project(tmp_path, "Me\u0301xico: citi\n")

    assert report.as_text([broken(1, 10)], root.joinpath).splitlines()[1:] == ["    Me\u0301xico: citi", "            ^ correct it"]


def test_control_characters_in_files_and_messages_are_replaced(tmp_path: Path) -> None:
    root = write_project(tmp_path, "name: \x1b]0;mine\x07\u202e\x9b31m\n")
    problem = Problem(SourceLocation("words.md", 1, 1), "key.invalid", tr("“{key}” is no key", key="\x1b[2J"), tr("\x1b[1A gone"))

    output = report.as_text([problem], root.joinpath)

    assert output.splitlines() == [
        "words.md:1:1: error key.invalid: “\ufffd[2J” is no key",
        "    name: \ufffd]0;mine\ufffd\ufffd\ufffd31m",
        "    ^ \ufffd[1A gone",
    ]


def test_control_characters_in_file_names_are_replaced(tmp_path: Path) -> None:
    output = report.as_text([broken(path="a\nb\x1b[31m.md", hint="")], tmp_path.joinpath)

    assert output == "a\ufffdb\ufffd[31m.md: error link.broken: there is no such page\n"


def test_problems_are_sorted_by_location_without_duplicates() -> None:
    found = [
        broken(10, 1, path="b.md"),
        broken(9, 2, path="b.md"),
        broken(1, 1, path="a.md"),
        broken(9, 2, path="b.md"),
        broken(path="b.md"),
    ]

    assert [str(problem.location) for problem in report.sort_problems(found)] == ["a.md:1:1", "b.md", "b.md:9:2", "b.md:10:1"]


def test_no_problems_give_an_empty_text(tmp_path: Path) -> None:
    assert report.as_text([], tmp_path.joinpath) == ""


def test_the_json_report_is_one_object_with_everything() -> None:
    warning = Problem(SourceLocation("a.md", 4), "facts.unsourced", tr("“{key}” has no source", key="rabat"), level=Level.WARNING)
    done = Report(made=("id/index.html",), removed=("stale.html",), kept=7)

    assert json.loads(report.as_json(done, [broken(2, 7), warning])) == {
        "made": ["id/index.html"],
        "removed": ["stale.html"],
        "kept": 7,
        "problems": [
            {
                "path": "a.md",
                "line": 4,
                "column": None,
                "level": "warning",
                "code": "facts.unsourced",
                "message": "“rabat” has no source",
                "hint": "",
            },
            {
                "path": "words.md",
                "line": 2,
                "column": 7,
                "level": "error",
                "code": "link.broken",
                "message": "there is no such page",
                "hint": "correct it",
            },
        ],
    }


def test_an_empty_json_report_is_an_object() -> None:
    assert json.loads(report.as_json(Report(), [])) == {"made": [], "removed": [], "kept": 0, "problems": []}


def test_each_problem_is_one_workflow_command() -> None:
    warning = Problem(SourceLocation("a.md", 4), "facts.unsourced", tr("“{key}” has no source", key="rabat"), level=Level.WARNING)

    assert report.as_github([broken(2, 7), warning, broken(path="b.md")]) == (
        "::warning file=a.md,line=4,title=facts.unsourced::“rabat” has no source\n"
        "::error file=b.md,title=link.broken::there is no such page%0Acorrect it\n"
        "::error file=words.md,line=2,col=7,title=link.broken::there is no such page%0Acorrect it\n"
    )


def test_text_in_a_workflow_command_cannot_end_it_or_start_another() -> None:
    problem = Problem(SourceLocation("a,b:c%.md", 1), "key.invalid", tr("100% “{key}”", key="\n::error::mine"), tr("one: two,\r three"))

    assert report.as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25.md,line=1,title=key.invalid::100%25 “\ufffd::error::mine”%0Aone: two,\ufffd three\n"
    )


def test_no_problems_give_no_workflow_commands() -> None:
    assert report.as_github([]) == ""


def test_a_sarif_log_contains_what_the_standard_requires() -> None:
    warning = Problem(SourceLocation("id/kota é.md", 4), "facts.unsourced", tr("“{key}” has no source", key="rabat"), level=Level.WARNING)

    log = json.loads(report.as_sarif([broken(2, 7), warning, broken(9, 1)]))

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "Kembar"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["facts.unsourced", "link.broken"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert set(run["originalUriBaseIds"]) == {"PROJECTROOT"}
    assert run["results"] == [
        {
            "ruleId": "facts.unsourced",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "“rabat” has no source"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "id/kota%20%C3%A9.md", "uriBaseId": "PROJECTROOT"},
                        "region": {"startLine": 4},
                    }
                }
            ],
        },
        *(
            {
                "ruleId": "link.broken",
                "ruleIndex": 1,
                "level": "error",
                "message": {"text": "there is no such page\ncorrect it"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": "words.md", "uriBaseId": "PROJECTROOT"},
                            "region": {"startLine": line, "startColumn": column},
                        }
                    }
                ],
            }
            for line, column in ((2, 7), (9, 1))
        ),
    ]


def test_a_location_without_a_line_has_no_sarif_region() -> None:
    (run,) = json.loads(report.as_sarif([broken()]))["runs"]
    (location,) = run["results"][0]["locations"]

    assert location == {"physicalLocation": {"artifactLocation": {"uri": "words.md", "uriBaseId": "PROJECTROOT"}}}


def test_an_empty_sarif_log_has_a_run_without_results() -> None:
    (run,) = json.loads(report.as_sarif([]))["runs"]

    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize("form", [report.as_github, report.as_sarif])
def test_logs_are_in_the_language_of_the_run(form: Callable[[list[Problem], report.Translate], str]) -> None:
    assert "THERE IS NO SUCH PAGE" in form([broken(2, 7)], lambda message: str(message).upper())

"""The tool in its languages: which one is used, and that all output is in it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kembar import report
from kembar.cli.main import COMMANDS, main
from kembar.cli.translator import translate_plural, translator_for
from kembar.cli.ui_languages import chosen, languages, of_system
from kembar.i18n.messages import Messages
from kembar.model.problem import Level, Message, Problem, SourceLocation, tr
from kembar.read.content import read_content
from tests.pipeline.site_test import REPOSITORY, SiteTest

BROKEN = sorted((REPOSITORY / "tests" / "broken").iterdir())
CITY = "content/en/cities/nordhavn.md"


def run(*arguments: str) -> Result:
    """The command line in this process."""
    return CliRunner().invoke(main, arguments, prog_name="build.py")


@pytest.fixture
def broken(site: SiteTest) -> SiteTest:
    """A project with one broken link."""
    site.change(CITY, "[Muara](city:muara)", "[Muara](city:muarra)")
    return site


INDONESIAN = (
    f"{CITY}:7:27: kesalahan link.broken: tidak ada “muarra” dalam daftar tempat\n"
    "    Nordhavn and [Muara](city:muarra) have been sister cities since 1991 [@gazette-2018].\n"
    "                              ^ apakah maksudnya “muara”?\n"
)


def test_the_languages_are_english_and_those_with_a_catalogue() -> None:
    assert languages() == ("en", "id")


@pytest.mark.parametrize(
    "arguments", [("--lang", "id", "check"), ("check", "--lang", "id"), ("--lang=id", "check"), ("check", "--lang=id")]
)
def test_the_option_can_be_before_or_after_the_command(broken: SiteTest, arguments: tuple[str, ...]) -> None:
    result = run("--root", str(broken.root), *arguments)

    assert (result.exit_code, result.stderr, result.stdout) == (1, INDONESIAN, "1 kesalahan\n")


def test_the_option_works_without_a_command(site: SiteTest) -> None:
    result = run("--root", str(site.root), "--lang", "id", "--out", str(site.out))

    assert result.stdout == f"{site.out}: {len(site.files()) - 1} dibuat, 0 tetap, 0 dihapus\n"


def test_the_last_option_wins() -> None:
    assert chosen(["--lang", "id", "check", "--lang", "en"], {}) == "en"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LANG": "id_ID@latin"}, "id"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "idn"}, "en"),
        ({"LANG": "id_ID", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "id_ID"}, "id"),
        ({"LC_ALL": "C", "LC_MESSAGES": "id_ID", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "id_ID"}, "id"),
    ],
)
def test_the_default_is_the_system_s_language(environment: dict[str, str], language: str) -> None:
    assert of_system(environment, languages()) == language


def test_the_command_uses_the_system_s_language(broken: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")

    assert run("--root", str(broken.root), "check").stderr == INDONESIAN
    assert run("--root", str(broken.root), "check", "--lang", "en").stderr.startswith(
        f"{CITY}:7:27: error link.broken: there is no “muarra”"
    )


def test_only_message_and_hint_are_translated_in_json(broken: SiteTest) -> None:
    english, indonesian = (
        json.loads(run("--root", str(broken.root), "check", "--format", "json", "--lang", code).stdout) for code in languages()
    )

    assert indonesian["problems"][0] == {
        **english["problems"][0],
        "message": "tidak ada “muarra” dalam daftar tempat",
        "hint": "apakah maksudnya “muara”?",
    }


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (("bulid",), "Tidak ada perintah 'bulid'. Apakah maksudnya 'build'?"),
        (("build", "--outt", "x"), "Tidak ada opsi '--outt'. Apakah maksudnya '--out'?"),
        (("build", "x"), "Ada argumen yang berlebih (x)"),
        (("build", "--strict=x"), "Opsi '--strict' tidak memakai nilai."),
        (("build", "--out"), "Opsi '--out' memerlukan nilai."),
        (("explain", "--format", "xml"), "Nilai untuk '--format' tidak sah: 'xml' bukan salah satu dari 'text', 'json'."),
        (("--root", "nowhere"), "Nilai untuk '--root' tidak sah: Folder 'nowhere' tidak ada."),
        (("--root", "README.md"), "Nilai untuk '--root' tidak sah: Folder 'README.md' adalah berkas."),
        (
            ("build", "--base-url", "x"),
            "Nilai untuk '--base-url' tidak sah: tulislah alamat lengkap seperti https://example.org/kota/, tanpa ? atau #",
        ),
        (("explain", "link.borken"), "tidak ada masalah “link.borken”; apakah maksudnya “link.broken”?"),
        (("build", "--explain", "en/"), "--explain sekarang bernama --why"),
        (("accept",), "Belum ada argumen 'JALUR...'."),
        (("translate", "x"), "Belum ada opsi '--to'."),
        (("serve", "--port", "99999"), "Nilai untuk '--port' tidak sah: 99999 di luar rentang 0<=x<=65535."),
        (("serve", "--port", "x"), "Nilai untuk '--port' tidak sah: 'x' bukan bilangan bulat yang sah."),
    ],
)
def test_usage_errors_are_translated(arguments: tuple[str, ...], reported: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)

    result = run("--lang", "id", *arguments)

    head, _, message = result.stderr.partition("\n\n")
    assert (result.exit_code, result.stdout, message) == (2, "", f"Kesalahan: {reported}\n")
    assert [line.split()[0] for line in head.splitlines()] == ["Pemakaian:", "Jalankan"]


@pytest.mark.parametrize("arguments", [("--lang", "fr", "check"), ("check", "--lang", "fr"), ("--lang", "fr"), ("check", "--lang")])
def test_an_unknown_language_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--lang" in result.stderr


@pytest.mark.parametrize(
    "command", [main, *(main.get_command(click.Context(main), name) for name in COMMANDS)], ids=lambda command: command.name
)
def test_help_is_translated_completely(command: object) -> None:
    name = getattr(command, "name", "")
    arguments = ["--help"] if command is main else [name, "--help"]
    english, indonesian = (set(_sentences(run("--lang", code, *arguments).stdout)) for code in languages())

    assert {line for line in english & indonesian if not _is_the_same_in_all(line)} == set()


def _sentences(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _is_the_same_in_all(line: str) -> bool:
    """Names of options, and the end of an example."""
    return line.startswith("--") or ("build.py" not in line and " " not in line) or "/" in line


def messages_of(problems: Iterable[Problem]) -> Iterator[Message]:
    """Every message of some problems, and those in their gaps."""
    for problem in problems:
        for message in (problem.message, problem.hint):
            if message:
                yield message
                yield from (gap for _, gap in message.gaps if isinstance(gap, Message))


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_problem_is_translated_completely(folder: Path) -> None:
    known, problems = translator_for("id").messages.texts, read_content(folder, folder / "content")[1]
    reported = report.as_text(problems, folder.joinpath, translator_for("id").translate)

    assert [message.text for message in messages_of(problems) if message.text not in known] == []
    assert reported.count("\n") == (folder / "expected.txt").read_text(encoding="utf-8").count("\n")


def test_missing_translations_are_in_english() -> None:
    translator = translator_for("xx")

    assert translator.messages == Messages()
    assert translator.translate(tr("no “{key}” in {kind}", key="a", kind=tr("cities"))) == "no “a” in cities"


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [(0, 0, ""), (1, 0, "1 error"), (2, 1, "2 errors, 1 warning"), (0, 3, "3 warnings")],
)
def test_a_summary_counts_errors_and_warnings(errors: int, warnings: int, words: str) -> None:
    error = Problem(SourceLocation("a.md"), "link.broken", tr("nothing there"))
    warning = Problem(SourceLocation("a.md"), "sources.none", tr("no source"), level=Level.WARNING)

    assert report.count_problems([error] * errors + [warning] * warnings, translate_plural) == words

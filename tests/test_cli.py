"""The command line: commands, options, exit status, and which output is on which stream."""

import json
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kembar.cli.main import COMMANDS, main
from tests.pipeline.site_test import REPOSITORY, SiteTest


def run(site: SiteTest, *arguments: str) -> Result:
    """The command line in this process, on a project, and in its folder: a build without `--out` is published there."""
    with chdir(site.root):
        return CliRunner().invoke(main, ["--root", str(site.root), *arguments])


def broken(site: SiteTest) -> SiteTest:
    """The same project with one mistake in it."""
    site.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](city:muarra)")
    return site


def test_build_is_the_default_command(site: SiteTest) -> None:
    result = run(site, "--out", str(site.out))

    assert (result.exit_code, result.stdout) == (0, f"{site.out}: {len(site.files()) - 1} made, 0 kept, 0 removed\n")


def test_build_py_builds_into_dist_of_the_current_folder(site: SiteTest) -> None:
    result = subprocess.run([sys.executable, REPOSITORY / "build.py"], cwd=site.root, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"dist: {len(site.files()) - 1} made, 0 kept, 0 removed\n"


def test_content_may_be_outside_the_project(site: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = (site.root / "content").rename(tmp_path_factory.mktemp("elsewhere") / "isi")

    result = CliRunner().invoke(main, ["--root", str(site.root), "--content", str(content), "build", "--out", str(site.out)])

    assert (result.exit_code, result.stderr) == (0, "")
    assert (site.out / "en" / "cities" / "nordhavn" / "index.html").is_file()


def test_problems_in_content_outside_the_project_have_a_source_line(site: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (site.root / "content").rename(elsewhere / "content")
    site.write("content/en/cities/nordhavn.md", "another\nfile\nof\nthe\nsame\nname\n")
    broken(SiteTest(elsewhere, site.out))

    result = CliRunner().invoke(main, ["--root", str(site.root), "--content", str(elsewhere / "content"), "check"])

    assert result.stderr.splitlines()[:2] == [
        "content/en/cities/nordhavn.md:7:27: error link.broken: there is no “muarra” in cities",
        "    Nordhavn and [Muara](city:muarra) have been sister cities since 1991 [@gazette-2018].",
    ]


def test_problems_end_with_status_1_and_are_written_to_standard_error(site: SiteTest) -> None:
    result = run(broken(site), "build", "--out", str(site.out))

    assert (result.exit_code, result.stdout) == (1, "1 error\n")
    assert result.stderr == (
        "content/en/cities/nordhavn.md:7:27: error link.broken: there is no “muarra” in cities\n"
        "    Nordhavn and [Muara](city:muarra) have been sister cities since 1991 [@gazette-2018].\n"
        "                              ^ did you mean “muara”?\n"
    )


@pytest.mark.parametrize("command", ["build", "check"])
def test_the_json_report_of_a_failure_is_one_object(site: SiteTest, command: str) -> None:
    result = run(broken(site), command, "--format", "json")

    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "made": [],
        "removed": [],
        "kept": 0,
        "problems": [
            {
                "path": "content/en/cities/nordhavn.md",
                "line": 7,
                "column": 27,
                "level": "error",
                "code": "link.broken",
                "message": "there is no “muarra” in cities",
                "hint": "did you mean “muara”?",
            }
        ],
    }


def test_the_json_report_of_a_success_lists_the_files(site: SiteTest) -> None:
    result = run(site, "build", "--out", str(site.out), "--format", "json")

    reported = json.loads(result.stdout)

    assert (result.exit_code, result.stderr, list(reported)) == (0, "", ["made", "removed", "kept", "problems"])
    assert reported["made"] == sorted(set(site.files()) - {"manifest.json"})


def test_check_publishes_nothing(site: SiteTest) -> None:
    before = sorted(site.root.rglob("*"))

    result = run(site, "check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "no problems found\n", "")
    assert sorted(site.root.rglob("*")) == before


def test_warnings_fail_only_when_strict(site: SiteTest) -> None:
    site.change("content/facts/fields/libraries.yaml", "sources: [gazette-2018]\n", "")

    results = [run(site, "check"), run(site, "check", "--strict")]

    assert [(result.exit_code, result.stdout) for result in results] == [(0, "1 warning\n"), (1, "1 warning\n")]


@pytest.mark.parametrize("url", ["https://example.org/kota", "https://example.org/kota/"])
def test_a_base_url_with_a_path_may_end_in_a_slash_or_not(site: SiteTest, url: str) -> None:
    run(site, "build", "--out", str(site.out), "--base-url", url)

    assert "Sitemap: https://example.org/kota/sitemap.xml" in site.read("robots.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("bulid",),
        ("build", "--outt", "dist"),
        ("build", "dist"),
        ("build", "--format", "xml"),
        ("build", "--base-url", "example.org"),
        ("build", "--base-url", "ftp://example.org/"),
        ("build", "--base-url", "https://example.org/?page=1"),
        ("build", "--base-url", "https://exa mple.org/"),
        ("build", "--base-url", "http://[::1"),
        ("check", "--clean"),
        ("--root",),
    ],
)
def test_wrong_usage_ends_with_status_2(site: SiteTest, arguments: tuple[str, ...]) -> None:
    result = run(site, *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


def test_a_report_to_a_full_device_gives_no_traceback(site: SiteTest) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, str(REPOSITORY / "build.py"), "--lang", "en", "status"]
        result = subprocess.run(command, cwd=site.root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (result.returncode, result.stderr) == (1, "Error: this could not be written: No space left on device\n")


@pytest.mark.parametrize("out", [".", "..", "content", "content/id/dist", "templates", "assets/static/dist"])
def test_the_output_folder_may_not_contain_sources_or_be_inside_them(site: SiteTest, out: str) -> None:
    before = sorted(site.root.rglob("*"))

    result = run(site, "build", "--out", str(site.root / out))

    assert result.exit_code == 2
    assert "choose a separate folder" in " ".join(result.stderr.split())
    assert sorted(site.root.rglob("*")) == before


def test_an_epoch_that_is_not_a_number_is_wrong_usage(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    result = run(site, "build", "--out", str(site.out))

    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is a whole number of seconds since 1970" in " ".join(result.stderr.split())


@pytest.mark.parametrize("option", ["--root", "--content"])
def test_a_folder_that_does_not_exist_is_wrong_usage(option: str) -> None:
    result = CliRunner().invoke(main, [option, "nowhere", "build"])

    assert result.exit_code == 2
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_command_has_help_with_an_example_that_names_it(name: str | None) -> None:
    result = CliRunner().invoke(main, ["--help"] if name is None else [name, "--help"], prog_name="build.py")

    assert result.exit_code == 0
    assert f"Example: python build.py {name or '--content'} " in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    "command", [main, *(main.get_command(click.Context(main), name) for name in COMMANDS)], ids=lambda command: command.name
)
def test_every_option_has_help(command: click.Command) -> None:
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []

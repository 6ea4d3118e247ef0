"""`build --why` gives the reasons why an output is made again or kept."""

import json

import pytest
from click.testing import CliRunner, Result

from kembar.cli.main import main
from tests.pipeline.site_test import EDITED, SiteTest

PAGE, PAGE_ID = "en/cities/nordhavn/", "id/kota/nordhavn/"
ROBOTS = "robots.txt"


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """The small site, built."""
    site.restore_build()
    return site


def explain(site: SiteTest, path: str, *arguments: str) -> Result:
    """Return the output of `--why` for a path."""
    return CliRunner().invoke(main, ["--root", str(site.root), "build", "--out", str(site.out), "--why", path, *arguments])


def said(site: SiteTest, path: str, *arguments: str) -> list[str]:
    return explain(site, path, *arguments).stdout.splitlines()


def test_the_inputs_of_a_kept_output_are_listed(built: SiteTest) -> None:
    assert said(built, "") == [
        "index.html would be kept. It was made from these, and none of them has changed:",
        "  the address of listings/home",
        "  the file assets/css/site.css",
        "  the file assets/icons/icon.svg",
        "  locales/en/LC_MESSAGES/portal.po",
        "  locales/id/LC_MESSAGES/portal.po",
        "  the templates of the layout “root”",
    ]
    assert said(built, ROBOTS) == ["robots.txt would be kept: nothing that it was made from has changed"]


def test_of_an_output_that_would_be_made_again_the_changes_are_listed(built: SiteTest) -> None:
    built.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")
    built.change("content/facts/agreements/nordhavn-mou-2018.yaml", "signed: 2018-04-18", "signed: 2018-04-19")
    (built.out / PAGE / "index.html").write_text("by hand")

    assert said(built, PAGE) == [
        "en/cities/nordhavn/index.html would be made again:",
        "  changed: content/facts/agreements/nordhavn-mou-2018.yaml",
        "  changed: the words of en/cities/nordhavn",
        "  the published file is not as the last build left it",
    ]


def test_the_reasons_are_translated_to_indonesian(built: SiteTest) -> None:
    built.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    assert said(built, PAGE, "--lang", "id") == [
        "en/cities/nordhavn/index.html akan dibuat lagi:",
        "  berubah: naskah en/cities/nordhavn",
    ]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--clean",), "--clean makes everything again"),
        (("--base-url", "https://other.example/"), "the settings of the run or the generator are not those of the last build"),
    ],
    ids=["clean", "another address"],
)
def test_what_is_asked_of_the_run_can_be_the_reason(built: SiteTest, arguments: tuple[str, ...], reason: str) -> None:
    assert said(built, ROBOTS, *arguments) == ["robots.txt would be made again:", f"  {reason}"]


def test_the_settings_of_the_site_can_be_the_reason(built: SiteTest) -> None:
    built.change("content/site.yaml", "Kota Kembar", "Kota Saudara")

    assert said(built, ROBOTS) == ["robots.txt would be made again:", "  the settings of the site have changed"]


def test_before_the_first_build_there_is_one_reason_for_all(site: SiteTest) -> None:
    assert said(site, ROBOTS) == ["robots.txt would be made again:", "  no earlier build is remembered"]


def test_a_new_page_was_not_made_before(built: SiteTest) -> None:
    built.write(
        "content/en/pages/news.md", "---\ntitle: News\ndescription: What is new in Muara and Nordhavn, its sister city.\n---\n\nNew.\n"
    )

    assert said(built, "en/news/") == ["en/news/index.html would be made again:", "  the last build did not make it"]


def test_an_output_that_nothing_makes_any_more_would_be_removed(built: SiteTest) -> None:
    built.change("content/id/cities/nordhavn.md", "slug: nordhavn", "slug: pelabuhan")

    assert said(built, PAGE_ID) == ["id/kota/nordhavn/index.html would be removed: nothing makes it any more"]


def test_the_manifest_is_made_again_with_anything_else(built: SiteTest) -> None:
    assert said(built, "manifest.json") == ["manifest.json would be kept: nothing that it was made from has changed"]

    built.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    assert said(built, "manifest.json") == ["manifest.json would be made again:", "  it lists all files of the site"]


def test_a_path_that_no_build_makes_is_reported_with_status_1(built: SiteTest) -> None:
    result = explain(built, "en/cities/nordhaven/")

    assert (result.exit_code, result.stdout) == (1, "no build makes en/cities/nordhaven/index.html\n")


def test_json_output_is_one_object(built: SiteTest) -> None:
    built.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    again, kept, unknown = (json.loads(explain(built, path, "--format", "json").stdout) for path in (PAGE, ROBOTS, "no"))

    assert (again["path"], again["state"], again["why"]) == (
        "en/cities/nordhavn/index.html",
        "again",
        ["changed: the words of en/cities/nordhavn"],
    )
    assert kept == {"path": "robots.txt", "state": "kept", "why": [], "inputs": []}
    assert unknown == {"path": "no", "state": "unknown", "why": [], "inputs": []}


def test_a_site_with_errors_reports_them_instead(built: SiteTest) -> None:
    built.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](city:muarra)")

    result = explain(built, PAGE)

    assert (result.exit_code, result.stdout) == (1, "1 error\n")


def test_explaining_builds_nothing_and_changes_nothing(built: SiteTest) -> None:
    built.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")
    before = built.files()

    explain(built, PAGE)

    assert built.files() == before
    assert built.build().made == EDITED

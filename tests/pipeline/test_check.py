"""`check` finds faults of every kind in one run, each at its place, and publishes nothing."""

import json
import re

import pytest
from click.testing import CliRunner

from kembar import report
from kembar.cli.main import main
from kembar.pipeline import check as checking
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest

MOVING = re.compile(r"^((?:en|id|locales|templates)/[^:]+):\d+")
"""The lines of files that change more often than what is reported here."""

UNMADE = "this page could not be made and looked at, because of another fault"
OTHERS = "the number of other pages with this fault"


def check(site: SiteTest, *, base_url: str = "") -> list[str]:
    """Return the first line of each problem that `check` reports, without the status of translations."""
    project = Project(site.root, site.root / "content", site.root / "scratch")
    reported = report.as_text(checking.check(project, BuildOptions(base_url=base_url)).problems, project.file)
    return [line for line in reported.splitlines() if not line.startswith(" ") and ": warning translation." not in line]


@pytest.mark.parametrize("base_url", ["", "https://small.example/kota/"])
def test_the_small_site_is_sound_wherever_it_stands(site: SiteTest, base_url: str) -> None:
    assert check(site, base_url=base_url) == []


def test_faults_of_every_kind_are_reported_in_one_run(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "(field:libraries)", "(field:library)")
    site.change("content/id/pages/about.md", "---\n\n", "---\n\nLihat [peta](https://muara.example/id/peta/).\n\n")
    site.change("content/facts/agreements/nordhavn-mou-2018.yaml", "[libraries]", "[parks]")
    site.change("content/facts/fields/libraries.yaml", "sources: [gazette-2018]\n", "")
    site.write("content/facts/cities/eastport.yaml", "name: {id: Eastport, en: Eastport}\ncountry: Canada\ncontinent: americas\n")
    site.write("assets/static/extra.css", 'body { background: url("gone.png") }\n')
    catalogue = "locales/id/LC_MESSAGES/portal.po"
    site.change(catalogue, 'msgstr "Sumber"', 'msgstr ""')
    footer = "templates/components/site-footer/site-footer.html"
    site.change(footer, "</footer>", '<img src="logo.png">\n<a href="{{ lang }}/map/"></a>\n<p>All sources</p>\n</footer>')

    assert [MOVING.sub(r"\1:*", line) for line in check(site)] == [
        "assets/static/extra.css:1:20: error asset.unknown: the file “/gone.png” does not exist",
        "content/en/cities/nordhavn.md:11:23: error link.broken: there is no “library” in fields",
        "content/facts/agreements/nordhavn-mou-2018.yaml:9:10: error reference.unknown: there is no record “parks” in fields",
        "content/facts/cities/eastport.yaml:2:10: error country.invalid: “Canada” is not a country code",
        "content/facts/fields/libraries.yaml:1:1: warning sources.none: these facts have no source",
        "content/id/pages/about.md:7:14: error link.broken: this leads to “/id/peta/”, where there is no page",
        f"en/about/index.html:*:1: error page.nameless: this link or button has no name; {OTHERS} is 17",
        f"en/about/index.html:*:10: error link.broken: this leads to “/en/about/en/map/”, where there is no page; {OTHERS} is 17",
        f"id/bidang/index.html:*:1: error page.nameless: this link or button has no name; {OTHERS} is 17",
        f"id/bidang/index.html:*:10: error link.broken: this leads to “/id/bidang/id/map/”, where there is no page; {OTHERS} is 17",
        f"id/naskah/nordhavn-mou-2018/index.html: warning page.unmade: {UNMADE}: there is no “parks” (KeyError: 'parks'); {OTHERS} is 1",
        f"{catalogue}:*: warning catalogue.untranslated: “Sources” is not translated; kembar/kinds/source.py uses it",
        f"{footer}:*:1: error asset.unknown: the file “/en/about/logo.png” does not exist",
        f"{footer}:*:1: error page.alt: this picture has no alternative text",
        f"{footer}:*:4: warning template.words: the words “All sources” are in the template itself, in one language for all",
    ]


def test_a_finished_line_is_shown_with_a_caret(site: SiteTest) -> None:
    site.change("templates/components/menu/menu.html", "</nav>", '<a href="{{ lang }}/map/">{{ _("Sources") }}</a></nav>')

    result = CliRunner().invoke(main, ["--root", str(site.root), "check"])

    shown = result.stderr.splitlines()
    place = next(number for number, line in enumerate(shown) if line.startswith("en/") and "link.broken" in line)
    assert shown[place + 1 : place + 3] == ['    <a href="en/map/">Sources</a></nav>', "             ^ did you mean “/en/about/”?"]


def test_files_published_as_they_are_are_left_to_their_authors(site: SiteTest) -> None:
    (site.root / "assets" / "static").mkdir(exist_ok=True)
    (site.root / "assets" / "static" / "proof.html").write_bytes(b"proof: caf\xe9")

    assert check(site) == []


def test_nothing_is_published(site: SiteTest) -> None:
    before = sorted(site.root.rglob("*"))

    assert CliRunner().invoke(main, ["--root", str(site.root), "check"]).exit_code == 0
    assert sorted(site.root.rglob("*")) == before


@pytest.mark.parametrize(("form", "begins"), [("github", "::error file=content/facts/cities/sund.yaml,line="), ("sarif", "{")])
def test_logs_go_to_standard_output_and_fail_as_text_does(site: SiteTest, form: str, begins: str) -> None:
    site.change("content/facts/cities/sund.yaml", "country: DK", "country: Denmark")

    for command in (["check"], ["build", "--out", str(site.out)]):
        result = CliRunner().invoke(main, ["--root", str(site.root), *command, "--format", form])
        assert (result.exit_code, result.stderr) == (1, "")
        assert any(line.startswith(begins) for line in result.stdout.splitlines())


def test_no_problems_are_no_commands_and_an_empty_log(site: SiteTest) -> None:
    github, sarif = (CliRunner().invoke(main, ["--root", str(site.root), "check", "--format", form]) for form in ("github", "sarif"))

    assert (github.exit_code, github.stdout) == (0, "")
    assert json.loads(sarif.stdout)["runs"][0]["results"] == []

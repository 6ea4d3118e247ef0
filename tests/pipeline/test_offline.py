"""The offline profile: a site for a folder of one's own, and the gate that it passes before it is published."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kembar.model.profile import Profile
from kembar.pipeline.offline import check_offline
from tests.pipeline.site_test import EDITED, Built, SiteTest
from tests.portal import Portal
from tests.published import words


def offline(site: SiteTest) -> Built:
    """Builds a site for a folder."""
    return site.build(profile=Profile.OFFLINE)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The real portal, built for a folder."""
    out = tmp_path_factory.mktemp("offline") / "dist"
    built = Portal.build(out, profile=Profile.OFFLINE)
    assert built.problems == ""
    return SiteTest(Path(), out)


def test_every_link_of_the_portal_names_a_file_or_is_plainly_marked(portal: SiteTest) -> None:
    links = [(path, link.attrib["href"], words(link)) for path, page in portal.pages().items() for link in page.all("a")]

    assert {(path, href) for path, href, text in links if urlsplit(href).scheme and "internet" not in text} == set()
    assert {(path, href) for path, href, _ in links if not urlsplit(href).scheme and urlsplit(href).path.endswith(("/", "."))} == set()


def test_what_only_a_host_or_a_robot_needs_is_left_out(portal: SiteTest) -> None:
    assert [path for path in portal.files() if path.endswith(("404.html", ".xml", "robots.txt"))] == []


def test_the_head_of_a_page_leads_nowhere(portal: SiteTest) -> None:
    head = portal.read("en/cities/casablanca/index.html").partition("</head>")[0]

    assert "://" not in head
    assert "crossorigin" not in head


def test_a_link_in_a_text_says_that_it_needs_the_internet_in_the_language_of_the_page(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](https://muara.example/)")

    assert offline(site).problems == ""
    assert site.page("en/cities/nordhavn/index.html").texts("a", **{"class": "external"}) == ["Muara (needs the internet)"]


def test_the_web_profile_says_nothing_of_the_internet(site: SiteTest) -> None:
    site.restore_build()

    assert [path for path, content in site.files().items() if path.endswith(".html") and b"needs-internet" in content] == []


def test_a_site_that_needs_a_host_is_not_published(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    site.write("assets/js/loads.js", 'fetch("words.json");\n')

    refused = offline(site)

    assert (refused.failed, site.files()) == (True, before)
    assert next(line for line in refused.problems.splitlines() if "offline." in line).endswith(
        ".js:1:1: error offline.network: “fetch” asks a host, and browsers refuse it to files"
    )


def test_a_site_that_was_refused_is_published_once_it_is_mended(site: SiteTest) -> None:
    offline(site)
    before = site.files()
    site.write("assets/js/loads.js", 'fetch("words.json");\n')
    offline(site)
    site.delete("assets/js/loads.js")

    assert (offline(site).problems, site.files()) == ("", before)


def test_a_change_renders_the_pages_that_it_asks_for_and_gives_what_a_clean_build_gives(site: SiteTest) -> None:
    offline(site)
    assert offline(site).rendered == 0
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    done = offline(site)

    assert (done.read, done.rendered, done.made) == (1, len(EDITED), EDITED)
    verified = site.run("--profile", "offline", "--verify")
    assert (verified.returncode, verified.stderr) == (0, "")


def test_another_profile_for_the_same_folder_makes_everything_again(site: SiteTest) -> None:
    site.restore_build()
    web = site.files()

    first = offline(site)

    folder = site.files()
    assert first.rendered == len(folder) - 1  # the list of what the build has made is no target
    assert site.build().rendered == len(web) - 1
    assert site.files() == web
    offline(site)
    assert site.files() == folder


def test_the_gate_looks_through_any_folder(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="about/">About</a>', encoding="utf-8")

    result = check_offline(tmp_path)

    assert [problem.code for problem in result.problems] == ["offline.missing"]
    assert result.failed

"""A site whose readers may keep its pages: when the worker is made, and where it is not."""

import json

import pytest

from kembar.model.profile import Profile
from tests.pipeline.site_test import EDITED, SiteTest

SLUGS = "\nsections:\n  offline: {id: luring, en: offline}\n"


@pytest.fixture
def keeping(site: SiteTest) -> SiteTest:
    """The small site, with a page for it."""
    site.change("content/site.yaml", "\nsections:\n", SLUGS)
    assert site.build(strict=True).problems == ""
    return site


def test_an_edit_renews_the_list_of_its_language_and_the_worker(keeping: SiteTest) -> None:
    path = "content/en/cities/nordhavn.md"
    keeping.write(path, (keeping.root / path).read_text("utf-8") + "\n\nAnother sentence.\n")

    assert keeping.build().made == sorted([*EDITED, "en/keeping.json", "sw.js"])


def test_nothing_is_made_where_nothing_has_changed(keeping: SiteTest) -> None:
    assert keeping.build().made == []


def test_a_build_upon_another_gives_what_a_clean_one_gives(keeping: SiteTest) -> None:
    path = "content/en/cities/nordhavn.md"
    words = (keeping.root / path).read_text("utf-8")
    for sentence in ("One.", "Two.", "Three."):
        keeping.write(path, f"{words}\n\n{sentence}\n")
        keeping.build()
    incremental = keeping.files()
    keeping.build(clean=True)

    assert incremental == keeping.files()


def test_a_meddled_worker_is_mended(keeping: SiteTest) -> None:
    before = keeping.files()
    (keeping.out / "sw.js").write_text("meddled", "utf-8")
    keeping.build()

    assert keeping.files() == before


def test_everything_that_is_listed_is_there(keeping: SiteTest) -> None:
    listed = json.loads(keeping.read("id/keeping.json"))["files"]
    files = [path.partition("?")[0] for path, _, _ in listed]

    assert [path for path in files if not (keeping.out / path / ("index.html" if path.endswith("/") else "")).exists()] == []


def test_a_site_for_a_folder_has_nothing_of_it(keeping: SiteTest) -> None:
    keeping.build(profile=Profile.OFFLINE)

    assert [path for path in keeping.files() if "keeping" in path or "luring" in path or path == "sw.js"] == []


def test_without_an_address_for_the_page_there_is_nothing_of_it(keeping: SiteTest) -> None:
    keeping.change("content/site.yaml", SLUGS, "\nsections:\n")
    keeping.build()

    assert [path for path in keeping.files() if "keeping" in path or "luring" in path or path == "sw.js"] == []

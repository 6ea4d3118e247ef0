"""What one machine has built may be carried to another, or to another folder: digests decide, not times, inodes or paths."""

import shutil
from pathlib import Path

import pytest

from tests.pipeline.site_test import EDITED, SiteTest, without_digest


@pytest.fixture
def built(tmp_path: Path) -> SiteTest:
    """The small site, built."""
    site = SiteTest.copy("small", tmp_path / "here")
    site.build()
    return site


def carried(site: SiteTest, *parts: str) -> SiteTest:
    """The project in another folder, with those parts of what was built. Every file is a new one, written now."""
    there = site.root.with_name("there")
    for part in ("content", "templates", "locales", "assets", *parts):
        shutil.copytree(site.root / part, there / part, copy_function=shutil.copy)
    return SiteTest(there, there / "dist")


def test_with_cache_and_site_nothing_is_read_or_rendered(built: SiteTest) -> None:
    there = carried(built, "dist", ".dist.kembar")

    done = there.build()

    assert (done.read, done.rendered, done.made, done.removed) == (0, 0, [], [])
    assert there.files() == built.files()


def test_with_cache_and_site_an_edit_makes_what_it_makes_at_home(built: SiteTest) -> None:
    there = carried(built, "dist", ".dist.kembar")
    there.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    done = there.build()

    assert (done.read, done.rendered, done.made) == (1, len(EDITED), EDITED)


def test_with_only_the_cache_everything_is_rendered_and_nothing_is_read(built: SiteTest) -> None:
    there = carried(built, ".dist.kembar")
    made = sorted(map(without_digest, built.files().keys() - {"manifest.json"}))

    done = there.build()

    assert (done.read, done.rendered, done.made) == (0, len(built.files()) - 1, made)
    assert there.files() == built.files()


def test_only_the_cache_file_needs_to_be_carried(built: SiteTest) -> None:
    there = carried(built, "dist")
    (there.root / ".dist.kembar").mkdir()
    shutil.copy(built.root / ".dist.kembar" / "ledger", there.root / ".dist.kembar")

    done = there.build()

    assert (done.read, done.rendered) == (0, 0)


def test_with_only_the_site_everything_is_made_and_the_same_bytes_are_kept(built: SiteTest) -> None:
    there = carried(built, "dist")

    done = there.build()

    assert (done.made, done.kept, done.rendered) == ([], len(built.files()) - 1, len(built.files()) - 1)


def test_the_cache_contains_no_path_of_the_machine(built: SiteTest) -> None:
    assert str(built.root).encode() not in (built.root / ".dist.kembar" / "ledger").read_bytes()

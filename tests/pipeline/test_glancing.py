"""A build with nothing to do is told so at a glance; whatever may have changed is left to the ledger."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kembar.build.glance import kept_still
from tests.pipeline.site_test import REPOSITORY, SiteTest

WORDS = "content/en/cities/nordhavn.md"
LONG_AGO = 1_700_000_000
"""In seconds since 1970 UTC."""


def put_to_rest(site: SiteTest) -> None:
    """Lets everything that is read have been left alone for long."""
    for part in ("content", "templates", "locales", "assets"):
        for path in (site.root / part, *(site.root / part).rglob("*")):
            os.utime(path, (LONG_AGO, LONG_AGO))


def glance(site: SiteTest) -> int | None:
    """How many files are kept, if it is seen at a glance that there is nothing to do."""
    return kept_still(str(site.out), (str(site.root), str(site.root / "content")))


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """The small site at rest, built, and seen to be."""
    put_to_rest(site)
    site.build()
    assert glance(site) == len(site.files()) - 1
    return site


def test_a_first_build_and_every_one_with_nothing_to_do_leave_a_glance_behind(site: SiteTest) -> None:
    put_to_rest(site)
    assert glance(site) is None
    site.build()
    assert glance(site) == len(site.files()) - 1

    (site.root / WORDS).touch()
    assert glance(site) is None
    put_to_rest(site)
    site.build()
    assert glance(site) == len(site.files()) - 1


def test_it_is_left_behind_again_once_an_edit_is_at_rest(built: SiteTest) -> None:
    built.change(WORDS, "exchange librarians", "lend each other librarians")
    built.build()
    assert glance(built) is None

    put_to_rest(built)
    built.build()
    assert glance(built) == len(built.files()) - 1


def appended(path: str) -> Callable[[SiteTest], None]:
    """Something that is added to the end of a file."""
    return lambda site: site.write(path, (site.root / path).read_text(encoding="utf-8") + "\n")


def rewritten_in_place(site: SiteTest) -> None:
    """Other bytes of the same length, with a time stamp that has moved by a nanosecond."""
    file = site.root / WORDS
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


CHANGES: list[Callable[[SiteTest], object]] = [
    *map(appended, (WORDS, "content/site.yaml", "templates/base.html", "locales/id/LC_MESSAGES/portal.po", "assets/css/base.css")),
    rewritten_in_place,
    lambda site: (site.root / WORDS).unlink(),
    lambda site: (site.root / WORDS).rename(site.root / "content/en/cities/nord.md"),
    lambda site: site.write("content/en/pages/new.md", ""),
    lambda site: (site.root / "assets/static/new").mkdir(parents=True),
    lambda site: shutil.rmtree(site.root / "content/en/pages"),
    lambda site: (site.out / "en/index.html").write_text("by hand", encoding="utf-8"),
    lambda site: (site.out / "en/index.html").unlink(),
    lambda site: (site.out / "en/cities/stray").mkdir(),
    lambda site: (site.out / "stray.txt").write_text("by hand", encoding="utf-8"),
    lambda site: shutil.rmtree(site.out),
    lambda site: site.out.rename(site.out.with_name("elsewhere")),
    lambda site: (site.out.with_name(".dist.kembar") / "ledger").write_bytes(b"nothing"),
    lambda site: (site.out.with_name(".dist.kembar") / "ledger").unlink(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_is_overlooked(built: SiteTest, change: Callable[[SiteTest], object]) -> None:
    change(built)

    assert glance(built) is None


@pytest.mark.parametrize("damage", [lambda _: b"", lambda text: text[:-1], lambda text: text[10:], lambda text: text.swapcase()])
def test_a_damaged_glance_tells_nothing(built: SiteTest, damage: Callable[[bytes], bytes]) -> None:
    file = built.out.with_name(".dist.kembar") / "glance"
    file.write_bytes(damage(file.read_bytes()))

    assert glance(built) is None


def test_it_answers_its_own_question_only(built: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_still(str(built.out), (str(built.root), str(built.root / "other"))) is None
    monkeypatch.chdir(tmp_path)
    assert glance(built) is None


def test_another_generator_looks_for_itself(site: SiteTest, tmp_path: Path) -> None:
    put_to_rest(site)
    assert site.run().returncode == 0
    other = tmp_path / "other"
    shutil.copytree(REPOSITORY / "kembar", other / "kembar", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "build.py", other)
    robots = other / "kembar/export/robots.py"
    robots.write_text(robots.read_text(encoding="utf-8").replace("Allow: /", "Disallow: /private/"), encoding="utf-8")

    subprocess.run([sys.executable, other / "build.py", *site.command()[2:]], cwd=site.root, check=True)

    assert b"Disallow: /private/" in (site.out / "robots.txt").read_bytes()


def test_a_build_with_other_settings_leaves_none_behind(built: SiteTest) -> None:
    built.build(base_url="https://other.example/")

    assert glance(built) is None


def test_a_site_with_warnings_is_looked_at_each_time_so_that_they_are_told(built: SiteTest) -> None:
    built.write(WORDS, (built.root / WORDS).read_text(encoding="utf-8") + "\n<blink>Books.</blink>\n")
    put_to_rest(built)
    assert "warning" in built.build().problems
    assert "warning" in built.build().problems

    assert glance(built) is None


def test_what_was_saved_while_the_build_ran_is_not_taken_for_what_was_built(site: SiteTest) -> None:
    put_to_rest(site)
    late = time.time() + 1
    os.utime(site.root / WORDS, (late, late))
    site.build()

    assert glance(site) is None

"""What is changed while a build runs, and changed back, leaves nothing stale; a change that keeps size and time stamp is found."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from filelock import FileLock

from tests.pipeline.site_test import SiteTest

WORDS = "content/en/cities/nordhavn.md"

FILES = [
    pytest.param("assets/css/tokens.css", ":root {", ":root { color: teal;", id="style sheet"),
    pytest.param("assets/js/same-section.js", '"use strict";', '"use strict"; // changed', id="script"),
    pytest.param("templates/base.html", "<!doctype html>", "<!doctype html><!-- changed -->", id="template"),
    pytest.param("locales/id/LC_MESSAGES/portal.po", 'msgstr "Kota"', 'msgstr "Sebuah kota"', id="catalogue"),
]


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """The small site, built."""
    site.restore_build()
    return site


@contextmanager
def build_that_has_looked(site: SiteTest) -> Iterator[None]:
    """Runs a build that has looked at all files and waits for its lock, which it gets when the block ends; then waits for its end."""
    calls = site.root / "calls"
    command = ["strace", "-f", "-qq", "-e", "trace=flock", "-o", str(calls), *site.command()]
    with FileLock(site.out.with_name(".dist.kembar") / "lock"):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while process.poll() is None and not (calls.exists() and "flock(" in calls.read_text(encoding="utf-8")):
            time.sleep(0.001)
        yield
    said, _ = process.communicate()
    assert process.returncode == 0, said


@pytest.mark.parametrize(("path", "old", "new"), FILES)
def test_a_file_that_is_changed_and_changed_back_while_a_build_runs_leaves_nothing_stale(
    built: SiteTest, path: str, old: str, new: str
) -> None:
    before, text = built.files(), (built.root / path).read_text(encoding="utf-8")
    built.change("content/site.yaml", "Kota Kembar", "Kota Saudara")
    expected = built.clean_files()
    with build_that_has_looked(built):
        built.write(path, text.replace(old, new, 1))
    assert built.files() not in (before, expected)  # the build has read the changed file
    built.write(path, text)

    assert built.build().problems == ""

    assert built.files() == expected


def test_a_file_that_comes_and_goes_while_a_build_runs_leaves_nothing_stale(built: SiteTest) -> None:
    built.change("content/site.yaml", "Kota Kembar", "Kota Saudara")
    expected = built.clean_files()
    with build_that_has_looked(built):
        built.write("assets/static/draft.txt", "not yet")
        built.write("assets/css/zebra.css", "@layer base { p { color: teal } }\n")
    assert built.files() != expected
    built.delete("assets/static/draft.txt")
    built.delete("assets/css/zebra.css")

    assert built.build().problems == ""

    assert built.files() == expected


def test_a_change_that_keeps_size_time_stamp_and_inode_is_found(built: SiteTest) -> None:
    file = built.root / WORDS
    stat = file.stat()
    os.utime(file, (1, 1))
    built.build()
    with file.open("r+", encoding="utf-8") as opened:
        text = opened.read()
        opened.seek(0)
        opened.write(text.replace("librarians", "libraRIANS"))
    os.utime(file, (1, 1))
    assert (file.stat().st_size, file.stat().st_ino) == (stat.st_size, stat.st_ino)

    assert built.build().made != []

    assert built.files() == built.clean_files()

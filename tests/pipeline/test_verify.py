"""Holding what is published against a clean build."""

import os

from tests.pipeline.site_test import EDITED, REPLACED, SiteTest


def test_what_a_build_has_made_is_what_a_clean_build_makes(site: SiteTest) -> None:
    site.build()
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    result = site.run("--verify")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"{site.out}: {len(EDITED)} made, {len(site.files()) - len(EDITED) - 1} kept, {REPLACED} removed\n"


def test_bytes_that_somebody_has_changed_unseen_are_reported(site: SiteTest) -> None:
    site.build()
    page = site.out / "en" / "index.html"
    before = page.stat()
    with page.open("r+b") as file:
        file.write(b"<!DOCTYPE HTML>")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert site.build().rendered == 0

    result = site.run("--verify")

    assert (result.returncode, result.stdout) == (1, "1 error\n")
    assert result.stderr == (
        "en/index.html: error build.differs: a clean build gives other bytes than these\n"
        "    build with --clean, and report how this came about\n"
    )
    assert site.run("--clean", "--verify").returncode == 0


def test_a_site_with_errors_is_not_verified(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](city:muarra)")

    result = site.run("--verify")

    assert (result.returncode, result.stdout) == (1, "1 error\n")

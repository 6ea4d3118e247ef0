"""Whatever stops a build, the published folder is as it was, and the next build works."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.pipeline.site_test import SiteTest
from tests.programs import needed

WORDS = "content/en/cities/nordhavn.md"
SENTENCES = ("exchange librarians", "lend each other librarians")


def test_a_killed_build_leaves_the_old_site_whole_and_the_next_one_works(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    stage = site.out.with_name(".dist.kembar") / "next"
    process = subprocess.Popen(site.command("--base-url", "https://other.example/"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not any(stage.glob("*")):
        time.sleep(0.001)
    process.kill()

    assert process.wait() == -signal.SIGKILL
    assert any(stage.glob("*"))
    assert site.files() == before

    site.build(base_url="https://other.example/")

    assert "https://other.example/" in site.read("index.html")
    assert not stage.exists()


@pytest.mark.parametrize("removal", [10, 40])
def test_a_build_killed_while_it_removes_the_standby_folder_harms_no_later_build(site: SiteTest, removal: int) -> None:
    site.restore_build()
    site.change(WORDS, "exchange librarians", "lend each other librarians")
    site.build()  # leaves the site that was published before as a standby folder
    killed = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=unlinkat:signal=KILL:when={removal}")
    assert site.run("--clean", behind=killed).returncode != 0
    site.change(WORDS, "lend each other librarians", "exchange librarians")

    assert site.build().problems == ""

    assert site.files() == site.clean_files()


def test_a_published_folder_that_was_made_read_only_stops_no_later_build(site: SiteTest) -> None:
    needed("setpriv")
    as_any_user = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    site.build()
    for sentence, other in (SENTENCES, SENTENCES[::-1]):
        (site.out / "en").chmod(0o555)
        site.change(WORDS, sentence, other)

        assert site.run(behind=as_any_user).returncode == 0
        assert site.run("--clean", behind=as_any_user).returncode == 0


def test_a_disk_that_refuses_to_take_more_leaves_the_old_site(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    at_most_2_kib = ("sh", "-c", 'ulimit -f 4 && exec "$@"', "sh")

    result = site.run("--base-url", "https://other.example/", behind=at_most_2_kib)

    assert (result.returncode, result.stderr) == (
        1,
        f"{site.out}: error out.unwritable: the site could not be written: File too large\n    what was published before is untouched\n",
    )
    assert site.files() == before
    assert not (site.out.with_name(".dist.kembar") / "next").exists()


def test_a_link_that_leads_to_itself_is_no_folder_to_publish_to(site: SiteTest) -> None:
    site.out.symlink_to(site.out.name)

    result = site.run("--format", "json")

    assert (result.returncode, result.stderr) == (1, "")
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == ["out.unwritable"]


def test_a_folder_that_kembar_did_not_write_is_refused(site: SiteTest) -> None:
    site.out.mkdir()
    (site.out / "thesis.txt").write_text("mine")

    result = site.run("--format", "json")

    assert result.returncode == 2
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == ["out.foreign"]
    assert site.files() == {"thesis.txt": b"mine"}


def test_a_copy_of_a_published_site_may_be_built_into(site: SiteTest, tmp_path: Path) -> None:
    site.restore_build()
    shutil.copytree(site.out, tmp_path / "copy")

    assert SiteTest(site.root, tmp_path / "copy").build().made == []


def test_a_cache_that_another_user_can_write_to_is_refused_in_words_and_nothing_is_published(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")
    cache = site.out.with_name(".dist.kembar")
    cache.chmod(0o777)

    result = site.run()

    refusal = (
        f"{cache}: error cache.untrusted: other users can write to “.dist.kembar”, so the build does not use the cache in it\n"
        "    remove it and build again, or choose another folder with --out\n"
    )
    assert (result.returncode, result.stdout, result.stderr) == (2, "1 error\n", refusal)
    assert site.files() == before

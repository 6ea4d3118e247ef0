"""What the system refuses is reported in words: what happened, and what is published now."""

import errno
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.injector import KILL, Fault, Injector
from tests.pipeline.site_test import SiteTest

SPOOLED = "(deleted)"
"""What Linux calls a file that has no name any more: the build keeps files of the search there until it is done."""


@pytest.fixture
def injector(library: Path, site: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> Injector:
    return Injector(library, (site.root,), tmp_path_factory.mktemp("notes"))


def command(site: SiteTest, *arguments: str) -> list[str]:
    return [*site.command()[:4], *arguments]


@pytest.mark.parametrize("limit", [6, 8, 12])
def test_too_few_files_may_be_open(site: SiteTest, limit: int) -> None:
    result = site.run(behind=("sh", "-c", f'ulimit -n {limit} && exec "$@"', "sh"))

    assert (result.returncode, "Traceback" in result.stderr, "Too many open files" in result.stderr) == (1, False, True)


def test_a_folder_with_a_name_of_250_letters_leaves_no_room_for_the_one_next_to_it(site: SiteTest) -> None:
    result = SiteTest(site.root, site.root / ("a" * 250)).run()

    assert (result.returncode, "Traceback" in result.stderr, "File name too long" in result.stderr) == (1, False, True)


@pytest.mark.parametrize("closed", ["2>&-", ">&-", "<&- >&- 2>&-"])
def test_a_site_is_built_with_closed_streams(site: SiteTest, closed: str) -> None:
    result = site.run(behind=("sh", "-c", f'exec "$@" {closed}', "sh"))

    assert (result.returncode, (site.out / "manifest.json").exists()) == (0, True)


def test_a_time_that_no_archive_can_hold_is_wrong_usage(site: SiteTest) -> None:
    result = site.run(SOURCE_DATE_EPOCH="99999999999")

    assert (result.returncode, "up to the year 2107" in " ".join(result.stderr.split()), site.out.exists()) == (2, True, False)


def test_a_file_from_a_far_future_is_built_and_remembered(site: SiteTest) -> None:
    os.utime(site.root / "content" / "site.yaml", (1 << 34, 1 << 34))

    assert [site.build().problems, site.build().made] == ["", []]


def test_a_mount_point_cannot_be_exchanged(site: SiteTest, injector: Injector) -> None:
    site.restore_build()
    before = site.files()

    ran = injector.run(site.command("--base-url", "https://two.example/"), Fault(1, errno.EBUSY, "exchange"))

    assert ran.status == 1
    assert f"choose a folder in it, such as --out {site.out}/site" in ran.errors
    assert site.files() == before


def reads_before_publishing(site: SiteTest, injector: Injector, part: str) -> int:
    """How often a clean build reads from files with this part in their path before it publishes."""
    calls = injector.run(site.command("--clean")).calls
    published = next(call.number for call in calls if call.name == "exchange")
    return sum(call.name == "read" and part in call.path and call.number < published for call in calls)


def test_a_fault_after_the_site_is_published_does_not_say_that_the_old_one_is(site: SiteTest, injector: Injector) -> None:
    site.restore_build()
    before = reads_before_publishing(site, injector, SPOOLED)
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other books")

    ran = injector.run(site.command("--clean"), Fault(before + 3, errno.EIO, "read", SPOOLED))

    assert (ran.status, "ledger.unwritable" in ran.errors, "untouched" in ran.errors) == (0, True, False)
    assert "lend each other books" in site.read("en/cities/nordhavn/index.html")


def test_a_killed_worker_is_reported(site: SiteTest, injector: Injector) -> None:
    if len(os.sched_getaffinity(0)) == 1:
        pytest.skip("one core, so no workers")
    site.build()

    ran = injector.run(site.command("--clean"), Fault(1, KILL, "create", "/next/", forked=True), cores=2)

    assert (ran.status, "Traceback" in ran.errors, "worker.killed" in ran.errors) == (1, False, True)


@pytest.mark.parametrize("error", [errno.EIO, errno.EMFILE])
def test_a_compiled_template_that_cannot_be_read_is_compiled_again(site: SiteTest, injector: Injector, error: int) -> None:
    site.restore_build()
    expected = site.files()

    ran = injector.run(site.command("--clean"), Fault(1, error, "open", ".compiled"))

    assert (ran.status, ran.errors, site.files()) == (0, "", expected)


@pytest.mark.parametrize("length", [0, 10, 60, 500])
def test_a_compiled_template_that_is_not_whole_is_compiled_again(site: SiteTest, length: int) -> None:
    site.restore_build()
    expected = site.files()
    for file in site.out.with_name(".dist.kembar").glob("templates/*/*.compiled"):
        os.truncate(file, length)

    result = site.run("--clean")

    assert (result.returncode, result.stderr, site.files()) == (0, "", expected)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_package_that_is_ended_by_a_signal_leaves_nothing(site: SiteTest, tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    environment = {**os.environ, "TMPDIR": str(temporary)}
    packing = command(site, "package", "--out", str(site.root / "packages"))
    with subprocess.Popen(packing, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not any(temporary.glob("*/*")):
            pass
        process.send_signal(number)
        _, errors = process.communicate()

    assert (process.returncode, errors, list(temporary.iterdir())) == (128 + number, b"", [])


def test_a_package_is_never_next_to_the_checksum_of_another_one(site: SiteTest, injector: Injector) -> None:
    packing = command(site, "package", "--out", str(site.root / "packages"))
    injector.run(packing)
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other books")

    ran = injector.run(packing, Fault(1, KILL, "rename", ".sha256"))

    assert ran.status in (-signal.SIGKILL, 128 + signal.SIGKILL)
    assert [path.suffix for path in (site.root / "packages").glob("[!.]*")] == [".zip"]


def test_new_finishes_what_a_killed_run_has_begun(site: SiteTest, injector: Injector) -> None:
    adding = command(site, "new", "city", "rabat")
    injector.run(adding)
    made = {path: path.read_bytes() for path in (site.root / "content").glob("*/cities/rabat.*")}
    for path in made:
        path.unlink()

    injector.run(adding, Fault(1, KILL, "link", "id/cities/rabat.md"))
    left = [path for path in made if path.exists()]
    again = injector.run(adding)

    assert (len(made), len(left), again.status) == (3, 1, 0)
    assert {path: path.read_bytes() for path in made} == made


def test_new_does_not_touch_changed_files(site: SiteTest, injector: Injector) -> None:
    adding = command(site, "new", "city", "rabat")
    injector.run(adding)
    (site.root / "content/en/cities/rabat.md").unlink()
    site.write("content/id/cities/rabat.md", "Words.\n")

    ran = injector.run(adding)

    assert (ran.status, "new.taken" in ran.errors, (site.root / "content/en/cities/rabat.md").exists()) == (1, True, False)

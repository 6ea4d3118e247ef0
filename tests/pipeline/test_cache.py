"""In whatever state the cache is, a build gives the bytes of a clean one, reports a cache that it cannot use, and continues from there."""

import json
import pickle
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kembar.cache.codec import CacheError, loads
from kembar.cache.database import BuildCache
from kembar.pipeline import rebuild
from tests.pipeline.site_test import EDITED, REPLACED, SiteTest

WORDS = "content/en/cities/nordhavn.md"
DAMAGED = (
    ".dist.kembar/ledger: warning ledger.damaged: the cache of the last build cannot be used, so everything was made again\n"
    "    nothing is to be done; the next build remembers this one\n"
)
UNWRITABLE = (
    ".dist.kembar/ledger: warning ledger.unwritable: the cache of this build cannot be written, so the next build makes everything again\n"
    "    make room, and let this file be written to\n"
)


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """The small site, built."""
    site.restore_build()
    return site


def state_folder(site: SiteTest) -> Path:
    return site.out.with_name(f".{site.out.name}.kembar")


def cache_file(site: SiteTest) -> Path:
    return state_folder(site) / "ledger"


def edit(site: SiteTest) -> None:
    """Changes the words of one page."""
    site.change(WORDS, "exchange librarians", "lend each other librarians")


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def garbage(file: Path) -> None:
    file.write_bytes(b"no ledger at all" * 100)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def of_another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE notes (text TEXT)")
    database.close()


def of_another_format(file: Path) -> None:
    other = BuildCache(file)
    other.set("format", 0)
    other.commit()
    other.close()


def with_a_hole(file: Path) -> None:
    """The head is whole, and what lies in the middle is not."""
    content = bytearray(file.read_bytes())
    content[8192 : len(content) // 2] = bytes(len(content) // 2 - 8192)
    file.write_bytes(content)


def with_foreign_values(file: Path) -> None:
    """Values that no cache contains: a command that would run if they were restored."""
    hostile = f"cos\nsystem\n(S'touch {file.parent}/ran'\ntR.".encode()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE single SET value = ?", (hostile,))
        database.execute("UPDATE stored SET value = ?", (hostile,))
    database.close()


DAMAGES = [truncated, garbage, empty, of_another_program, of_another_format, with_a_hole, with_foreign_values]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.replace("_", " "))
def test_a_damaged_cache_is_reported_and_discarded(built: SiteTest, damage: Callable[[Path], None]) -> None:
    damage(cache_file(built))
    edit(built)

    done = built.build(strict=True)

    assert (done.problems, done.failed, done.made) == (DAMAGED, False, EDITED)
    assert built.files() == built.clean_files()
    assert not (state_folder(built) / "ran").exists()
    again = built.build()
    assert (again.problems, again.read, again.rendered) == ("", 0, 0)


def test_everything_that_a_build_keeps_can_be_restored(built: SiteTest) -> None:
    with sqlite3.connect(cache_file(built)) as database:
        kept = [value for table in ("single", "stored") for (value,) in database.execute(f"SELECT value FROM {table}")]  # noqa: S608
    database.close()

    assert len([loads(value) for value in kept]) > 100


def test_a_damaged_cache_does_not_fail_the_command(built: SiteTest) -> None:
    truncated(cache_file(built))

    result = built.run("--strict", "--format", "json")

    assert result.returncode == 0
    assert [(problem["code"], problem["level"]) for problem in json.loads(result.stdout)["problems"]] == [("ledger.damaged", "warning")]


def test_the_cache_of_another_version_is_ignored_silently(built: SiteTest) -> None:
    with sqlite3.connect(cache_file(built)) as database:
        database.execute(
            "UPDATE single SET value = ? WHERE name IN ('config', 'messages', 'problems', 'fact_index')", (b"of another form",)
        )
        database.execute("UPDATE single SET value = ? WHERE name = 'context'", (pickle.dumps(("another version",)),))

    done = built.build()

    assert (done.problems, done.made, done.rendered) == ("", [], len(built.files()) - 1)
    assert built.files() == built.clean_files()


def test_without_a_writable_cache_every_build_makes_everything_and_reports_it(built: SiteTest) -> None:
    cache_file(built).unlink()
    cache_file(built).mkdir()
    edit(built)

    first, second = built.build(), built.build()

    assert (first.problems, first.made) == (UNWRITABLE, EDITED)
    assert (second.problems, second.made, second.rendered) == (UNWRITABLE, [], first.rendered)
    assert built.files() == built.clean_files()


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The limit that a shell sets with `ulimit -f`, in bytes; the file system then refuses as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_that_has_room_for_the_pages_and_not_for_the_cache(built: SiteTest) -> None:
    largest = max(map(len, built.files().values()))
    assert cache_file(built).stat().st_size > largest
    edit(built)

    with no_file_larger_than(largest):
        done = built.build(clean=True)

    assert (done.problems, done.failed) == (UNWRITABLE, False)
    assert built.files() == built.clean_files()
    assert built.build().made == []


def test_what_cannot_be_written_down_after_publishing_leaves_the_site_published(built: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(built)
    monkeypatch.setattr(rebuild, "save_state", _full)

    done = built.build()

    assert (done.problems, done.made) == (UNWRITABLE, EDITED)
    monkeypatch.undo()
    again = built.build()
    assert (again.problems, again.made, again.read, again.rendered) == ("", [], 0, len(EDITED))
    assert built.files() == built.clean_files()


def _full(*_: object) -> None:
    message = "database or disk is full"
    raise CacheError(message)


def test_a_build_killed_between_publishing_and_writing_down_is_done_again(built: SiteTest) -> None:
    before = cache_file(built).read_bytes()
    edit(built)
    built.build()
    cache_file(built).write_bytes(before)  # as it was when the build was killed

    done = built.build()

    assert (done.problems, done.made, done.rendered) == ("", [], len(EDITED))
    assert built.files() == built.clean_files()


def test_the_stage_of_two_builds_ago_is_not_used_when_a_build_was_not_written_down(built: SiteTest) -> None:
    before = cache_file(built).read_bytes()
    edit(built)
    built.build()
    cache_file(built).write_bytes(before)
    built.change(WORDS, "lend each other librarians", "exchange librarians")

    built.build()

    assert built.files() == built.clean_files()


def test_a_spare_stage_that_is_not_the_last_one_is_never_published(built: SiteTest) -> None:
    edit(built)
    built.build()
    spare = state_folder(built) / "spare"
    shutil.rmtree(spare)
    shutil.copytree(built.out, spare)
    (spare / "en" / "index.html").write_text("of another build")
    built.change(WORDS, "lend each other librarians", "exchange librarians")

    built.build()

    assert built.files() == built.clean_files()


def test_two_builds_at_once_give_one_whole_site(built: SiteTest) -> None:
    edit(built)

    builds = [subprocess.Popen(built.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    reported = sorted(build.communicate() for build in builds)

    kept = len(built.files()) - 1
    assert reported == [
        (f"{built.out}: 0 made, {kept} kept, 0 removed\n", ""),
        (f"{built.out}: {len(EDITED)} made, {kept - len(EDITED)} kept, {REPLACED} removed\n", ""),
    ]
    assert built.files() == built.clean_files()

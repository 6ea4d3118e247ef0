"""The cache returns what was stored, commits all or nothing, and turns damage into `CacheError`."""

import os
import pickle
import sqlite3
from array import array
from pathlib import Path

import pytest

from kembar.cache.codec import CacheError, dumps, loads
from kembar.cache.database import FORMAT, NAME, ArtifactRecord, BuildCache, discard, open_cache
from kembar.cache.file_snapshot import FileState, Stat
from kembar.kinds.source import Source
from kembar.model.dates import parse
from kembar.workers import in_parallel

STAT = Stat(size=3, modified=5, inode=7, mode=9)


@pytest.fixture
def cache(tmp_path: Path) -> BuildCache:
    """A new cache in a file."""
    return open_cache(tmp_path)[0]


def again(cache: BuildCache) -> BuildCache:
    """The same cache as the next build finds it."""
    cache.commit()
    cache.close()
    assert cache.file is not None
    return BuildCache(cache.file)


def test_the_next_build_reads_a_stored_value(cache: BuildCache) -> None:
    source = Source(title="Kunjungan", outlet="Warta", language="id", published=parse("2018-04"))
    cache.set("source", source)

    assert (again(cache).get("source"), again(cache).get("nothing")) == (source, None)


def test_the_values_of_a_collection_are_loaded_one_by_one_and_cleared(cache: BuildCache) -> None:
    cache.put("words", ((key, dumps(key.upper())) for key in ("rabat", "paris", "oslo")))
    cache.clear("words", ["paris"])
    later = again(cache)

    assert [later.read("words", key) for key in ("rabat", "oslo")] == ["RABAT", "OSLO"]
    with pytest.raises(KeyError, match="paris"):
        later.read("words", "paris")
    later.clear("words")
    with pytest.raises(KeyError, match="rabat"):
        later.read("words", "rabat")


def test_file_states_are_stored(cache: BuildCache) -> None:
    cache.set_files({"content/a.md": FileState(STAT, "1"), "content/b.md": FileState(STAT, "2")}, [])
    cache.set_files({"content/a.md": FileState(STAT, "3")}, ["content/b.md"])

    assert again(cache).files() == {"content/a.md": FileState(STAT, "3")}


def test_an_input_keeps_its_number_when_its_digest_changes(cache: BuildCache) -> None:
    cache.set_inputs({("cities", "rabat"): "1", ("cities", None): "2", ("articles", ("cities", "rabat", "en")): "3"})
    numbers = {name: number for number, name, _ in cache.inputs()}
    cache.set_inputs({("cities", "rabat"): "4"})
    later = again(cache)

    assert list(later.numbers([("cities", "rabat"), ("cities", "oslo")])) == [(numbers["cities", "rabat"], ("cities", "rabat"), "4")]
    assert dict(later.named(numbers.values())) == {
        ("cities", "rabat"): "4",
        ("cities", None): "2",
        ("articles", ("cities", "rabat", "en")): "3",
    }


def test_artifacts_are_stored_with_their_inputs(cache: BuildCache) -> None:
    outputs = {path: ArtifactRecord(digest, array("I", [2, 40_000]), STAT) for path, digest in (("index.html", "1"), ("old.html", "2"))}
    cache.set_artifacts(outputs, [])
    cache.set_artifacts({}, ["old.html"])

    assert again(cache).artifacts() == {"index.html": outputs["index.html"]}


def test_a_rollback_undoes_uncommitted_changes(cache: BuildCache) -> None:
    cache.set("name", "first")
    cache.commit()
    cache.set("name", "second")
    cache.rollback()

    assert cache.get("name") == "first"


def test_what_is_not_committed_is_not_seen_by_others_and_not_there_after_a_kill(cache: BuildCache) -> None:
    cache.set("name", "kept")
    other = BuildCache(cache.file)

    assert other.get("name") is None
    cache.close()
    assert other.get("name") is None


def test_a_snapshot_does_not_see_later_changes(cache: BuildCache) -> None:
    cache.set("name", "before")
    cache.commit()
    held = BuildCache(cache.file)
    held.begin_snapshot()
    cache.set("name", "after")

    assert held.get("name") == "before"
    held.close()
    cache.commit()
    assert held.get("name") == "after"


@pytest.mark.parametrize("in_memory", [False, True], ids=["in a file", "in memory"])
def test_forked_workers_read_what_was_committed(tmp_path: Path, in_memory: bool) -> None:
    cache = BuildCache(None if in_memory else tmp_path / NAME)
    keys = [str(number) for number in range(100)]
    cache.put("words", ((key, dumps(key * 2)) for key in keys))
    cache.commit()

    assert list(in_parallel(lambda key: cache.read("words", key), keys, cores=2)) == [key * 2 for key in keys]
    assert cache.read("words", "7") == "77"


def test_a_new_cache_is_usable(tmp_path: Path) -> None:
    cache, in_order = open_cache(tmp_path)

    assert (cache.get("format"), in_order) == (FORMAT, True)
    assert open_cache(tmp_path)[1] is True


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(100)], ids=["empty", "foreign", "damaged"])
def test_a_file_that_is_no_cache_is_discarded(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    cache, in_order = open_cache(tmp_path)

    assert (cache.get("format"), in_order) == (FORMAT, False)


def test_a_cache_of_another_format_is_discarded(cache: BuildCache, tmp_path: Path) -> None:
    cache.set("format", FORMAT - 1)
    cache.set("name", "of another version")
    again(cache).close()

    later, in_order = open_cache(tmp_path)

    assert (later.get("name"), in_order) == (None, False)


def test_opening_fails_if_the_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    with pytest.raises(CacheError):
        open_cache(tmp_path)
    with pytest.raises(CacheError):
        discard(tmp_path)


def test_a_cache_is_discarded_with_its_journal(cache: BuildCache, tmp_path: Path) -> None:
    cache.close()
    (tmp_path / f"{NAME}-journal").write_bytes(b"")

    discard(tmp_path)

    assert list(tmp_path.iterdir()) == []


class Hostile:
    """Something that would run a command when it is revived."""

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "data",
    [pickle.dumps(Hostile()), pickle.dumps(Path("x")), b"", b"\x80\x05garbage", dumps(Source(title="x", language="id"))[:-9]],
    ids=["a command", "a stranger", "nothing", "garbage", "half a value"],
)
def test_nothing_but_our_own_nouns_is_revived(data: bytes) -> None:
    with pytest.raises(CacheError):
        loads(data)


def test_damage_that_sqlite_finds_later_is_a_cache_error(cache: BuildCache) -> None:
    cache.put("words", ((str(number), dumps("x" * 500)) for number in range(200)))
    cache = again(cache)
    cache.close()
    assert cache.file is not None
    content = bytearray(cache.file.read_bytes())
    content[4096 * 6 : 4096 * 20] = bytes(4096 * 14)
    cache.file.write_bytes(content)

    with pytest.raises(CacheError) as reported:
        [cache.read("words", str(number)) for number in range(200)]

    assert isinstance(reported.value.__cause__, sqlite3.DatabaseError)

"""What a build has kept is there for the next one, in every process; what cannot be used is never revived."""

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
def ledger(tmp_path: Path) -> BuildCache:
    """A new ledger in a file."""
    return open_cache(tmp_path)[0]


def again(ledger: BuildCache) -> BuildCache:
    """The same ledger as the next build finds it."""
    ledger.commit()
    ledger.close()
    assert ledger.file is not None
    return BuildCache(ledger.file)


def test_a_value_is_recalled_by_the_next_build(ledger: BuildCache) -> None:
    source = Source(title="Kunjungan", outlet="Warta", language="id", published=parse("2018-04"))
    ledger.set("source", source)

    assert (again(ledger).get("source"), again(ledger).get("nothing")) == (source, None)


def test_the_values_of_a_shelf_are_loaded_one_by_one_and_cleared(ledger: BuildCache) -> None:
    ledger.put("words", ((key, dumps(key.upper())) for key in ("rabat", "paris", "oslo")))
    ledger.clear("words", ["paris"])
    later = again(ledger)

    assert [later.read("words", key) for key in ("rabat", "oslo")] == ["RABAT", "OSLO"]
    with pytest.raises(KeyError, match="paris"):
        later.read("words", "paris")
    later.clear("words")
    with pytest.raises(KeyError, match="rabat"):
        later.read("words", "rabat")


def test_files_are_kept_as_they_were_found(ledger: BuildCache) -> None:
    ledger.set_files({"content/a.md": FileState(STAT, "1"), "content/b.md": FileState(STAT, "2")}, [])
    ledger.set_files({"content/a.md": FileState(STAT, "3")}, ["content/b.md"])

    assert again(ledger).files() == {"content/a.md": FileState(STAT, "3")}


def test_an_input_keeps_its_number_when_its_digest_changes(ledger: BuildCache) -> None:
    ledger.set_inputs({("cities", "rabat"): "1", ("cities", None): "2", ("articles", ("cities", "rabat", "en")): "3"})
    numbers = {name: number for number, name, _ in ledger.inputs()}
    ledger.set_inputs({("cities", "rabat"): "4"})
    later = again(ledger)

    assert list(later.numbers([("cities", "rabat"), ("cities", "oslo")])) == [(numbers["cities", "rabat"], ("cities", "rabat"), "4")]
    assert dict(later.named(numbers.values())) == {
        ("cities", "rabat"): "4",
        ("cities", None): "2",
        ("articles", ("cities", "rabat", "en")): "3",
    }


def test_outputs_are_kept_with_what_they_were_made_from(ledger: BuildCache) -> None:
    outputs = {path: ArtifactRecord(digest, array("I", [2, 40_000]), STAT) for path, digest in (("index.html", "1"), ("old.html", "2"))}
    ledger.set_artifacts(outputs, [])
    ledger.set_artifacts({}, ["old.html"])

    assert again(ledger).artifacts() == {"index.html": outputs["index.html"]}


def test_what_is_forgotten_was_never_kept(ledger: BuildCache) -> None:
    ledger.set("name", "first")
    ledger.commit()
    ledger.set("name", "second")
    ledger.rollback()

    assert ledger.get("name") == "first"


def test_what_is_not_committed_is_not_seen_by_others_and_not_there_after_a_kill(ledger: BuildCache) -> None:
    ledger.set("name", "kept")
    other = BuildCache(ledger.file)

    assert other.get("name") is None
    ledger.close()
    assert other.get("name") is None


def test_a_ledger_that_is_held_answers_as_of_then(ledger: BuildCache) -> None:
    ledger.set("name", "before")
    ledger.commit()
    held = BuildCache(ledger.file)
    held.begin_snapshot()
    ledger.set("name", "after")

    assert held.get("name") == "before"
    held.close()
    ledger.commit()
    assert held.get("name") == "after"


@pytest.mark.parametrize("in_memory", [False, True], ids=["in a file", "in memory"])
def test_forked_workers_read_what_was_committed(tmp_path: Path, in_memory: bool) -> None:
    ledger = BuildCache(None if in_memory else tmp_path / NAME)
    keys = [str(number) for number in range(100)]
    ledger.put("words", ((key, dumps(key * 2)) for key in keys))
    ledger.commit()

    assert list(in_parallel(lambda key: ledger.read("words", key), keys, cores=2)) == [key * 2 for key in keys]
    assert ledger.read("words", "7") == "77"


def test_a_new_ledger_is_in_order(tmp_path: Path) -> None:
    ledger, in_order = open_cache(tmp_path)

    assert (ledger.get("format"), in_order) == (FORMAT, True)
    assert open_cache(tmp_path)[1] is True


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(100)], ids=["empty", "foreign", "damaged"])
def test_a_file_that_is_no_ledger_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    ledger, in_order = open_cache(tmp_path)

    assert (ledger.get("format"), in_order) == (FORMAT, False)


def test_a_ledger_of_another_format_is_thrown_away(ledger: BuildCache, tmp_path: Path) -> None:
    ledger.set("format", FORMAT - 1)
    ledger.set("name", "of another version")
    again(ledger).close()

    later, in_order = open_cache(tmp_path)

    assert (later.get("name"), in_order) == (None, False)


def test_where_no_file_can_be_written_there_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    with pytest.raises(CacheError):
        open_cache(tmp_path)
    with pytest.raises(CacheError):
        discard(tmp_path)


def test_a_ledger_is_discarded_with_its_journal(ledger: BuildCache, tmp_path: Path) -> None:
    ledger.close()
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


def test_damage_that_sqlite_finds_later_is_told_as_such(ledger: BuildCache) -> None:
    ledger.put("words", ((str(number), dumps("x" * 500)) for number in range(200)))
    ledger = again(ledger)
    ledger.close()
    assert ledger.file is not None
    content = bytearray(ledger.file.read_bytes())
    content[4096 * 6 : 4096 * 20] = bytes(4096 * 14)
    ledger.file.write_bytes(content)

    with pytest.raises(CacheError) as told:
        [ledger.read("words", str(number)) for number in range(200)]

    assert isinstance(told.value.__cause__, sqlite3.DatabaseError)

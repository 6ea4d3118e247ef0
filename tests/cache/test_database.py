"""What a build has kept is there for the next one, in every process; what cannot be used is never revived."""

import os
import pickle
import sqlite3
from array import array
from pathlib import Path

import pytest

from kembar.cache.codec import LedgerError, dumps, loads
from kembar.cache.database import FORMAT, NAME, Ledger, Output, discard, open_ledger
from kembar.cache.file_snapshot import Seen, Stat
from kembar.model.dates import parse
from kembar.model.records import Source
from kembar.workers import in_parallel

STAT = Stat(size=3, modified=5, inode=7, mode=9)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A new ledger in a file."""
    return open_ledger(tmp_path)[0]


def again(ledger: Ledger) -> Ledger:
    """The same ledger as the next build finds it."""
    ledger.commit()
    ledger.close()
    assert ledger.file is not None
    return Ledger(ledger.file)


def test_a_value_is_recalled_by_the_next_build(ledger: Ledger) -> None:
    source = Source(title="Kunjungan", outlet="Warta", language="id", published=parse("2018-04"))
    ledger.keep("source", source)

    assert (again(ledger).recall("source"), again(ledger).recall("nothing")) == (source, None)


def test_the_values_of_a_shelf_are_loaded_one_by_one_and_cleared(ledger: Ledger) -> None:
    ledger.shelve("words", ((key, dumps(key.upper())) for key in ("rabat", "paris", "oslo")))
    ledger.clear("words", ["paris"])
    later = again(ledger)

    assert [later.load("words", key) for key in ("rabat", "oslo")] == ["RABAT", "OSLO"]
    with pytest.raises(KeyError, match="paris"):
        later.load("words", "paris")
    later.clear("words")
    with pytest.raises(KeyError, match="rabat"):
        later.load("words", "rabat")


def test_files_are_kept_as_they_were_found(ledger: Ledger) -> None:
    ledger.keep_files({"content/a.md": Seen(STAT, "1"), "content/b.md": Seen(STAT, "2")}, [])
    ledger.keep_files({"content/a.md": Seen(STAT, "3")}, ["content/b.md"])

    assert again(ledger).files() == {"content/a.md": Seen(STAT, "3")}


def test_an_input_keeps_its_number_when_its_digest_changes(ledger: Ledger) -> None:
    ledger.keep_inputs({("cities", "rabat"): "1", ("cities", None): "2", ("articles", ("cities", "rabat", "en")): "3"})
    numbers = {name: number for number, name, _ in ledger.inputs()}
    ledger.keep_inputs({("cities", "rabat"): "4"})
    later = again(ledger)

    assert list(later.numbers([("cities", "rabat"), ("cities", "oslo")])) == [(numbers["cities", "rabat"], ("cities", "rabat"), "4")]
    assert dict(later.named(numbers.values())) == {
        ("cities", "rabat"): "4",
        ("cities", None): "2",
        ("articles", ("cities", "rabat", "en")): "3",
    }


def test_outputs_are_kept_with_what_they_were_made_from(ledger: Ledger) -> None:
    outputs = {path: Output(STAT, digest, array("I", [2, 40_000])) for path, digest in (("index.html", "1"), ("old.html", "2"))}
    ledger.keep_outputs(outputs, [])
    ledger.keep_outputs({}, ["old.html"])

    assert again(ledger).outputs() == {"index.html": outputs["index.html"]}


def test_what_is_forgotten_was_never_kept(ledger: Ledger) -> None:
    ledger.keep("name", "first")
    ledger.commit()
    ledger.keep("name", "second")
    ledger.forget()

    assert ledger.recall("name") == "first"


def test_what_is_not_committed_is_not_seen_by_others_and_not_there_after_a_kill(ledger: Ledger) -> None:
    ledger.keep("name", "kept")
    other = Ledger(ledger.file)

    assert other.recall("name") is None
    ledger.close()
    assert other.recall("name") is None


def test_a_ledger_that_is_held_answers_as_of_then(ledger: Ledger) -> None:
    ledger.keep("name", "before")
    ledger.commit()
    held = Ledger(ledger.file)
    held.hold()
    ledger.keep("name", "after")

    assert held.recall("name") == "before"
    held.close()
    ledger.commit()
    assert held.recall("name") == "after"


@pytest.mark.parametrize("in_memory", [False, True], ids=["in a file", "in memory"])
def test_forked_workers_read_what_was_committed(tmp_path: Path, in_memory: bool) -> None:
    ledger = Ledger(None if in_memory else tmp_path / NAME)
    keys = [str(number) for number in range(100)]
    ledger.shelve("words", ((key, dumps(key * 2)) for key in keys))
    ledger.commit()

    assert list(in_parallel(lambda key: ledger.load("words", key), keys, cores=2)) == [key * 2 for key in keys]
    assert ledger.load("words", "7") == "77"


def test_a_new_ledger_is_in_order(tmp_path: Path) -> None:
    ledger, in_order = open_ledger(tmp_path)

    assert (ledger.recall("format"), in_order) == (FORMAT, True)
    assert open_ledger(tmp_path)[1] is True


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(100)], ids=["empty", "foreign", "damaged"])
def test_a_file_that_is_no_ledger_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    ledger, in_order = open_ledger(tmp_path)

    assert (ledger.recall("format"), in_order) == (FORMAT, False)


def test_a_ledger_of_another_format_is_thrown_away(ledger: Ledger, tmp_path: Path) -> None:
    ledger.keep("format", FORMAT - 1)
    ledger.keep("name", "of another version")
    again(ledger).close()

    later, in_order = open_ledger(tmp_path)

    assert (later.recall("name"), in_order) == (None, False)


def test_where_no_file_can_be_written_there_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    with pytest.raises(LedgerError):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError):
        discard(tmp_path)


def test_a_ledger_is_discarded_with_its_journal(ledger: Ledger, tmp_path: Path) -> None:
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
    with pytest.raises(LedgerError):
        loads(data)


def test_damage_that_sqlite_finds_later_is_told_as_such(ledger: Ledger) -> None:
    ledger.shelve("words", ((str(number), dumps("x" * 500)) for number in range(200)))
    ledger = again(ledger)
    ledger.close()
    assert ledger.file is not None
    content = bytearray(ledger.file.read_bytes())
    content[4096 * 6 : 4096 * 20] = bytes(4096 * 14)
    ledger.file.write_bytes(content)

    with pytest.raises(LedgerError) as told:
        [ledger.load("words", str(number)) for number in range(200)]

    assert isinstance(told.value.__cause__, sqlite3.DatabaseError)

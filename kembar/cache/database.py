"""
What a build remembers: why each output is as it is, and what was read from each file.

The cache is one SQLite file in the staging area beside the published folder, so that a killed process never leaves half of it. It is only
ever a shortcut: without it, a build gives the same bytes. One that cannot be used, because it is damaged or was written by another
version, is thrown away and told.
"""

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from kembar.cache.codec import CacheError, DecodeCache, dumps, loads
from kembar.cache.file_snapshot import FOLDER, FileState, Stat
from kembar.model.dependencies import Dependency
from kembar.output.folder import distrust_file, distrust_folder

FORMAT = 6
"""Increased when the form of the cached values changes."""

NAME = "ledger"

_TABLES = """
CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE shelved (shelf TEXT, key TEXT, value BLOB, PRIMARY KEY (shelf, key));
CREATE TABLE files (name TEXT PRIMARY KEY, size INT, modified INT, inode INT, mode INT, changed INT, digest TEXT);
CREATE TABLE inputs (id INTEGER PRIMARY KEY, name TEXT UNIQUE, digest TEXT);
CREATE TABLE artifacts
    (internal INT, path TEXT, digest TEXT, reads BLOB, size INT, modified INT, inode INT, mode INT, PRIMARY KEY (internal, path));
"""


class ArtifactRecord(NamedTuple):
    """
    An artifact of the last build: the SHA-256 of its bytes in hexadecimal, the numbers of its inputs, and the state of its file if it is
    published. The content of an internal one is in the collection `CONTENTS`.
    """

    digest: str
    reads: "array[int]"
    stat: Stat = FOLDER


CONTENTS = "contents"
"""The collection of the contents of internal artifacts."""


class BuildCache:
    """
    The cache in a file, or in the memory of this process. Every method may raise `CacheError`.

    Who opens it again and again may keep what was `revived` from it.
    """

    def __init__(self, file: Path | None, revived: DecodeCache | None = None) -> None:
        self.file = file
        self._revived = revived
        self._opened: tuple[int, sqlite3.Connection] | None = None

    @property
    def shared(self) -> bool:
        """Whether other processes can read it."""
        return self.file is not None

    @property
    def _db(self) -> sqlite3.Connection:
        """
        The connection of this process. One to a file may not be carried into a child, for its locks; one to memory has none, and a child
        has what was in it.
        """
        if self._opened is None or (self.file and self._opened[0] != os.getpid()):
            self._opened = os.getpid(), _connect(self.file)
        return self._opened[1]

    def close(self) -> None:
        """Lets go of the file; the next question opens it again."""
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None

    def get(self, name: str) -> object:
        """What was kept under a name, which is not to be changed; None when nothing was."""
        for (value,) in self._rows("SELECT value FROM kept WHERE name = ?", (name,)):
            return self._loads(name, value)
        return None

    def set(self, name: str, value: object) -> None:
        """Keeps a value under a name."""
        self._do("INSERT OR REPLACE INTO kept VALUES (?, ?)", [(name, dumps(value))])

    def read(self, shelf: str, key: str) -> object:
        """The value on a shelf, which is not to be changed. Raises `KeyError`."""
        return self._loads((shelf, key), self._shelved(shelf, key))

    def read_uncached(self, shelf: str, key: str) -> object:
        """The value on a shelf, for somebody who is going to change it. Raises `KeyError`."""
        return loads(self._shelved(shelf, key))

    def _shelved(self, shelf: str, key: str) -> bytes:
        for (value,) in self._rows("SELECT value FROM shelved WHERE shelf = ? AND key = ?", (shelf, key)):
            return bytes(value)
        raise KeyError(key)

    def put(self, shelf: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Puts values, as `dumps` makes them, on a shelf."""
        self._do("INSERT OR REPLACE INTO shelved VALUES (?, ?, ?)", ((shelf, key, value) for key, value in values))

    def clear(self, shelf: str, keys: Iterable[str] | None = None) -> None:
        """Takes values off a shelf: all of them, or some."""
        if keys is None:
            self._do("DELETE FROM shelved WHERE shelf = ?", [(shelf,)])
        else:
            self._do("DELETE FROM shelved WHERE shelf = ? AND key = ?", ((shelf, key) for key in keys))

    def files(self) -> dict[str, FileState]:
        """The files that the last build looked at."""
        rows = self._rows("SELECT * FROM files")
        return {name: FileState(Stat(*numbers), digest) for name, *numbers, digest in rows}

    def set_files(self, seen: Mapping[str, FileState], gone: Iterable[str]) -> None:
        """Keeps what was found of some files, and forgets others."""
        rows = ((name, *_numbers(found.stat), found.digest) for name, found in seen.items())
        self._do("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._do("DELETE FROM files WHERE name = ?", ((name,) for name in gone))

    def inputs(self) -> Iterator[tuple[int, Dependency, str]]:
        """Everything that outputs were made from: its number, what it is, and its digest."""
        return ((number, decode_input(name), digest) for number, name, digest in self._rows("SELECT id, name, digest FROM inputs"))

    def numbers(self, names: Iterable[Dependency]) -> Iterator[tuple[int, Dependency, str]]:
        """The same for some of them, as far as they are known."""
        for name in names:
            for number, digest in self._rows("SELECT id, digest FROM inputs WHERE name = ?", (encode_input(name),)):
                yield number, name, digest

    def set_inputs(self, digests: Mapping[Dependency, str]) -> None:
        """Keeps the digests of inputs, old and new."""
        rows = ((encode_input(name), digest) for name, digest in digests.items())
        self._do("INSERT INTO inputs (name, digest) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest", rows)

    def named(self, numbers: Iterable[int]) -> Iterator[tuple[Dependency, str]]:
        """What some numbers stand for, with the digests."""
        for number in numbers:
            for name, digest in self._rows("SELECT name, digest FROM inputs WHERE id = ?", (number,)):
                yield decode_input(name), digest

    def artifacts(self, *, internal: bool = False) -> dict[str, ArtifactRecord]:
        """Return the published artifacts by path, or the internal ones."""
        rows = self._rows("SELECT path, digest, reads, size, modified, inode, mode FROM artifacts WHERE internal = ?", (internal,))
        return {path: ArtifactRecord(digest, array("I", reads), Stat(*numbers)) for path, digest, reads, *numbers in rows}

    def set_artifacts(self, artifacts: Mapping[str, ArtifactRecord], gone: Iterable[str], *, internal: bool = False) -> None:
        """Store the records of some artifacts, and delete others."""
        rows = ((internal, path, one.digest, one.reads.tobytes(), *_numbers(one.stat)[:-1]) for path, one in artifacts.items())
        self._do("INSERT OR REPLACE INTO artifacts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._do("DELETE FROM artifacts WHERE internal = ? AND path = ?", ((internal, path) for path in gone))

    def begin_snapshot(self) -> None:
        """Answers all questions as of now, whatever another build writes, until the cache is closed."""
        with _telling():
            self._db.execute("BEGIN")
            self.get("format")  # the first question is what SQLite answers all others as of

    def commit(self) -> None:
        """Makes everything since the last commit last, all or nothing."""
        with _telling():
            self._db.commit()

    def rollback(self) -> None:
        """Takes everything back since the last commit."""
        with _telling():
            self._db.rollback()

    def _loads(self, name: str | tuple[str, str], value: bytes) -> object:
        return self._revived.loads(name, value) if self._revived else loads(value)

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        with _telling():
            return iter(self._db.execute(question, values).fetchall())

    def _do(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        with _telling():
            self._db.executemany(order, rows)


def open_cache(folder: Path, revived: DecodeCache | None = None) -> tuple[BuildCache, bool]:
    """
    The cache in a staging area, and whether it is in order: one that is not is thrown away, and a new one takes its place.

    Raises `CacheError` where none can be kept at all.
    """
    cache = BuildCache(folder / NAME, revived)
    try:
        in_order = not (folder / NAME).exists() or cache.get("format") == FORMAT
    except CacheError:
        in_order = False
    if not in_order:
        cache.close()
        discard(folder)
    if cache.get("format") is None:
        cache.set("format", FORMAT)
        cache.commit()
    return cache, in_order


def discard(folder: Path) -> None:
    """Throws the cache of a staging area away, with what SQLite may have left beside it. Raises `CacheError`."""
    for name in (NAME, f"{NAME}-journal"):
        with _telling(), suppress(FileNotFoundError):
            (folder / name).unlink()


def encode_input(name: Dependency) -> str:
    """An input's name as one text."""
    shelf, key = name
    return "\x1f".join([shelf, *(() if key is None else (key,) if isinstance(key, str) else key)])


def decode_input(text: str) -> Dependency:
    """
    An input's name from its text.

    >>> [decode_input(encode_input(name)) for name in (("pages", ("cities", "rabat")), ("cities", "rabat"), ("cities", None))]
    [('pages', ('cities', 'rabat')), ('cities', 'rabat'), ('cities', None)]
    """
    shelf, *key = text.split("\x1f")
    return shelf, None if not key else key[0] if len(key) == 1 else tuple(key)


def _numbers(stat: Stat) -> tuple[int, ...]:
    """The numbers as SQLite can hold them, in 64 bits with a sign. A file with a greater one, such as a time after 2262, is read again."""
    return tuple(number if abs(number) < 1 << 63 else 0 for number in stat)


def _connect(file: Path | None) -> sqlite3.Connection:
    """
    A connection that begins a transaction with the first change.

    The journal outlives a killed process. A cache that a power cut has damaged is thrown away, so nothing waits for the disk. A file that
    another user owns or can write to, or that is a link, counts as damaged.
    """
    with _telling():
        _refuse_untrusted(file)
        new = file is None or not file.exists()
        connection = sqlite3.connect(file or ":memory:", timeout=60)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = OFF")
        if new:
            connection.executescript(_TABLES)
        return connection


def _refuse_untrusted(file: Path | None) -> None:
    """Raise `CacheError` unless the file, its journal and their folder belong to this user alone. SQLite replays a journal it finds."""
    if file is None:
        return
    untrusted = distrust_folder(str(file.parent)) or distrust_file(str(file)) or distrust_file(f"{file}-journal")
    if untrusted:
        raise CacheError(untrusted)


@contextmanager
def _telling() -> Iterator[None]:
    """The mistakes of SQLite and of the file system become ours."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise CacheError(str(error)) from error

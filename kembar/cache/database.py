"""
The cache of a build: what was read from each file, which artifacts were made, and from what.

The cache is one SQLite file in the folder next to the published one, so that a killed process never leaves half of it. It only saves work:
without it, a build gives the same bytes. A cache that is damaged or of another version is discarded and reported.
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

FORMAT = 7
"""Increased when the form of the cached values changes."""

NAME = "ledger"

_TABLES = """
CREATE TABLE single (name TEXT PRIMARY KEY, value BLOB);
CREATE TABLE stored (collection TEXT, key TEXT, value BLOB, PRIMARY KEY (collection, key));
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

    A process that opens it repeatedly may pass the values that it has decoded before (`decoded`).
    """

    def __init__(self, file: Path | None, decoded: DecodeCache | None = None) -> None:
        self.file = file
        self._decoded = decoded
        self._opened: tuple[int, sqlite3.Connection] | None = None

    @property
    def shared(self) -> bool:
        """Return whether other processes can read it."""
        return self.file is not None

    @property
    def _db(self) -> sqlite3.Connection:
        """
        The connection of this process.

        A connection to a file may not be used in a forked child, because of its locks. One to memory has none, and the child has
        its content.
        """
        if self._opened is None or (self.file and self._opened[0] != os.getpid()):
            self._opened = os.getpid(), _connect(self.file)
        return self._opened[1]

    def close(self) -> None:
        """Close the file; the next query opens it again."""
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None

    def get(self, name: str) -> object:
        """Return the value with this name, which must not be modified; None if there is none."""
        for (value,) in self._rows("SELECT value FROM single WHERE name = ?", (name,)):
            return self._loads(name, value)
        return None

    def set(self, name: str, value: object) -> None:
        """Store a value under a name."""
        self._do("INSERT OR REPLACE INTO single VALUES (?, ?)", [(name, dumps(value))])

    def read(self, collection: str, key: str) -> object:
        """Return a value of a collection, which must not be modified. Raises `KeyError`."""
        return self._loads((collection, key), self._stored(collection, key))

    def read_uncached(self, collection: str, key: str) -> object:
        """Return a value of a collection that the caller may modify. Raises `KeyError`."""
        return loads(self._stored(collection, key))

    def _stored(self, collection: str, key: str) -> bytes:
        for (value,) in self._rows("SELECT value FROM stored WHERE collection = ? AND key = ?", (collection, key)):
            return bytes(value)
        raise KeyError(key)

    def put(self, collection: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Store values, serialised by `dumps`, in a collection."""
        self._do("INSERT OR REPLACE INTO stored VALUES (?, ?, ?)", ((collection, key, value) for key, value in values))

    def clear(self, collection: str, keys: Iterable[str] | None = None) -> None:
        """Delete all values of a collection, or those with some keys."""
        if keys is None:
            self._do("DELETE FROM stored WHERE collection = ?", [(collection,)])
        else:
            self._do("DELETE FROM stored WHERE collection = ? AND key = ?", ((collection, key) for key in keys))

    def files(self) -> dict[str, FileState]:
        """Return the state of each file in the snapshot of the last build."""
        rows = self._rows("SELECT * FROM files")
        return {name: FileState(Stat(*numbers), digest) for name, *numbers, digest in rows}

    def set_files(self, seen: Mapping[str, FileState], gone: Iterable[str]) -> None:
        """Store the state of some files, and delete others."""
        rows = ((name, *_numbers(found.stat), found.digest) for name, found in seen.items())
        self._do("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._do("DELETE FROM files WHERE name = ?", ((name,) for name in gone))

    def inputs(self) -> Iterator[tuple[int, Dependency, str]]:
        """Yield the number, the name and the digest of each input of an artifact."""
        return ((number, decode_input(name), digest) for number, name, digest in self._rows("SELECT id, name, digest FROM inputs"))

    def numbers(self, names: Iterable[Dependency]) -> Iterator[tuple[int, Dependency, str]]:
        """Yield the same for those inputs of `names` that are known."""
        for name in names:
            for number, digest in self._rows("SELECT id, digest FROM inputs WHERE name = ?", (encode_input(name),)):
                yield number, name, digest

    def set_inputs(self, digests: Mapping[Dependency, str]) -> None:
        """Store the digests of inputs, known or new."""
        rows = ((encode_input(name), digest) for name, digest in digests.items())
        self._do("INSERT INTO inputs (name, digest) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest", rows)

    def named(self, numbers: Iterable[int]) -> Iterator[tuple[Dependency, str]]:
        """Yield the names and digests of the inputs with these numbers."""
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
        """Answer all queries from the state of now, whatever another build writes, until the cache is closed."""
        with _wrap_errors():
            self._db.execute("BEGIN")
            self.get("format")  # the first question is what SQLite answers all others as of

    def commit(self) -> None:
        """Commit all changes since the last commit, all or nothing."""
        with _wrap_errors():
            self._db.commit()

    def rollback(self) -> None:
        """Undo all changes since the last commit."""
        with _wrap_errors():
            self._db.rollback()

    def _loads(self, name: str | tuple[str, str], value: bytes) -> object:
        return self._decoded.loads(name, value) if self._decoded else loads(value)

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        with _wrap_errors():
            return iter(self._db.execute(question, values).fetchall())

    def _do(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        with _wrap_errors():
            self._db.executemany(order, rows)


def open_cache(folder: Path, decoded: DecodeCache | None = None) -> tuple[BuildCache, bool]:
    """
    Return the cache in a folder, and whether it was usable: one that was not is discarded and replaced.

    Raises `CacheError` if none can be created.
    """
    cache = BuildCache(folder / NAME, decoded)
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
    """Delete the cache in a folder, with the journal of SQLite. Raises `CacheError`."""
    for name in (NAME, f"{NAME}-journal"):
        with _wrap_errors(), suppress(FileNotFoundError):
            (folder / name).unlink()


def encode_input(name: Dependency) -> str:
    """Return the name of an input as one text."""
    collection, key = name
    return "\x1f".join([collection, *(() if key is None else (key,) if isinstance(key, str) else key)])


def decode_input(text: str) -> Dependency:
    """
    An input's name from its text.

    >>> [decode_input(encode_input(name)) for name in (("pages", ("cities", "rabat")), ("cities", "rabat"), ("cities", None))]
    [('pages', ('cities', 'rabat')), ('cities', 'rabat'), ('cities', None)]
    """
    collection, *key = text.split("\x1f")
    return collection, None if not key else key[0] if len(key) == 1 else tuple(key)


def _numbers(stat: Stat) -> tuple[int, ...]:
    """
    Return the numbers as SQLite can store them, in 64 bits with a sign. A file with a greater one, such as a time after 2262, is read
    again.
    """
    return tuple(number if abs(number) < 1 << 63 else 0 for number in stat)


def _connect(file: Path | None) -> sqlite3.Connection:
    """
    Return a connection that begins a transaction with the first change.

    The journal survives a killed process. A cache that a power cut has damaged is discarded, so nothing waits for the disk. A file that
    another user owns or can write to, or that is a link, counts as damaged.
    """
    with _wrap_errors():
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
def _wrap_errors() -> Iterator[None]:
    """Turn errors of SQLite and of the file system into `CacheError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise CacheError(str(error)) from error

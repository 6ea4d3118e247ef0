"""
A snapshot of the input files: what the file system says of each, and the digest of its bytes if it is needed.

A digest decides whether a file has changed. Size, times and inode only save reading it again, and only where they are reliable: a file that
was changed during the last snapshot, or just before it, is read again.

A file that changes after the snapshot and before it is read does not have the recorded digest, and may have its former content again at the
next build. So a build compares all files once more at its end, and records those that have changed as unknown.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import NamedTuple

Digest = str
"""The BLAKE2b digest of some bytes, 16 bytes in hexadecimal."""

COARSE, FINE = 2_000_000_000, 100_000_000
"""
In nanoseconds, how long before a snapshot a file must be unchanged to be trusted: one with the same time stamp may have been written after
the snapshot. Some file systems count in two seconds, others in ticks of the system's clock.
"""

TICK = 10_000_000
"""In nanoseconds: a time stamp that is no multiple of it comes from a file system with fine time stamps."""


class Stat(NamedTuple):
    """
    The state of a file in the file system; `mode` is its type and permissions. Times are in nanoseconds since 1970 UTC.

    Any program can set `modified`. Only the system sets `changed`, whenever the file or its metadata change; it is 0 for published
    files, since each build adds and removes links to them.
    """

    size: int
    modified: int
    inode: int
    mode: int
    changed: int = 0

    @classmethod
    def of(cls, found: os.stat_result) -> "Stat":
        """Return the part of a `stat` by which a change of a file that is read is found."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode, found.st_ctime_ns)

    @classmethod
    def of_published(cls, found: os.stat_result) -> "Stat":
        """Return the part of a `stat` by which a change of a published file is found."""
        return cls.of(found)._replace(changed=0)

    @property
    def last_touched(self) -> int:
        """The later one of both times."""
        return max(self.modified, self.changed)


FOLDER = Stat(0, 0, 0, 0)
"""The state of a folder: only that it exists."""

UNKNOWN_DIGEST = "unknown"
"""The digest that is recorded for a file that changed during a build: no file has it."""

UNKNOWN_STAT = Stat(-1, 0, 0, 0)
"""The state that is recorded for such a file, so that the next snapshot reads it."""


class FileState(NamedTuple):
    """The state of a file in an earlier snapshot."""

    stat: Stat
    digest: Digest


@dataclass(slots=True)
class FileSnapshot:
    """Files by name. `before` are their states in an earlier snapshot, taken at the time `looked` (nanoseconds since 1970 UTC)."""

    files: Mapping[str, str]
    stats: Mapping[str, Stat]
    before: Mapping[str, FileState]
    looked: int
    _trusted: Mapping[str, Digest]
    _digests: dict[str, Digest]
    _folders: Mapping[str, tuple[str, Stat]]
    _unknown: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, folders: Mapping[str, Path], before: Mapping[str, FileState], looked: int) -> "FileSnapshot":
        """Return a snapshot of all files below some folders; the name of each file begins with the name of its folder."""
        files: dict[str, str] = {}
        stats: dict[str, Stat] = {}
        seen = {f"{below}/": (os.fspath(folder), stat_of(os.fspath(folder))) for below, folder in folders.items()}
        for below, folder in folders.items():
            for name, path, stat in _walk(below, os.fspath(folder)):
                files[name], stats[name] = path, stat
                if stat == FOLDER:
                    seen[name] = path, stat_of(path)
        trusted = _untouched(stats, before, looked)
        return cls(files, stats, before, looked, trusted, trusted.copy(), seen)

    def again(self, before: Mapping[str, FileState], names: Collection[str]) -> "FileSnapshot":
        """
        Return a new snapshot that looks at some files only; all others are taken from `before`, the stored state of this snapshot.

        The caller knows that no file was created or deleted.
        """
        stats = {**self.stats, **{name: stat_of(self.files[name]) for name in names}}
        trusted = self._digests.copy()
        for name in names:
            trusted.pop(name, None)
        return FileSnapshot(self.files, stats, before, self.looked, trusted, trusted.copy(), {})

    def possibly_changed(self, looked: int) -> set[str]:
        """Return the files that may have been written after this snapshot, taken at `looked`, without a visible change."""
        touched = {
            name for name in self.touched if self.stats[name] != FOLDER and not mtime_is_reliable(self.stats[name].last_touched, looked)
        }
        return touched | {name for name in self._unknown if not name.endswith("/")}

    def trusted(self, name: str) -> Digest:
        """Return the digest of a file that is unchanged since the earlier snapshot; empty for any other."""
        return self._trusted.get(name, "")

    def digest(self, name: str) -> Digest:
        """Return the digest of a file; empty if it does not exist or cannot be read."""
        found = UNKNOWN_DIGEST if name in self._unknown else self._digests.get(name)
        if found is None:
            found = self._digests[name] = digest_of_file(self.files[name]) if name in self.files else ""
        return found

    @property
    def touched(self) -> set[str]:
        """The files that are new, or may have changed since the earlier snapshot."""
        return self.stats.keys() - self._trusted.keys()

    def digest_now(self, names: Iterable[str]) -> None:
        """Compute some digests before the files are read: one that is computed afterwards may be that of a later change."""
        for name in names:
            self.digest(name)

    def set_digest(self, name: str, digest: Digest) -> None:
        """Take over the digest of a file from the code that has read it."""
        self._digests[name] = digest

    def forget_changed(self, program: str) -> None:
        """
        Mark as unknown each file and folder that has changed since this snapshot: another state than the digested one may have been
        read.

        A folder changes when a file is created or deleted. Folders below the name `program` do not count: Python writes compiled
        files there.
        """
        files = ((name, self.files[name], stat) for name, stat in self.stats.items() if stat != FOLDER)
        folders = ((name, path, stat) for name, (path, stat) in self._folders.items() if not name.startswith(f"{program}/"))
        self._unknown.update(name for name, path, stat in chain(files, folders) if stat_of(path) != stat)

    def changed(self) -> frozenset[str]:
        """Return the files that have other bytes than before, are new, or are gone."""
        here = {name for name in self.touched if name not in self.before or self.digest(name) != self.before[name].digest}
        return frozenset(here | (self.before.keys() - self.stats.keys()))

    def seen(self) -> dict[str, FileState]:
        """Return the state of each file in this snapshot."""
        found = {name: FileState(self.stats[name], digest) for name, digest in self.learned().items()}
        unknown = dict.fromkeys(self._unknown, FileState(UNKNOWN_STAT, UNKNOWN_DIGEST))
        return {name: found.get(name) or self.before[name] for name in self.stats} | unknown

    def learned(self) -> dict[str, Digest]:
        """Return the digests that are new or differ from those of the earlier snapshot."""
        return {name: self.digest(name) for name in self.stats if name not in self._trusted or self._digests[name] != self._trusted[name]}


def _untouched(stats: Mapping[str, Stat], before: Mapping[str, FileState], looked: int) -> dict[str, Digest]:
    """Return the digests of the files that have not changed since the earlier snapshot."""
    long_ago = looked - COARSE
    return {
        name: seen.digest
        for name, stat in stats.items()
        if (seen := before.get(name))
        and seen.stat == stat
        and ((touched := stat.last_touched) < long_ago or mtime_is_reliable(touched, looked))
    }


def mtime_is_reliable(modified: int, looked: int) -> bool:
    """
    Whether a file that was last written at one point of time was looked at when its time stamp could not stand for a later change.

    >>> mtime_is_reliable(1_000_000_000, 2_999_999_999), mtime_is_reliable(1_234_567_891, 2_999_999_999)
    (False, True)
    """
    return modified < looked - (FINE if modified % TICK else COARSE)


def digest_of(content: bytes) -> Digest:
    """Return the digest of some bytes."""
    import hashlib  # noqa: PLC0415 - dear, and a build with nothing to do digests nothing

    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_of_file(path: str | PathLike[str]) -> Digest:
    """Return the digest of a regular file; empty for anything else, and if it cannot be read."""
    file = Path(path)
    try:
        return digest_of(file.read_bytes()) if file.is_file() else ""
    except OSError:
        return ""


def digest_of_all(parts: Iterable[str]) -> Digest:
    """Return one digest for several texts in order."""
    return digest_of("\0".join(parts).encode())


def _walk(name: str, folder: str) -> Iterator[tuple[str, str, Stat]]:
    """
    Yield everything below a folder, in no order: files, links as their targets, and folders by a name that ends in a slash.

    Hidden files and editors' backups are skipped where readers skip them. Readers report what cannot be listed.
    """
    hidden_count = name.startswith("assets")
    waiting = [(name, folder)]
    while waiting:
        shown, path = waiting.pop()
        try:
            with os.scandir(path) as listed:
                entries = list(listed)
        except OSError:
            continue
        for entry in entries:
            name = entry.name
            if (not hidden_count and name.startswith((".", "__pycache__"))) or name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{shown}/{name}", entry.path))
                yield f"{shown}/{name}/", entry.path, FOLDER
            else:
                yield f"{shown}/{name}", entry.path, stat_of(entry.path)


def stat_of(path: str) -> Stat:
    """Return the state of the file that a path leads to; all zeros if it leads nowhere."""
    try:
        return Stat.of(os.stat(path))  # noqa: PTH116 - a path object for each of thousands of files is dear
    except OSError:
        return FOLDER

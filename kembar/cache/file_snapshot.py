"""
What lies on the disk, by digest.

In come folders and what an earlier look at them found; out goes every file with what the file system says of it, and with the digest of
its bytes for those who ask. A digest decides whether a file has changed; size, times and inode only save reading it again, and only where
they can be trusted: a file that was changed while it was last looked at, or just before, is read again.

A file that is changed after it was looked at and before it is read has another content than its digest says, and may have its former
content again when the next build looks. So a build compares all files once more when it is done, and records those that have changed as
unknown.
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
In nanoseconds, how long before a look a file must have been left alone to be trusted: what has the same time stamp may have been written
after the look. Some file systems count in two seconds, others in ticks of the system's clock.
"""

TICK = 10_000_000
"""In nanoseconds: a time stamp that is no multiple of it comes from a file system that counts finely."""


class Stat(NamedTuple):
    """
    What the file system says of a file; `mode` says what it is and who may read it. Times are in nanoseconds since 1970 UTC.

    `modified` can be set by any program. `changed` is set by the system alone, whenever the file or anything that is said of it changes; it
    is 0 for published files, since each build adds and removes links to them.
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
"""What is kept of a folder: that it is there."""

UNKNOWN_DIGEST = "unknown"
"""What is recorded instead of the digest of a file that changed during a build: no file has it."""

UNKNOWN_STAT = Stat(-1, 0, 0, 0)
"""What is recorded of such a file, so that its digest is taken at the next look."""


class FileState(NamedTuple):
    """A file as an earlier look found it."""

    stat: Stat
    digest: Digest


@dataclass(slots=True)
class FileSnapshot:
    """Files by name. `before` is what an earlier look found, which ended at `looked` (nanoseconds since 1970 UTC)."""

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
        """Every file below some folders, each folder by the name that its files' names begin with."""
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
        Another look at some of the files alone. All others are taken to be as they were `before`, which is what was kept of this look.

        Whoever asks for it knows that no file has come or gone.
        """
        stats = {**self.stats, **{name: stat_of(self.files[name]) for name in names}}
        trusted = self._digests.copy()
        for name in names:
            trusted.pop(name, None)
        return FileSnapshot(self.files, stats, before, self.looked, trusted, trusted.copy(), {})

    def possibly_changed(self, looked: int) -> set[str]:
        """The files that may have been written since they were looked at, at the time `looked`, without it being seen."""
        touched = {
            name for name in self.touched if self.stats[name] != FOLDER and not mtime_is_reliable(self.stats[name].last_touched, looked)
        }
        return touched | {name for name in self._unknown if not name.endswith("/")}

    def trusted(self, name: str) -> Digest:
        """The digest of a file that has not been touched since the earlier look; empty for any other."""
        return self._trusted.get(name, "")

    def digest(self, name: str) -> Digest:
        """The digest of a file; empty where there is none, or where it cannot be read."""
        found = UNKNOWN_DIGEST if name in self._unknown else self._digests.get(name)
        if found is None:
            found = self._digests[name] = digest_of_file(self.files[name]) if name in self.files else ""
        return found

    @property
    def touched(self) -> set[str]:
        """The files that are new, or may have been touched since the earlier look."""
        return self.stats.keys() - self._trusted.keys()

    def digest_now(self, names: Iterable[str]) -> None:
        """Digests some files at once: a digest that is taken after a file was read may be that of a later change."""
        for name in names:
            self.digest(name)

    def set_digest(self, name: str, digest: Digest) -> None:
        """Takes the digest of a file from whoever has read it."""
        self._digests[name] = digest

    def forget_changed(self, program: str) -> None:
        """
        Make unknown each file and folder that has changed since this look: another state than the digested one may have been read.

        A folder changes when a file comes or goes. Folders below the name `program` do not count: Python keeps compiled files there.
        """
        files = ((name, self.files[name], stat) for name, stat in self.stats.items() if stat != FOLDER)
        folders = ((name, path, stat) for name, (path, stat) in self._folders.items() if not name.startswith(f"{program}/"))
        self._unknown.update(name for name, path, stat in chain(files, folders) if stat_of(path) != stat)

    def changed(self) -> frozenset[str]:
        """The files whose bytes are not what they were, those that are new, and those that are gone."""
        here = {name for name in self.touched if name not in self.before or self.digest(name) != self.before[name].digest}
        return frozenset(here | (self.before.keys() - self.stats.keys()))

    def seen(self) -> dict[str, FileState]:
        """What this look has found."""
        found = {name: FileState(self.stats[name], digest) for name, digest in self.learned().items()}
        unknown = dict.fromkeys(self._unknown, FileState(UNKNOWN_STAT, UNKNOWN_DIGEST))
        return {name: found.get(name) or self.before[name] for name in self.stats} | unknown

    def learned(self) -> dict[str, Digest]:
        """The digests of the files of which something else is known than what the earlier look found."""
        return {name: self.digest(name) for name in self.stats if name not in self._trusted or self._digests[name] != self._trusted[name]}


def _untouched(stats: Mapping[str, Stat], before: Mapping[str, FileState], looked: int) -> dict[str, Digest]:
    """The digests of the files that have not been touched since the earlier look."""
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
    """The digest of some bytes."""
    import hashlib  # noqa: PLC0415 - dear, and a build with nothing to do digests nothing

    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_of_file(path: str | PathLike[str]) -> Digest:
    """The digest of an ordinary file's bytes; empty for anything else, and when it cannot be read."""
    file = Path(path)
    try:
        return digest_of(file.read_bytes()) if file.is_file() else ""
    except OSError:
        return ""


def digest_of_all(parts: Iterable[str]) -> Digest:
    """One digest for several texts in order."""
    return digest_of("\0".join(parts).encode())


def _walk(name: str, folder: str) -> Iterator[tuple[str, str, Stat]]:
    """
    Everything below a folder, in no order: files, links as what they lead to, and folders by a name that ends in a slash.

    Hidden files and editors' backups are passed over where readers do the same; what cannot be listed is told by those who read it.
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
    """What a path leads to; all zeros where it leads nowhere."""
    try:
        return Stat.of(os.stat(path))  # noqa: PTH116 - a path object for each of thousands of files is dear
    except OSError:
        return FOLDER

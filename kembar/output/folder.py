"""
A published folder: which files it holds, the digests of their bytes, and what keeps it from being replaced.

A build with nothing to do loads this and no more of publishing.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from kembar.cache.ownership import distrust_file, distrust_folder
from kembar.files.os_errors import reason
from kembar.files.project_files import sha256

MANIFEST = "manifest.json"
"""The file that marks a folder as written by Kembar, and tells what it holds."""


class ForeignFolderError(Exception):
    """The output folder holds files that no earlier build wrote, so it is not Kembar's to replace."""


class UntrustedCacheError(Exception):
    """The cache folder is not used: another user owns it or can write to it, or it is a link. `why` is one of `ownership`'s reasons."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(folder, why)
        self.folder, self.why = folder, why


class UnwritableError(Exception):
    """The file system refused: a full disk, a missing right, a read-only folder. The published folder is as it was."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)  # the error itself, so that it can be carried from one process to another
        self.reason = reason(error)
        self.is_mount = error.errno == errno.EBUSY
        """Whether the folder cannot be exchanged because it is a mount point (rename(2), EBUSY)."""

    def __str__(self) -> str:
        return str(self.reason)


class WorkerKilledError(Exception):
    """The system or a person killed a process that made pages. The published folder is as it was."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        """The signal (signal(7))."""


def state_folder(out: Path) -> Path:
    """The folder beside a published one in which the next site is put together, and where what builds remember is kept."""
    return out.with_name(f".{out.name}.kembar")


def make_private_folder(folder: Path) -> None:
    """
    Create the cache folder for this user alone, or check that it is already so. Raises `UntrustedCacheError` and `OSError`.

    The check comes first, so that nothing is created where a link leads, and again afterwards, so that the folder in use was checked.
    """
    _refuse_untrusted(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_untrusted(folder)


def _refuse_untrusted(folder: Path) -> None:
    if why := distrust_folder(os.fspath(folder)):
        raise UntrustedCacheError(folder, why)


def is_trusted_tree(*folders: Path) -> bool:
    """Return whether folders, and the files directly in the last one, belong to this user alone. Raises `OSError`."""
    files = (os.fspath(file) for file in folders[-1].iterdir())
    return not any(map(distrust_folder, map(os.fspath, folders))) and not any(map(distrust_file, files))


def published_files(out: Path) -> Iterator[str]:
    """The paths of everything below `out`, with forward slashes: files, links, which are not followed, and empty folders by a slash."""
    waiting = [""]
    while waiting:
        shown = waiting.pop()
        entries = _listed(f"{out}/{shown}")
        if shown and not entries:
            yield shown
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{shown}{entry.name}/")
            else:
                yield f"{shown}{entry.name}"


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listed:
            return list(listed)
    except OSError:
        return []


def different_files(one: Path, other: Path) -> list[str]:
    """The paths below two folders at which there are different bytes, or only one file, sorted."""
    paths = {*published_files(one), *published_files(other)}
    return sorted(path for path in paths if sha256_of_file(one / path) != sha256_of_file(other / path))


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal; empty where it cannot be read."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""

"""
The published folder: its files and their digests, whether it and the folder of the cache can be used, and the problems if not.

Compiled templates in the cache are executed, and cached values and the staging directory are published. Another user who can write there
controls what this user runs and publishes, so the cache must belong to this user alone. Systems without POSIX owners and modes, such as
Windows, are checked for links only.

A build with nothing to do imports this module and no other of this package.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kembar.files.os_errors import reason
from kembar.files.project_files import sha256
from kembar.model.problem import Message, Problem, SourceLocation, tr

MANIFEST = "manifest.json"
"""The file that marks a folder as written by Kembar, and lists its files."""


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""The error numbers of a disk that takes no more."""

LINK, OTHER_KIND, OTHER_OWNER, OTHERS_WRITE = "link", "other kind", "other owner", "others write"
"""Why a file or folder is not trusted: a link, neither file nor folder as expected, owned by another user, writable by other users."""


class ForeignFolderError(Exception):
    """The output folder holds files that no earlier build wrote, so it is not Kembar's to replace."""


class UntrustedCacheError(Exception):
    """The cache folder is not used: another user owns it or can write to it, or it is a link. `why` is one of the reasons above."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(folder, why)
        self.folder, self.why = folder, why


class UnwritableError(Exception):
    """The file system refused to write: a full disk, missing permission, a read-only folder. The published folder is unchanged."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)  # the error itself, so that it can be carried from one process to another
        self.reason = reason(error)
        self.is_mount = error.errno == errno.EBUSY
        """Whether the folder cannot be exchanged because it is a mount point (rename(2), EBUSY)."""

    def __str__(self) -> str:
        return str(self.reason)


class WorkerKilledError(Exception):
    """A worker process was killed. The published folder is unchanged."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        """The signal (signal(7))."""


def state_folder(out: Path) -> Path:
    """Return the folder next to a published one that contains the cache and the staging directory."""
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


def distrust_folder(path: str) -> str:
    """Return why a folder is not trusted; empty if it is, or if it does not exist. Raises `OSError` where that cannot be found out."""
    return _distrust(path, stat.S_IFDIR)


def distrust_file(path: str) -> str:
    """Return why a file is not trusted; empty if it is, or if it does not exist. Raises `OSError` where that cannot be found out."""
    return _distrust(path, stat.S_IFREG)


def _distrust(path: str, kind: int) -> str:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return ""
    if stat.S_ISLNK(found.st_mode):
        return LINK
    if stat.S_IFMT(found.st_mode) != kind:
        return OTHER_KIND
    if os.name != "posix":
        return ""
    if found.st_uid != os.geteuid():
        return OTHER_OWNER
    return OTHERS_WRITE if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else ""


def published_files(out: Path) -> Iterator[str]:
    """Yield the paths of all files, links (not followed) and empty folders (with a final slash) below `out`, with forward slashes."""
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
    """Return the sorted paths of files that differ between two folders or exist in only one of them."""
    paths = {*published_files(one), *published_files(other)}
    return sorted(path for path in paths if sha256_of_file(one / path) != sha256_of_file(other / path))


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; empty if it cannot be read."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""


def not_ours(out: Path) -> Problem:
    """Report that a folder was not written by Kembar, so it is not replaced."""
    message = tr("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(SourceLocation(str(out)), "out.foreign", message, tr("choose another folder with --out, or empty this one yourself"))


def not_trusted(error: UntrustedCacheError) -> Problem:
    """Report that the cache folder is not used, why, and what to do."""
    folder, name = str(error.folder), error.folder.name
    hint = tr("remove it and build again, or choose another folder with --out")
    if error.why == LINK:
        message = tr("“{folder}” is a link, so the build does not use the cache that it leads to", folder=name)
        hint = tr("remove the link and build again")
    elif error.why == OTHER_KIND:
        message = tr("“{folder}” is not a folder, so no cache can be kept there", folder=name)
    elif error.why == OTHER_OWNER:
        message = tr("“{folder}” belongs to another user, so the build does not use the cache in it", folder=name)
    else:
        message = tr("other users can write to “{folder}”, so the build does not use the cache in it", folder=name)
    return Problem(SourceLocation(folder), "cache.untrusted", message, hint)


def not_writable(out: Path, error: UnwritableError) -> Problem:
    """Report that the site could not be written."""
    message = tr("the site could not be written: {reason}", reason=error.reason)
    hint = tr("what was published before is untouched")
    if error.is_mount:
        hint = tr(
            "another file system is mounted on this folder, so it cannot be exchanged: choose a folder in it, such as --out {folder}/site",
            folder=out,
        )
    return Problem(SourceLocation(str(out)), "out.unwritable", message, hint)


def worker_killed(out: Path, error: WorkerKilledError) -> Problem:
    """Report that a worker process was killed."""
    return Problem(SourceLocation(str(out)), "worker.killed", killed(error.number), tr("what was published before is untouched"))


def killed(number: int) -> Message:
    """Return the message that a process was killed with a signal, and what to do."""
    return tr("a process that did a part of this was killed (signal {number}); if memory ran out, close other programs", number=number)


def system_refused(out: Path, error: OSError) -> Problem:
    """Report a system error outside of writing the site."""
    return Problem(SourceLocation(str(out)), "system.refused", refused(error), tr("what was published before is untouched"))


def refused(error: OSError) -> Message:
    """Return the message of a system error, with what to do if that is known."""
    cause = reason(error)
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return tr("{reason}: let this process open more files, for example with “ulimit -n 1024”", reason=cause)
    if isinstance(error.filename, str):
        return tr("{path} could not be read or written: {reason}", path=error.filename, reason=cause)
    if error.errno in FULL:
        return tr("this could not be written: {reason}", reason=cause)
    return tr("the system refused this: {reason}", reason=cause)

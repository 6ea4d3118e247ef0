"""
Temporary folders that are removed when their process ends.

A process holds a lock on its folder (flock(2)) while it runs, and removes the folder at a normal end, an exception or a handled signal. The
folder of a killed process has no lock; the next process that needs a folder removes it.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "kembar-scratch-"
"""The prefix of the folder names, after a dot if they are hidden. `tempfile` adds eight letters."""

UNLOCKED = "kembar-unlocked-"
"""The prefix on systems that cannot lock a folder. Other processes never remove these."""

_NAME = re.compile(rf"\.?{PREFIX}[a-z0-9_]{{8}}")


@contextmanager
def scratch_folder(parent: Path | None = None, *, hidden: bool = False) -> Iterator[Path]:
    """
    Create an empty folder in `parent`, by default the system's temporary folder, and remove it at the end.

    Folders of killed processes are removed first. A `hidden` folder has a name with a leading dot. Raises `OSError`.
    """
    parent = parent or Path(tempfile.gettempdir())
    remove_left_over(parent)
    folder, lock = _locked_folder(parent, "." if hidden else "")
    try:
        yield folder
    finally:
        _remove(folder)
        if lock is not None:
            os.close(lock)


def remove_left_over(parent: Path) -> None:
    """Remove the scratch folders of ended processes in `parent`; errors are ignored."""
    with suppress(OSError):  # there may be no such folder
        for name in os.listdir(parent):  # noqa: PTH208 - the system's folder may hold many files
            if _NAME.fullmatch(name):
                _remove_unlocked(parent / name)


def _locked_folder(parent: Path, dot: str) -> tuple[Path, int | None]:
    """Return a new folder and the lock on it. If another process removes the folder before it is locked, it is created again."""
    for _ in range(tempfile.TMP_MAX):
        folder = Path(tempfile.mkdtemp(prefix=f"{dot}{PREFIX}", dir=parent))
        lock = _lock(folder)
        if lock is None:
            break
        if folder.is_dir():
            return folder, lock
        os.close(lock)
    _remove(folder)
    return Path(tempfile.mkdtemp(prefix=f"{dot}{UNLOCKED}", dir=parent)), None


def _lock(folder: Path) -> int | None:
    """Return an open file that holds a lock on a folder; None if another process holds it or the system cannot lock folders."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def _remove_unlocked(folder: Path) -> None:
    """Remove a folder of this user that no process has locked."""
    if sys.platform == "win32" or folder.lstat().st_uid != os.getuid():
        return
    lock = _lock(folder)
    if lock is not None:
        _remove(folder)
        os.close(lock)


def _remove(folder: Path) -> None:
    """Remove a folder as far as the system allows, with one retry."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return

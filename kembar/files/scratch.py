"""
Temporary folders that are removed with their process.

A process that ends normally, with an exception or at a signal that is handled removes its folder. One that is killed cannot: its folder is
removed by the next process that needs one. A process holds a lock on its folder (flock(2)) for as long as it runs, so a folder without a
lock has no process any more.
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
"""What the names of these folders begin with, behind a dot where they are hidden. `tempfile` adds eight letters."""

UNLOCKED = "kembar-unlocked-"
"""The same where the system cannot lock a folder. These are never removed by another process."""

_NAME = re.compile(rf"\.?{PREFIX}[a-z0-9_]{{8}}")


@contextmanager
def scratch_folder(parent: Path | None = None, *, hidden: bool = False) -> Iterator[Path]:
    """
    Makes an empty folder in `parent`, by default the system's folder for temporary files, and removes it at the end.

    Folders of processes that were killed are removed first. The name of a `hidden` folder begins with a dot. Raises `OSError`.
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
    """Removes the scratch folders in `parent` whose processes do not run any more. What cannot be removed is left for the next time."""
    with suppress(OSError):  # there may be no such folder
        for name in os.listdir(parent):  # noqa: PTH208 - the system's folder may hold many files
            if _NAME.fullmatch(name):
                _remove_unlocked(parent / name)


def _locked_folder(parent: Path, dot: str) -> tuple[Path, int | None]:
    """A new folder, and the lock on it. Another process may remove the folder before it is locked; then it is made again."""
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
    """An open file that holds a lock on a folder; None where another process holds it, or where the system locks no folders."""
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
    """Removes a folder of this user that no process holds."""
    if sys.platform == "win32" or folder.lstat().st_uid != os.getuid():
        return
    lock = _lock(folder)
    if lock is not None:
        _remove(folder)
        os.close(lock)


def _remove(folder: Path) -> None:
    """Removes a folder as far as the system lets it; a fault that passes does not keep it."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return

"""
Watching the project's folders for saved files.

A build is due when no file has changed for a moment. The watcher also reports which files were saved, except after changes of many files,
where the operating system may lose some. A quiet time is reported as the moment for a full check.
"""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from kembar.pipeline.project import Project

SETTLE_MS, MAX_SETTLE_MS = 15, 1000
"""In milliseconds: the time without a change before a build is due, and the longest wait for it."""

MANY_FILES, MANY_SETTLE_MS, MANY_MAX_SETTLE_MS = 30, 250, 10_000
"""The number of files from which a change counts as large, such as a change of branch; the same times for large changes."""

FOLDER_CHECK_MS = 1000
"""In milliseconds: how often the watcher checks whether the folders are still the same ones."""

POLL_LIMIT_MS = 100
"""In milliseconds: the shortest time between two checks for further changes during a build."""

POLL_MS = 300
"""In milliseconds: how often files are checked one by one where the system does not report changes."""

FORCE_POLLING = "WATCHFILES_FORCE_POLLING"
"""The library's environment variable for drives without change notifications, such as some network drives."""

QUIET_CHECKS = 5
"""The number of folder checks without a change that count as a quiet time."""

SavedFiles = frozenset[Path] | None
"""The saved files; empty at a quiet time, `ANY_FILE` if any file may have changed."""

ANY_FILE: SavedFiles = None

NO_FOLDER = 0
"""The identity of a missing folder."""


class Watcher:
    """Watches folders and everything below them from its creation on. It follows folders that are removed, created or replaced."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = [folder.absolute() for folder in folders]
        self._waiting: frozenset[Path] = frozenset()
        self._ask_again = 0.0
        self._begin()

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._notify.close()

    def changes(self) -> Iterator[SavedFiles]:
        """
        Yield the saved files each time that a build is due, and an empty set at the first quiet time after the start or after a change.

        Raises `KeyboardInterrupt` when the program is interrupted.
        """
        checks_until_quiet = 1
        while True:
            saved = self._waiting | self._saved(SETTLE_MS, SETTLE_MS if self._waiting else FOLDER_CHECK_MS)
            self._waiting = frozenset()
            many = len(saved) >= MANY_FILES
            if many:
                self._settle()
            checks_until_quiet = QUIET_CHECKS if saved else checks_until_quiet - 1
            if self._follow() or many:
                yield ANY_FILE
            elif saved or not checks_until_quiet:
                yield saved

    def has_more(self) -> bool:
        """Return whether further files were saved; `changes` yields them next. Frequent calls are cheap."""
        now = time.monotonic()
        if now >= self._ask_again:
            self._waiting |= self._saved(1, 1)
            self._ask_again = now + POLL_LIMIT_MS / 1000
        return bool(self._waiting)

    def _begin(self) -> None:
        self._identities = _identities(self._folders)
        self._notify = _notify([str(folder) for folder, identity in self._identities.items() if identity])

    def _follow(self) -> bool:
        """Watch the folders that exist now, and return True, if they are not those that were watched."""
        if _identities(self._folders) == self._identities:
            return False
        self._notify.close()
        self._begin()
        return True

    def _settle(self) -> None:
        """Wait for the end of a large change."""
        end = time.monotonic() + MANY_MAX_SETTLE_MS / 1000
        while time.monotonic() < end and self._saved(MANY_SETTLE_MS, MANY_SETTLE_MS):
            pass

    def _saved(self, settle: int, timeout: int) -> frozenset[Path]:
        """Wait for changes, at most for `timeout` milliseconds, then for `settle` milliseconds without one. Return the changed files."""
        found = self._notify.watch(MAX_SETTLE_MS, settle, timeout, None)
        if found == "signal":
            raise KeyboardInterrupt
        return frozenset() if isinstance(found, str) else frozenset(filter(self._matters, (Path(path) for _, path in found)))

    def _matters(self, path: Path) -> bool:
        """Return whether a file can be part of the site: no hidden file and no backup, except in folders named `static`."""
        below = next((path.relative_to(folder) for folder in self._folders if path.is_relative_to(folder)), path)
        return "static" in below.parts or not any(part.startswith(".") or part.endswith("~") for part in below.parts)


def watched_folders(project: Project) -> list[Path]:
    """Return the folders that a site is made from."""
    return [project.content, project.templates, project.root / "locales", project.root / "assets"]


def _identities(folders: Sequence[Path]) -> dict[Path, int]:
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: Path) -> int:
    """Return the inode of a folder, which differs from that of a later folder with the same name."""
    try:
        return folder.stat().st_ino if folder.is_dir() else NO_FOLDER
    except OSError:
        return NO_FOLDER


def _notify(folders: list[str]) -> RustNotify:
    """Return the system's change notifications, or polling if there are none."""
    try:
        return _notify_with(folders, polling=bool(os.environ.get(FORCE_POLLING)))
    except (OSError, WatchfilesRustInternalError):
        return _notify_with([folder for folder in folders if Path(folder).is_dir()], polling=True)


def _notify_with(folders: list[str], *, polling: bool) -> RustNotify:
    return RustNotify(folders, False, polling, POLL_MS, True, True)

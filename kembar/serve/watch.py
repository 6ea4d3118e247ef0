"""
Noticing that something was saved.

In come the folders of a project; out comes the moment at which a build is due: when the file system has come to rest after a change.
What was saved is told as well, as far as that is sure: the system may lose count where thousands of files change at once, and then a
build has to find out by itself. When there has been quiet for a while, that is told too, as the time to make sure of everything.
"""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from kembar.pipeline.project import Project

SETTLE_MS, MAX_SETTLE_MS = 15, 1000
"""In milliseconds: how long nothing may change until a build is due, and how long changes may go on until one is due all the same."""

MANY_FILES, MANY_SETTLE_MS, MANY_MAX_SETTLE_MS = 30, 250, 10_000
"""From how many files on a change is a great one, such as another branch; in milliseconds, the same for those."""

FOLDER_CHECK_MS = 1000
"""In milliseconds: how often it is looked whether the folders are still the same ones."""

POLL_LIMIT_MS = 100
"""In milliseconds: how often at most the system is asked whether there is more while a build goes on."""

POLL_MS = 300
"""In milliseconds: how often files are looked at one by one where the system cannot tell of changes."""

FORCE_POLLING = "WATCHFILES_FORCE_POLLING"
"""The library's own variable for drives on which the system tells of no changes, such as some that lie on a network."""

QUIET_CHECKS = 5
"""After how many looks without a change there is quiet."""

SavedFiles = frozenset[Path] | None
"""The files that were saved, none of them when there is quiet; `ANY` where it may have been any."""

ANY_FILE: SavedFiles = None

NO_FOLDER = 0
"""The identity of a folder that is not there."""


class Watcher:
    """
    Watches some folders and all below them. Changes count from the moment at which the watch is made.

    A folder may go and come back, or be exchanged for another one; the watch follows.
    """

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
        Comes round each time that a build is due, with what was saved; with nothing once there is quiet after the beginning, or after a
        change. Raises `KeyboardInterrupt` when the program is told to end.
        """
        looks_until_quiet = 1
        while True:
            saved = self._waiting | self._saved(SETTLE_MS, SETTLE_MS if self._waiting else FOLDER_CHECK_MS)
            self._waiting = frozenset()
            many = len(saved) >= MANY_FILES
            if many:
                self._settle()
            looks_until_quiet = QUIET_CHECKS if saved else looks_until_quiet - 1
            if self._follow() or many:
                yield ANY_FILE
            elif saved or not looks_until_quiet:
                yield saved

    def has_more(self) -> bool:
        """Whether something was saved since, which is told the next time round. It may be asked as often as one likes."""
        now = time.monotonic()
        if now >= self._ask_again:
            self._waiting |= self._saved(1, 1)
            self._ask_again = now + POLL_LIMIT_MS / 1000
        return bool(self._waiting)

    def _begin(self) -> None:
        self._identities = _identities(self._folders)
        self._notify = _notify([str(folder) for folder, identity in self._identities.items() if identity])

    def _follow(self) -> bool:
        """Watches the folders that are there now, if they are not those that were watched."""
        if _identities(self._folders) == self._identities:
            return False
        self._notify.close()
        self._begin()
        return True

    def _settle(self) -> None:
        """Waits until a great change is over."""
        end = time.monotonic() + MANY_MAX_SETTLE_MS / 1000
        while time.monotonic() < end and self._saved(MANY_SETTLE_MS, MANY_SETTLE_MS):
            pass

    def _saved(self, rest: int, patience: int) -> frozenset[Path]:
        """Waits for changes, at most for the patience in milliseconds, then until there is rest; gives the files that have changed."""
        found = self._notify.watch(MAX_SETTLE_MS, rest, patience, None)
        if found == "signal":
            raise KeyboardInterrupt
        return frozenset() if isinstance(found, str) else frozenset(filter(self._matters, (Path(path) for _, path in found)))

    def _matters(self, path: Path) -> bool:
        """Whether a file can be part of the site: dot-files and backups are not, but for those that are published as they are."""
        below = next((path.relative_to(folder) for folder in self._folders if path.is_relative_to(folder)), path)
        return "static" in below.parts or not any(part.startswith(".") or part.endswith("~") for part in below.parts)


def watched_folders(project: Project) -> list[Path]:
    """Everything that a site is made from."""
    return [project.content, project.templates, project.root / "locales", project.root / "assets"]


def _identities(folders: Sequence[Path]) -> dict[Path, int]:
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: Path) -> int:
    """What tells a folder from another one that has its name since."""
    try:
        return folder.stat().st_ino if folder.is_dir() else NO_FOLDER
    except OSError:
        return NO_FOLDER


def _notify(folders: list[str]) -> RustNotify:
    """The system's own notice of changes; where it has none to give, the files are looked at again and again."""
    try:
        return _notice(folders, polling=bool(os.environ.get(FORCE_POLLING)))
    except (OSError, WatchfilesRustInternalError):
        return _notice([folder for folder in folders if Path(folder).is_dir()], polling=True)


def _notice(folders: list[str], *, polling: bool) -> RustNotify:
    return RustNotify(folders, False, polling, POLL_MS, True, True)

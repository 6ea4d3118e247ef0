"""
List and read the files of a project's own folders (`assets/`, `templates/`, `locales/`).

Symbolic links are always refused. A pull request can contain a link as easily as a file, and a link to `.git/config` or to a file of the
system would be published like any other file.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kembar.files.os_errors import reason
from kembar.model.problem import Message, Problem, ProblemError, SourceLocation, tr

MAX_FILES = 100_000
"""The most files in a folder and all its subfolders."""

MAX_DEPTH = 20
"""The most levels of subfolders."""

Skip = Callable[[str], bool]
"""Returns whether the path of a file or folder is ignored."""

NameRule = Callable[[str], Problem | None]
"""Returns the problem of a path, such as a name that some systems cannot store; None if there is none."""

_SAFE_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags that open a file without following a link and without waiting at a named pipe."""


def is_ignored(path: str) -> bool:
    """
    Return whether a file or folder is ignored because of its name: hidden files, editor backups, Python caches.

    >>> is_ignored("templates/.git"), is_ignored("templates/base.html~"), is_ignored("templates/base.html")
    (True, True, False)
    """
    name = path.rpartition("/")[2]
    return name.startswith((".", "__pycache__")) or name.endswith("~")


def accept_any_name(_path: str) -> None:
    """Accept every name."""


@dataclass(slots=True)
class _Listing:
    """The result of listing a folder so far."""

    root: Path
    skip: Skip
    rule: NameRule
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add_folder(self, folder: str) -> list[str]:
        """Add the files of one folder; return its subfolders."""
        try:
            with os.scandir(self.root / folder) as listed:
                entries = list(listed)
        except OSError as error:
            self.problems.append(unreadable_folder(folder, error))
            return []
        folders = [f"{folder}/{entry.name}" for entry in entries if self._add(folder, entry)]
        if folders and folder.count("/") >= MAX_DEPTH:
            self.problems.append(too_deep(folder))
            return []
        return folders

    def _add(self, folder: str, entry: "os.DirEntry[str]") -> bool:
        """Add a file or a problem; return whether the entry is a folder to enter."""
        path = f"{folder}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
        if self.skip(path):
            return False
        if problem := self.rule(path) or _special_file_problem(path, entry):
            self.problems.append(problem)
            return False
        if entry.is_dir(follow_symlinks=False):
            return True
        self.files.append(f"{folder}/{entry.name}")
        return False


def list_files(root: Path, folder: str, *, skip: Skip = is_ignored, rule: NameRule = accept_any_name) -> tuple[list[str], list[Problem]]:
    """
    Return the paths of all regular files below `folder`, from `root` and with forward slashes, and a problem for everything else.

    Paths that match `skip` are ignored. `rule` returns the problem of a path; a folder with a problem is not entered. No file is opened, no
    link is followed, and nothing is listed below `MAX_DEPTH` levels.
    """
    listing = _Listing(root, skip, rule, problems=_find_links(root, folder))
    waiting = [] if listing.problems else [folder]
    while waiting and len(listing.files) <= MAX_FILES:
        waiting += listing.add_folder(waiting.pop())
    if len(listing.files) > MAX_FILES:
        message = tr("this folder holds more than {limit} files", limit=f"{MAX_FILES:,}")
        return [], [Problem(SourceLocation(folder), "file.too-many", message, tr("take out what does not belong to the site"))]
    return sorted(listing.files), sorted(listing.problems, key=lambda problem: problem.order)


def _special_file_problem(path: str, entry: "os.DirEntry[str]") -> Problem | None:
    """Return the problem of an entry that is neither a file nor a folder."""
    if entry.is_symlink():
        return _link_problem(path)
    if entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False):
        return None
    return _not_regular(path)


def read_file(root: Path, path: str, largest: int) -> bytes | Problem:
    """
    Return the bytes of the file at `path` below `root`, or a problem if they cannot be read.

    The file must be a regular one of at most `largest` bytes, and no part of `path` may be a link. Raises `FileNotFoundError`.
    """
    if links := _find_links(root, path):
        return links[0]
    try:
        return _read(root / path, path, largest)
    except FileNotFoundError:
        raise
    except OSError as error:
        return unreadable_file(path, error)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file whose bytes are read on demand: `path` below `root`, its SHA-256 in hexadecimal, and its size in bytes."""

    root: str
    path: str
    digest: str
    size: int

    def read(self) -> bytes:
        """Return the bytes. Raises `ProblemError` if they do not match the digest any more, or the file is missing."""
        try:
            content = read_file(Path(self.root), self.path, self.size)
        except FileNotFoundError:
            content = b""
        if isinstance(content, bytes) and sha256(content) == self.digest:
            return content
        message = tr("this file was changed while the site was built")
        raise ProblemError([Problem(SourceLocation(self.path), "file.changed", message, tr("run the command again"))])


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    import hashlib  # noqa: PLC0415 - slow to import, and not every command that loads this reads files

    return hashlib.sha256(content).hexdigest()


def _find_links(root: Path, path: str) -> list[Problem]:
    """Return a problem for each link among a path below `root` and its parent folders; the root itself may be a link."""
    parts = path.split("/")
    steps = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
    return [_link_problem(step) for step in steps if os.path.islink(root / step)]  # noqa: PTH114 - `is_symlink` raises where it may not look


def _read(file: Path, path: str, largest: int) -> bytes | Problem:
    with open(file, "rb", opener=lambda name, flags: os.open(name, flags | _SAFE_FLAGS)) as opened:
        found = os.fstat(opened.fileno())
        if not stat.S_ISREG(found.st_mode):
            return _not_regular(path)
        content = opened.read(largest + 1) if found.st_size <= largest else None
    if content is not None and len(content) <= largest:
        return content
    return too_large(path, largest)


def too_large(path: str, largest: int) -> Problem:
    """Return the problem of a file larger than `largest` bytes."""
    message = tr("this file is larger than {limit} bytes", limit=f"{largest:,}")
    return Problem(SourceLocation(path), "file.too-large", message, tr("make it smaller"))


def _link_problem(path: str) -> Problem:
    message = tr("this is a link, and links are not followed here")
    return Problem(SourceLocation(path), "file.link", message, tr("put the file itself here"))


def _not_regular(path: str) -> Problem:
    return Problem(SourceLocation(path), "file.special", tr("this is not an ordinary file"), tr("remove it"))


def unreadable_file(path: str, error: OSError) -> Problem:
    """Return the problem of a file that the system does not allow to read."""
    return _unreadable(path, tr("this file cannot be read: {reason}", reason=reason(error)))


def unreadable_folder(path: str, error: OSError) -> Problem:
    """Return the problem of a folder that the system does not allow to list."""
    return _unreadable(path, tr("this folder cannot be read: {reason}", reason=reason(error)))


def too_deep(path: str) -> Problem:
    """Return the problem of a folder at level `MAX_DEPTH` that has subfolders."""
    return Problem(
        SourceLocation(path), "file.unplaced", tr("folders lie more than {limit} deep here", limit=MAX_DEPTH), tr("move the files up")
    )


def _unreadable(path: str, message: Message) -> Problem:
    return Problem(SourceLocation(path), "file.unreadable", message, tr("check its permissions"))

"""
The files of a project's own folders (`assets/`, `templates/`, `locales/`): which of them may be read, and their bytes.

Symbolic links are refused everywhere in these folders. A pull request can bring a link as easily as a file, and a link to `.git/config` or
to a file of the system would be published like any other file.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kembar.files.os_errors import reason
from kembar.model.problem import Message, Problem, ProblemError, SourceLocation, tr

MOST_FILES = 100_000
"""The most files that a folder may hold, with all its folders."""

DEEPEST = 20
"""How many levels of folders a folder may hold."""

Skip = Callable[[str], bool]
"""Whether the path of a file or folder is passed over."""

NameRule = Callable[[str], Problem | None]
"""Gives what is wrong with the path of a file or folder, such as a name that some systems cannot store."""

_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags that open a file without following a link, and without waiting for the other end of a named pipe."""


def is_ignored(path: str) -> bool:
    """
    Whether a file or folder is never read because of its name: hidden files, backups of editors, and what Python leaves behind.

    >>> is_ignored("templates/.git"), is_ignored("templates/base.html~"), is_ignored("templates/base.html")
    (True, True, False)
    """
    name = path.rpartition("/")[2]
    return name.startswith((".", "__pycache__")) or name.endswith("~")


def accept(_path: str) -> None:
    """Finds nothing wrong with any name."""


@dataclass(slots=True)
class _Listing:
    """What a walk has found so far."""

    root: Path
    skip: Skip
    rule: NameRule
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add_folder(self, folder: str) -> list[str]:
        """Adds the files of one folder; returns the folders in it."""
        try:
            with os.scandir(self.root / folder) as listed:
                entries = list(listed)
        except OSError as error:
            self.problems.append(unreadable_folder(folder, error))
            return []
        folders = [f"{folder}/{entry.name}" for entry in entries if self._add(folder, entry)]
        if folders and folder.count("/") >= DEEPEST:
            self.problems.append(too_deep(folder))
            return []
        return folders

    def _add(self, folder: str, entry: "os.DirEntry[str]") -> bool:
        """Adds a file or a problem; whether the entry is a folder to be entered."""
        path = f"{folder}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
        if self.skip(path):
            return False
        if problem := self.rule(path) or _special(path, entry):
            self.problems.append(problem)
            return False
        if entry.is_dir(follow_symlinks=False):
            return True
        self.files.append(f"{folder}/{entry.name}")
        return False


def list_files(root: Path, folder: str, *, skip: Skip = is_ignored, rule: NameRule = accept) -> tuple[list[str], list[Problem]]:
    """
    Return the paths from `root`, with forward slashes, of all ordinary files below `folder`, and a problem for everything else.

    Paths that `skip` names are passed over without a problem. `rule` finds what is wrong with other paths; a folder with a problem is not
    entered. No file is opened, no link is followed, and nothing is read below `DEEPEST` folders.
    """
    listing = _Listing(root, skip, rule, problems=_links(root, folder))
    waiting = [] if listing.problems else [folder]
    while waiting and len(listing.files) <= MOST_FILES:
        waiting += listing.add_folder(waiting.pop())
    if len(listing.files) > MOST_FILES:
        message = tr("this folder holds more than {limit} files", limit=f"{MOST_FILES:,}")
        return [], [Problem(SourceLocation(folder), "file.too-many", message, tr("take out what does not belong to the site"))]
    return sorted(listing.files), sorted(listing.problems, key=lambda problem: problem.order)


def _special(path: str, entry: "os.DirEntry[str]") -> Problem | None:
    """What is wrong with an entry that is neither a file nor a folder."""
    if entry.is_symlink():
        return _link(path)
    if entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False):
        return None
    return _not_ordinary(path)


def read_file(root: Path, path: str, largest: int) -> bytes | Problem:
    """
    Return the bytes of the file at `path` below `root`, or why they cannot be had.

    The file must be an ordinary one of at most `largest` bytes, and no step of `path` may be a link. Raises `FileNotFoundError` when there
    is no such file.
    """
    if links := _links(root, path):
        return links[0]
    try:
        return _read(root / path, path, largest)
    except FileNotFoundError:
        raise
    except OSError as error:
        return unreadable_file(path, error)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """
    A file whose bytes stay on the disk until they are asked for: `path` below `root`, its SHA-256 in hexadecimal, and its bytes' number.
    """

    root: str
    path: str
    digest: str
    size: int

    def read(self) -> bytes:
        """Return the bytes, which are still those of the digest. Raises `ProblemError` when the file was changed or removed since."""
        try:
            content = read_file(Path(self.root), self.path, self.size)
        except FileNotFoundError:
            content = b""
        if isinstance(content, bytes) and sha256(content) == self.digest:
            return content
        message = tr("this file was changed while the site was built")
        raise ProblemError([Problem(SourceLocation(self.path), "file.changed", message, tr("run the command again"))])


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    import hashlib  # noqa: PLC0415 - slow to import, and not every command that loads this reads files

    return hashlib.sha256(content).hexdigest()


def _links(root: Path, path: str) -> list[Problem]:
    """A problem for each link among a path below `root` and the folders on the way to it; the root itself may be reached by one."""
    parts = path.split("/")
    steps = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
    return [_link(step) for step in steps if os.path.islink(root / step)]  # noqa: PTH114 - `is_symlink` raises where it may not look


def _read(file: Path, path: str, largest: int) -> bytes | Problem:
    with open(file, "rb", opener=lambda name, flags: os.open(name, flags | _CAREFULLY)) as opened:
        found = os.fstat(opened.fileno())
        if not stat.S_ISREG(found.st_mode):
            return _not_ordinary(path)
        content = opened.read(largest + 1) if found.st_size <= largest else None
    if content is not None and len(content) <= largest:
        return content
    return too_large(path, largest)


def too_large(path: str, largest: int) -> Problem:
    """The problem of a file with more bytes than it may have."""
    message = tr("this file is larger than {limit} bytes", limit=f"{largest:,}")
    return Problem(SourceLocation(path), "file.too-large", message, tr("make it smaller"))


def _link(path: str) -> Problem:
    message = tr("this is a link, and links are not followed here")
    return Problem(SourceLocation(path), "file.link", message, tr("put the file itself here"))


def _not_ordinary(path: str) -> Problem:
    return Problem(SourceLocation(path), "file.special", tr("this is not an ordinary file"), tr("remove it"))


def unreadable_file(path: str, error: OSError) -> Problem:
    """The problem of a file that the system does not let us read."""
    return _unreadable(path, tr("this file cannot be read: {reason}", reason=reason(error)))


def unreadable_folder(path: str, error: OSError) -> Problem:
    """The problem of a folder that the system does not let us list."""
    return _unreadable(path, tr("this folder cannot be read: {reason}", reason=reason(error)))


def too_deep(path: str) -> Problem:
    """The problem of a folder that is `DEEPEST` levels down and holds others."""
    return Problem(
        SourceLocation(path), "file.unplaced", tr("folders lie more than {limit} deep here", limit=DEEPEST), tr("move the files up")
    )


def _unreadable(path: str, message: Message) -> Problem:
    return Problem(SourceLocation(path), "file.unreadable", message, tr("check its permissions"))

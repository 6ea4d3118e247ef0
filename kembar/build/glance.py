"""
Whether there is anything to do, told by the file system alone.

A build that has left nothing to do keeps what the file system says of every file and folder that it depends on or has published. While all
of it is said again, to the same question, there is still nothing to do; as soon as anything is not, the ledger decides. Only what the
interpreter has loaded already is needed for that.
"""

import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from kembar.build.ownership import distrust_file, distrust_folder

NAME = "glance"

Numbers = tuple[int, int, int, int]
"""Size, time of the last change in nanoseconds since 1970 UTC, inode and mode."""

NOTHING: Numbers = (0, 0, 0, 0)
"""What is said of a path at which there is nothing."""

STEP = 1024
"""Of how many paths it is asked at a time what is said of them."""

GENERATOR = os.path.dirname(__file__)
"""A folder of the generator that is asked: of another one it is not known what it would make."""

_END = b"\0\0"
"""What stands behind the last path."""


def workshop_of(out: str) -> str:
    """The path of the folder beside a published one in which the next site is put together, and where what builds remember is kept."""
    folder, name = os.path.split(out)
    return os.path.join(folder, f".{name}.kembar")


def package_folders() -> list[str]:
    """The folders in which libraries are installed. What they are called there tells their versions."""
    return [folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder)]


def said_of(read: Sequence[str], published: Sequence[str]) -> "array[int]":
    """What is said of each path; of what is published, a link is a link. Raises `OverflowError` where a number is too great to be kept."""
    said = array("q")
    for part in _parts(read, published):
        said.extend(part)
    return said


def _parts(read: Sequence[str], published: Sequence[str]) -> Iterator["array[int]"]:
    """The same, some paths at a time."""
    for paths, ask in ((read, os.stat), (published, os.lstat)):
        for start in range(0, len(paths), STEP):
            yield _said(paths[start : start + STEP], ask)


def _said(paths: Iterable[str], ask: Callable[[str], os.stat_result]) -> "array[int]":
    said = array("q")
    for path in paths:
        try:
            found = ask(path)
        except OSError:
            said.extend(NOTHING)
        else:
            said.extend((found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode))
    return said


def _is_said_still(said: bytes, read: Sequence[str], published: Sequence[str]) -> bool:
    """Whether the same is said as before. Where it is not, it is looked no further."""
    seen = 0
    for part in _parts(read, published):
        now = part.tobytes()
        if said[seen : seen + len(now)] != now:
            return False
        seen += len(now)
    return seen == len(said)


def keep(out: str, project: tuple[str, str], kept: int, read: Mapping[str, Numbers], published: Mapping[str, Numbers]) -> None:
    """
    Keeps what was said of the paths that are read and of those that are published, beside `out`, unless something else is said by now.

    `project` are the paths of its root and its content, as they were asked for; `kept` is how many files a build leaves as they are that
    has nothing to do. Where it cannot be kept, the next build takes longer.
    """
    file = f"{workshop_of(out)}/{NAME}"
    with suppress(OSError, ValueError, OverflowError):
        said = said_of([*read], [*published])
        if said.tolist() == [number for numbers in (*read.values(), *published.values()) for number in numbers]:
            text = "\0".join([_question(project), str(kept), str(len(read)), *read, *published])
            with open(f"{file}.{os.getpid()}", "wb", opener=_open_private) as opened:
                opened.write(os.fsencode(text) + _END + said.tobytes())
            os.replace(opened.name, file)


def _open_private(path: str, flags: int) -> int:
    """Open a file that other users cannot write to, whatever the umask is."""
    return os.open(path, flags, 0o600)


def kept_still(out: str, project: tuple[str, str]) -> int | None:
    """How many files a build leaves as they are that has nothing to do; None where the ledger has to decide."""
    folder = workshop_of(out)
    try:
        if distrust_folder(folder) or distrust_file(f"{folder}/{NAME}"):
            return None
        with open(f"{folder}/{NAME}", "rb") as opened:
            text, _, said = opened.read().partition(_END)
        asked, kept, count, *paths = os.fsdecode(text).split("\0")
        if asked != _question(project):
            return None
        read, published = paths[: int(count)], paths[int(count) :]
        return int(kept) if _is_said_still(said, read, published) else None
    except (OSError, ValueError, OverflowError):
        return None


def _question(project: tuple[str, str]) -> str:
    """What is asked when a project is built, besides what the files say: of which generator, interpreter and libraries, and where."""
    return "\n".join([*project, os.getcwd(), GENERATOR, sys.version, *package_folders()])

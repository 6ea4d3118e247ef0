"""
What a file said before, as git remembers it.

In comes a file; out come its former versions, the newest first, followed over renames. Git is asked for objects by their names only, so no
file's name is ever read back, and for a bounded number of versions in a bounded time. Without git, or without a history, there are none.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOST_VERSIONS = 1_000
"""How many versions of a file are looked through."""

LARGEST = 1 << 20
"""The most bytes of a version: no larger file is read as words either."""

TIMEOUT = 30
"""Seconds that git may take for one answer."""

_LOG = ("--follow", "--full-history", "-m", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature")
_COMMIT = re.compile(r"commit ([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)")
_CHANGE = re.compile(r":[0-7]{6} 100[0-7]{3} [0-9a-f]+ (?P<blob>[0-9a-f]{40,64}) [A-Z]")
_FOREIGN = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"})
"""What a hook of git sets for its own repository; the file's folder decides which one is asked here."""

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


class Reach(StrEnum):
    """How far back a history goes."""

    NONE = "none"
    SHALLOW = "shallow"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit by its full name, and its day, ISO 8601."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A former version of a file: the newest commit that holds it, and the name of its bytes."""

    commit: Commit
    blob: str


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one file, the newest first."""

    folder: Path
    reach: Reach
    versions: tuple[FileVersion, ...] = ()

    def contents(self) -> Iterator[tuple[Commit, bytes]]:
        """Each version's bytes, read one by one as they are asked for; what is too large or cannot be had is passed over."""
        for version in self.versions:
            size = _git(self.folder, "cat-file", "-s", version.blob)
            if size is None or int(size) > LARGEST:
                continue
            data = _git(self.folder, "cat-file", "blob", version.blob)
            if data is not None:
                yield version.commit, data


def history_of(file: Path) -> History:
    """The history of a file in the repository around it, as far as there is one."""
    folder, name = file.resolve().parent, file.resolve().name
    told = _git(folder, "log", f"--max-count={MOST_VERSIONS}", "--format=commit %H %cs", *_LOG, "--", name)
    if not told:
        return History(folder, Reach.NONE)
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    reach = Reach.SHALLOW if (shallow or b"").strip() == b"true" else Reach.FULL
    return History(folder, reach, tuple(_versions(told.decode("utf-8", "replace"))))


def _versions(log: str) -> Iterator[FileVersion]:
    """The versions that a log tells of, each once."""
    commit, seen = Commit("", ""), set[str]()
    for line in log.splitlines():
        if found := _COMMIT.fullmatch(line):
            commit = Commit(found[1], found[2])
        elif (change := _CHANGE.match(line)) and change["blob"] not in seen:
            seen.add(change["blob"])
            yield FileVersion(commit, change["blob"])


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git answers in a folder; None when it cannot. Names of files are taken as they are, never as patterns."""
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _ENVIRONMENT
    command = ["git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", *arguments]
    try:
        answer = subprocess.run(  # noqa: S603 - a list of words, no shell
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None

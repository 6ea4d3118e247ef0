"""
The former versions of a file in git, the newest first, across renames.

Versions are read by object name, so file names in git's output are not needed. The number of versions and the time are limited. Without git
or a repository there are no versions.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOST_VERSIONS = 1_000
"""The most versions of a file that are read."""

MAX_BYTES = 1 << 20
"""The largest version that is read, the same limit as for a text."""

TIMEOUT = 30
"""In seconds, for one git command."""

_LOG = ("--follow", "--full-history", "-m", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature")
_COMMIT = re.compile(r"commit ([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)")
_CHANGE = re.compile(r":[0-7]{6} 100[0-7]{3} [0-9a-f]+ (?P<blob>[0-9a-f]{40,64}) [A-Z]")
_FOREIGN = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"})
"""Variables that a git hook sets for its own repository. Here the file's folder determines the repository."""

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


class Reach(StrEnum):
    """How far back a history reaches."""

    NONE = "none"
    SHALLOW = "shallow"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Commit:
    """The full hash of a commit, and its day in ISO 8601."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A former version of a file: the newest commit that contains it, and the hash of its content."""

    commit: Commit
    blob: str


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one file, the newest first."""

    folder: Path
    reach: Reach
    versions: tuple[FileVersion, ...] = ()

    def contents(self) -> Iterator[tuple[Commit, bytes]]:
        """Yield the commit and content of each version, without those that are too large or missing."""
        for version in self.versions:
            size = _git(self.folder, "cat-file", "-s", version.blob)
            if size is None or int(size) > MAX_BYTES:
                continue
            data = _git(self.folder, "cat-file", "blob", version.blob)
            if data is not None:
                yield version.commit, data


def history_of(file: Path) -> History:
    """Return the history of a file in its git repository."""
    folder, name = file.resolve().parent, file.resolve().name
    log = _git(folder, "log", f"--max-count={MOST_VERSIONS}", "--format=commit %H %cs", *_LOG, "--", name)
    if not log:
        return History(folder, Reach.NONE)
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    reach = Reach.SHALLOW if (shallow or b"").strip() == b"true" else Reach.FULL
    return History(folder, reach, tuple(_versions(log.decode("utf-8", "replace"))))


def _versions(log: str) -> Iterator[FileVersion]:
    """Yield the versions in the output of `git log`, without duplicates."""
    commit, seen = Commit("", ""), set[str]()
    for line in log.splitlines():
        if found := _COMMIT.fullmatch(line):
            commit = Commit(found[1], found[2])
        elif (change := _CHANGE.match(line)) and change["blob"] not in seen:
            seen.add(change["blob"])
            yield FileVersion(commit, change["blob"])


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder and return its output, or None if it fails. File names are never taken as patterns."""
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _ENVIRONMENT
    command = ["git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", *arguments]
    try:
        result = subprocess.run(  # noqa: S603 - a list of words, no shell
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 else None

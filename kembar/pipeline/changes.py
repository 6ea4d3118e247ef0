"""
What has changed since the last build: files that are read, settings, the generator itself, and the published files.

In come a project and the folder that it is published to; out goes what a build has to look at. Nothing here loads a stage, so that a
build with nothing to do has cost next to nothing.
"""

import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kembar.build.glance import package_folders
from kembar.build.ledger import Ledger, Output
from kembar.build.published import MANIFEST, published_files, sha256
from kembar.build.scan import Digest, Scan, Seen, Stat, digest_of_all
from kembar.model.output import Report
from kembar.pipeline.project import Project, Result, Settings, fails

GENERATOR = "kembar"
"""What the names of the generator's own files begin with in a scan."""

PACKAGE = Path(__file__).parents[1]

_LEARNED = re.compile(r"content/[^/]+/.+\.(?:md|yaml)")
"""The files whose digests are learned from whoever reads them (`remembering`). All others are digested before anything reads them."""


@dataclass(slots=True)
class Memory:
    """
    What the ledger says of files, for a process that builds again and again: `files` that were read, `outputs` that were published.

    It holds as long as the ledger is of the same look: another process may have built in between.
    """

    looked: object = None
    files: Mapping[str, Seen] = field(default_factory=dict)
    outputs: Mapping[str, Output] = field(default_factory=dict)

    def renew(self, looked: object, files: Mapping[str, Seen], outputs: Mapping[str, Output]) -> None:
        """Takes in what a build has written down."""
        self.looked, self.files, self.outputs = looked, files, outputs

    def recall(self, ledger: Ledger, looked: object) -> None:
        """Asks the ledger, unless it would say the same again."""
        if looked is None or looked != self.looked:
            self.renew(looked, ledger.files() if looked else {}, ledger.outputs() if looked else {})


@dataclass(slots=True)
class Changes:
    """
    What is not as the last build left it.

    `began` is when somebody began to look, in nanoseconds since 1970 UTC, and `looked` when the last build did. `files` are the names of
    those that are read; `context` says that everything is to be made again, because the settings or the generator are others. `outputs`
    are the published files as they were left, `touched` those of them that are not so any more, `strays` files that no build put there.
    `memory` is where the next look may find what this build leaves.
    """

    began: int
    looked: object
    scan: Scan
    files: frozenset[str]
    context: bool
    outputs: Mapping[str, Output]
    touched: frozenset[str]
    strays: frozenset[str]
    memory: Memory

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.files or self.context or self.touched or self.strays)


def changes_since(ledger: Ledger, project: Project, out: Path, settings: Settings, memory: Memory | None = None) -> Changes:
    """What has changed since the build that the ledger knows. Raises `LedgerError`."""
    began, looked, memory = time.time_ns(), ledger.recall("looked"), memory or Memory()
    memory.recall(ledger, looked)
    scan = Scan.of(folders_read(project), memory.files, looked if isinstance(looked, int) else 0)
    scan.digest_now(name for name in scan.touched if not _LEARNED.fullmatch(name))
    files = scan.changed()
    context = not looked or _is_generator_among(files) or ledger.recall("context") != context_of(project, settings)
    outputs = memory.outputs
    below = f"{out}/"
    touched = frozenset(path for path, output in outputs.items() if _is_touched(below + path, output))
    return Changes(began, looked, scan, files, context, outputs, touched, _strays(ledger, out, outputs), memory)


def folders_read(project: Project) -> dict[str, Path]:
    """Every folder that a build reads, by the name that it has in a scan. The content may lie anywhere."""
    folders = {name: project.root / name for name in ("templates", "locales", "assets")}
    return {"content": project.content, **folders, GENERATOR: PACKAGE}


def _is_generator_among(files: Iterable[str]) -> bool:
    return any(name.startswith(f"{GENERATOR}/") for name in files)


def context_of(project: Project, settings: Settings) -> tuple[str, ...]:
    """What everything depends on besides files: the settings of the run, the interpreter, and the libraries with their versions."""
    content, root = os.path.realpath(project.content), os.path.realpath(project.root)
    where = os.path.relpath(content, root) if content.startswith(f"{root}{os.sep}") else os.path.basename(content)  # noqa: PTH119
    return (settings.base_url, settings.day, settings.profile.value, where, sys.version, *_libraries())


def tool_of(scan: Scan) -> Digest:
    """A digest of the generator, the libraries that it uses, and the interpreter."""
    own = (scan.digest(name) for name in sorted(scan.stats) if name.startswith(f"{GENERATOR}/"))
    return digest_of_all([sys.version, *_libraries(), *own])


@cache
def _libraries() -> tuple[str, ...]:
    """The installed distributions with their versions, as their folders are called."""
    return tuple(sorted({name for folder in package_folders() for name in os.listdir(folder) if name.endswith(".dist-info")}))  # noqa: PTH208


def _is_touched(path: str, output: Output) -> bool:
    """Whether a published file is not as it was left: a time stamp alone makes no difference."""
    try:
        status = os.lstat(path)
    except OSError:
        return True
    found = Stat(status.st_size, status.st_mtime_ns, status.st_ino, status.st_mode)
    return found != output.stat and (stat.S_ISLNK(found.mode) or sha256(Path(path)) != output.digest)


def _strays(ledger: Ledger, out: Path, outputs: Mapping[str, Output]) -> frozenset[str]:
    """Published files that no build put there. A folder in which nothing has come or gone is not looked through."""
    folders = ledger.recall("folders")
    if outputs and isinstance(folders, dict) and all(_modified(f"{out}/{folder}") == time for folder, time in folders.items()):
        return frozenset()
    return frozenset(published_files(out)) - outputs.keys()


def folders_of(out: Path, outputs: Iterable[str]) -> dict[str, int]:
    """When something last came into each published folder, or went, in nanoseconds since 1970 UTC."""
    folders = {""}
    for path in outputs:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return {folder: _modified(f"{out}/{folder}") for folder in folders}


def _modified(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - a path object for each of thousands of folders is dear
    except OSError:
        return 0


def unchanged(ledger: Ledger, changes: Changes, settings: Settings) -> Result | None:
    """What the last build gave, where there is nothing to do since."""
    if not changes.nothing or settings.clean:
        return None
    problems = ledger.recall("problems")
    if not isinstance(problems, list):
        return None
    if fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    return Result(Report(kept=len(changes.outputs) - (MANIFEST in changes.outputs)), tuple(problems), failed=False)

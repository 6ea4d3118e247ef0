"""
What has changed since the last build: files that are read, settings, the generator itself, and the published files.

In come a project and the folder that it is published to; out goes what a build has to look at. Nothing here loads a stage, so that a
build with nothing to do has cost next to nothing.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kembar.build.ledger import Ledger, Output
from kembar.build.publish import MANIFEST, published_files, sha256
from kembar.build.scan import Digest, Scan, Stat, digest_of_all
from kembar.model.output import Report
from kembar.pipeline.project import Project, Result, Settings, fails

GENERATOR = "kembar"
"""What the names of the generator's own files begin with in a scan."""

PACKAGE = Path(__file__).parents[1]


@dataclass(slots=True)
class Changes:
    """
    What is not as the last build left it.

    `began` is when somebody began to look, in nanoseconds since 1970 UTC, and `looked` when the last build did. `files` are the names of
    those that are read; `context` says that everything is to be made again, because the settings or the generator are others. `outputs`
    are the published files as they were left, `touched` those of them that are not so any more, `strays` files that no build put there.
    """

    began: int
    looked: object
    scan: Scan
    files: frozenset[str]
    context: bool
    outputs: Mapping[str, Output]
    touched: frozenset[str]
    strays: frozenset[str]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.files or self.context or self.touched or self.strays)


def changes_since(ledger: Ledger, project: Project, out: Path, settings: Settings) -> Changes:
    """What has changed since the build that the ledger knows. Raises `LedgerError`."""
    began, looked = time.time_ns(), ledger.recall("looked")
    before = ledger.files() if looked else {}
    scan = Scan.of(_folders(project), before, looked if isinstance(looked, int) else 0)
    files = scan.changed()
    context = not looked or ledger.recall("context") != context_of(project, settings, scan)
    outputs = ledger.outputs() if looked else {}
    touched = frozenset(path for path, output in outputs.items() if _is_touched(f"{out}/{path}", output))
    return Changes(began, looked, scan, files, context, outputs, touched, _strays(ledger, out, outputs))


def _folders(project: Project) -> dict[str, Path]:
    """Every folder that a build reads, by the name that it has in a scan. The content may lie anywhere."""
    folders = {name: project.root / name for name in ("templates", "locales", "assets")}
    return {"content": project.content, **folders, GENERATOR: PACKAGE}


def context_of(project: Project, settings: Settings, scan: Scan) -> str:
    """A digest of what everything depends on: the generator, and the settings of the run."""
    where = (str(project.content.resolve().relative_to(project.root.resolve())) if _is_inside(project) else project.content.name,)
    return digest_of_all([tool_of(scan), settings.base_url, settings.day, settings.profile, *where])


def tool_of(scan: Scan) -> Digest:
    """A digest of the generator, the libraries that it uses, and the interpreter."""
    own = (scan.digest(name) for name in sorted(scan.stats) if name.startswith(f"{GENERATOR}/"))
    return digest_of_all([sys.version, *_libraries(), *own])


def _is_inside(project: Project) -> bool:
    return project.content.resolve().is_relative_to(project.root.resolve())


@cache
def _libraries() -> list[str]:
    """The installed distributions with their versions, as their folders are called."""
    folders = (Path(folder) for folder in sys.path if folder.endswith("-packages"))
    return sorted({path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info")})


def _is_touched(path: str, output: Output) -> bool:
    """Whether a published file is not as it was left: a time stamp alone makes no difference."""
    try:
        found = Stat.of(os.lstat(path))
    except OSError:
        return True
    return found != output.stat and (stat.S_ISLNK(found.mode) or sha256(Path(path)) != output.digest)


def _strays(ledger: Ledger, out: Path, outputs: Mapping[str, Output]) -> frozenset[str]:
    """Published files that no build put there. A folder in which nothing has come or gone is not looked through."""
    if outputs and ledger.recall("folders") == folders_of(out, outputs):
        return frozenset()
    return frozenset(published_files(out)) - outputs.keys()


def folders_of(out: Path, outputs: Iterable[str]) -> dict[str, int]:
    """When something last came into each published folder, or went, in nanoseconds since 1970 UTC."""
    folders = {path.rpartition("/")[0] for path in outputs}
    folders |= {parent for folder in folders for parent in _parents(folder)}
    return {folder: _modified(f"{out}/{folder}") for folder in sorted(folders)}


def _parents(folder: str) -> list[str]:
    steps = folder.split("/")
    return ["/".join(steps[:count]) for count in range(len(steps))]


def _modified(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - a path object for each of thousands of folders is dear
    except OSError:
        return 0


def unchanged(ledger: Ledger, changes: Changes, settings: Settings) -> Result | None:
    """What the last build gave, where there is nothing to do since."""
    problems = ledger.recall("problems")
    if not changes.nothing or settings.clean or not isinstance(problems, list):
        return None
    if fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    return Result(Report(kept=len(changes.outputs) - (MANIFEST in changes.outputs)), tuple(problems), failed=False)

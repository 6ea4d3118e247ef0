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
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kembar.cache.database import ArtifactRecord, BuildCache
from kembar.cache.file_snapshot import Digest, FileSnapshot, Stat, digest_of_all
from kembar.incremental.preview_session import PreviewRequest, SessionState
from kembar.model.output import Report
from kembar.output.folder import MANIFEST, published_files, sha256_of_file
from kembar.pipeline.project import BuildOptions, Project, Result, fails

GENERATOR = "kembar"
"""What the names of the generator's own files begin with in a scan."""

PACKAGE = Path(__file__).parents[1]

_LEARNED = re.compile(r"content/[^/]+/.+\.(?:md|yaml)")
"""The files whose digests are learned from whoever reads them (`remembering`). All others are digested before anything reads them."""


@dataclass(slots=True)
class Changes:
    """
    What is not as the last build left it.

    `began` is when somebody began to look, in nanoseconds since 1970 UTC, and `looked` when the last build did. `files` are the names of
    those that are read; `context` says that everything is to be made again, because the settings or the generator are others. `outputs`
    are the published files as they were left, `touched` those of them that are not so any more, `strays` files that no build put there.
    The `request` remembers what the build leaves. Where it was looked at the saved files alone, `closely`, nothing is known of the others
    but what the last build knew.
    """

    began: int
    looked: object
    scan: FileSnapshot
    files: frozenset[str]
    context: bool
    outputs: Mapping[str, ArtifactRecord]
    modified_outputs: frozenset[str]
    unknown_outputs: frozenset[str]
    request: PreviewRequest
    only_saved_files: bool = False
    _tool: Digest = ""

    @property
    def tool_digest(self) -> Digest:
        """A digest of the generator, the libraries that it uses, and the interpreter."""
        self._tool = self._tool or tool_of(self.scan)
        return self._tool

    @property
    def templates(self) -> bool:
        """Whether a template has changed, or may have."""
        return self.context or any(name.startswith("templates/") and not name.endswith(".css") for name in self.files)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.files or self.context or self.modified_outputs or self.unknown_outputs)


def detect_changes(
    cache: BuildCache, project: Project, out: Path, settings: BuildOptions, request: PreviewRequest | None = None
) -> Changes:
    """
    What has changed since the build that the cache knows. For an request who knows what was saved, nothing else is looked at.

    Raises `CacheError`.
    """
    began, looked, request = time.time_ns(), cache.get("looked"), request or PreviewRequest()
    request.memory.recall(cache, looked)
    closely = _close_look(project, request)
    scan = closely or FileSnapshot.of(folders_read(project), request.memory.files, looked if isinstance(looked, int) else 0)
    scan.digest_now(name for name in scan.touched if not _LEARNED.fullmatch(name))
    files = scan.changed()
    request.memory.add_pending(files)
    context = not looked or _is_generator_among(files) or cache.get("context") != context_of(project, settings)
    outputs = request.memory.outputs
    touched, strays = (frozenset(), frozenset()) if closely else (_touched(out, outputs), _strays(cache, out, outputs))
    return Changes(began, looked, scan, files, context, outputs, touched, strays, request, closely is not None)


def _close_look(project: Project, request: PreviewRequest) -> FileSnapshot | None:
    """A look at what was saved; None where that is not known, or where files or folders have come or gone."""
    names = _names_of_saved(project, request.changed_files, request.memory) if request.changed_files is not None else None
    return request.memory.look_at(names) if names is not None else None


def _names_of_saved(project: Project, saved: Collection[Path], memory: SessionState) -> set[str] | None:
    """
    What a scan calls the files that were saved; None when a file or a folder has come or gone.

    What neither was there before nor is there now was an editor's own.
    """
    folders = {os.path.abspath(folder): name for name, folder in folders_read(project).items()}  # noqa: PTH100 - a link stays a link
    names = {name: path for path in saved for name in _names_below(path, folders)}
    known = {name for name in names if name in memory.files}
    gone = any(not names[name].is_file() for name in known)
    new = any(os.path.lexists(names[name]) for name in names.keys() - known)
    return None if gone or new else known


def _names_below(path: Path, folders: Mapping[str, str]) -> Iterator[str]:
    """What a file is called in a scan of some folders."""
    return (f"{name}/{path.relative_to(folder).as_posix()}" for folder, name in folders.items() if path.is_relative_to(folder))


def folders_read(project: Project) -> dict[str, Path]:
    """Every folder that a build reads, by the name that it has in a scan. The content may lie anywhere."""
    folders = {name: project.root / name for name in ("templates", "locales", "assets")}
    return {"content": project.content, **folders, GENERATOR: PACKAGE}


def _is_generator_among(files: Iterable[str]) -> bool:
    return any(name.startswith(f"{GENERATOR}/") for name in files)


def context_of(project: Project, settings: BuildOptions) -> tuple[str, ...]:
    """Return what everything depends on besides files: options of the run, the interpreter, and the libraries with their versions."""
    content, root = os.path.realpath(project.content), os.path.realpath(project.root)
    where = os.path.relpath(content, root) if content.startswith(f"{root}{os.sep}") else os.path.basename(content)  # noqa: PTH119
    return (*settings.of_output, where, sys.version, *_libraries())


def tool_of(scan: FileSnapshot) -> Digest:
    """A digest of the generator, the libraries that it uses, and the interpreter."""
    own = (scan.digest(name) for name in sorted(scan.stats) if name.startswith(f"{GENERATOR}/"))
    return digest_of_all([sys.version, *_libraries(), *own])


@cache
def _libraries() -> tuple[str, ...]:
    """The installed distributions with their versions, as their folders are called."""
    folders = [folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder)]  # noqa: PTH112 - a path is dear
    return tuple(sorted({name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")}))  # noqa: PTH208


def _touched(out: Path, outputs: Mapping[str, ArtifactRecord]) -> frozenset[str]:
    """The published files that are not as they were left."""
    below = f"{out}/"
    return frozenset(path for path, output in outputs.items() if _is_touched(below + path, output))


def _is_touched(path: str, output: ArtifactRecord) -> bool:
    """Whether a published file is not as it was left: a time stamp alone makes no difference."""
    try:
        status = os.lstat(path)
    except OSError:
        return True
    found = Stat.of_published(status)
    return found != output.stat and (stat.S_ISLNK(found.mode) or sha256_of_file(Path(path)) != output.digest)


def _strays(cache: BuildCache, out: Path, outputs: Mapping[str, ArtifactRecord]) -> frozenset[str]:
    """Published files that no build put there. A folder in which nothing has come or gone is not looked through."""
    folders = cache.get("folders")
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


def unchanged(cache: BuildCache, changes: Changes, settings: BuildOptions) -> Result | None:
    """What the last build gave, where there is nothing to do since."""
    if not changes.nothing or settings.clean:
        return None
    problems = cache.get("problems")
    if not isinstance(problems, list):
        return None
    if fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    return Result(Report(kept=len(changes.outputs) - (MANIFEST in changes.outputs)), tuple(problems), failed=False)

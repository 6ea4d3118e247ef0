"""
What has changed since the last build: input files, options, the generator itself, and the published files.

This module loads no stage, so that a build with nothing to do takes little time.
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
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result, fails

GENERATOR = "kembar"
"""The prefix of the generator's own files in a snapshot."""

PACKAGE = Path(__file__).parents[1]

_LEARNED = re.compile(r"content/[^/]+/.+\.(?:md|yaml)")
"""The files whose digests the content cache computes when it reads them. All others are digested before they are read."""


@dataclass(slots=True)
class Changes:
    """
    What has changed since the last build.

    `began` is when the detection began, in nanoseconds since 1970 UTC, and `looked` when that of the last build did. `files` are the
    names of changed input files; `context` is whether everything is stale, because the options or the generator have changed. `outputs`
    are the published files as the last build left them, `modified_outputs` those that differ now, `unknown_outputs` files that no build
    wrote. After a check of only the saved files (`only_saved_files`), the others are assumed to be unchanged. `request` holds the
    session state.
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
        """The digest of the generator, its libraries, and the interpreter."""
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
    Return what has changed since the last build in the cache. If the request names the saved files, only these are checked.

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
    """Return a snapshot that checks only the saved files; None if they are not known, or if files or folders were created or deleted."""
    names = _names_of_saved(project, request.changed_files, request.memory) if request.changed_files is not None else None
    return request.memory.look_at(names) if names is not None else None


def _names_of_saved(project: Project, saved: Collection[Path], memory: SessionState) -> set[str] | None:
    """
    Return the names of the saved files in a snapshot; None if a file or a folder was created or deleted.

    A file that existed neither before nor now was a temporary file of an editor.
    """
    folders = {os.path.abspath(folder): name for name, folder in folders_read(project).items()}  # noqa: PTH100 - a link stays a link
    names = {name: path for path in saved for name in _names_below(path, folders)}
    known = {name for name in names if name in memory.files}
    gone = any(not names[name].is_file() for name in known)
    new = any(os.path.lexists(names[name]) for name in names.keys() - known)
    return None if gone or new else known


def _names_below(path: Path, folders: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of a file in a snapshot of some folders."""
    return (f"{name}/{path.relative_to(folder).as_posix()}" for folder, name in folders.items() if path.is_relative_to(folder))


def folders_read(project: Project) -> dict[str, Path]:
    """Return every folder that a build reads, by its name in a snapshot. The content may be anywhere."""
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
    """Return a digest of the generator, its libraries, and the interpreter."""
    own = (scan.digest(name) for name in sorted(scan.stats) if name.startswith(f"{GENERATOR}/"))
    return digest_of_all([sys.version, *_libraries(), *own])


@cache
def _libraries() -> tuple[str, ...]:
    """Return the installed distributions with their versions, by the names of their folders."""
    folders = [folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder)]  # noqa: PTH112 - a path is dear
    return tuple(sorted({name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")}))  # noqa: PTH208


def _touched(out: Path, outputs: Mapping[str, ArtifactRecord]) -> frozenset[str]:
    """Return the published files that differ from what the last build left."""
    below = f"{out}/"
    return frozenset(path for path, output in outputs.items() if _is_touched(below + path, output))


def _is_touched(path: str, output: ArtifactRecord) -> bool:
    """Return whether a published file has other bytes than before, or is a link: another time stamp alone does not count."""
    try:
        status = os.lstat(path)
    except OSError:
        return True
    found = Stat.of_published(status)
    return found != output.stat and (stat.S_ISLNK(found.mode) or sha256_of_file(Path(path)) != output.digest)


def _strays(cache: BuildCache, out: Path, outputs: Mapping[str, ArtifactRecord]) -> frozenset[str]:
    """Return published files that no build wrote. If no folder has changed, none is listed."""
    folders = cache.get("folders")
    if outputs and isinstance(folders, dict) and all(_modified(f"{out}/{folder}") == time for folder, time in folders.items()):
        return frozenset()
    return frozenset(published_files(out)) - outputs.keys()


def folders_of(out: Path, outputs: Iterable[str]) -> dict[str, int]:
    """Return when something was last created or deleted in each published folder, in nanoseconds since 1970 UTC."""
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
    """Return the result of the last build if nothing has changed since; otherwise None."""
    if not changes.nothing or settings.clean:
        return None
    problems = cache.get("problems")
    if not isinstance(problems, list):
        return None
    if fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    return Result(Report(kept=len(changes.outputs) - (MANIFEST in changes.outputs)), tuple(problems), failed=False)

"""
Make artifacts, write them to the staging directory, and publish the site.

If the previous output is usable, only its stale files are replaced, so that the work is proportional to what has changed.
"""

import os
import shutil
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from kembar.files.project_files import sha256
from kembar.model.dependencies import Dependency, DependencyIds, DependencyRecorder
from kembar.model.output import FinalTarget, OutputInfo, Progress, Report, Target
from kembar.model.problem import Message, Problem, ProblemError, tr
from kembar.output.folder import MANIFEST
from kembar.output.staging import StagingArea, manifest, wrap_os_errors
from kembar.workers import in_parallel

Gate = Callable[[Path], list[Problem]]
"""Returns the problems of a finished folder; one with problems is not published."""


Stored = TypeVar("Stored")


@dataclass(frozen=True, slots=True)
class Artifact(Generic[Stored]):
    """An artifact that was made: the SHA-256 of its bytes, its inputs by the numbers of a `DependencyIds`, and what storing it returned."""

    path: str
    digest: str
    reads: "array[int]"
    stored: Stored


@dataclass(frozen=True, slots=True)
class ArtifactMaker:
    """Make artifacts and record their inputs: `reads` while a target is made, `ids` by number. `cores` limits the worker processes."""

    reads: DependencyRecorder
    ids: DependencyIds
    cores: int | None = None

    def make(self, targets: list[Target], store: Callable[[str, bytes], Stored], track: Progress = iter) -> Iterator[Artifact[Stored]]:
        """
        Make targets, in workers if there are many; `store` takes the path and bytes of each in the worker, and `track` shows progress.

        Raises what a target or `store` raises.
        """
        results = in_parallel(partial(_make, self.reads, store), targets, cores=self.cores)
        for target, (digest, stored, inputs) in zip(track(targets), results, strict=False):
            yield Artifact(target.path, digest, self.ids.numbers(inputs), stored)


def _make(reads: DependencyRecorder, store: Callable[[str, bytes], Stored], target: Target) -> tuple[str, Stored, tuple[Dependency, ...]]:
    reads.drain()
    content = target.make()
    inputs = reads.drain()
    return sha256(content), store(target.path, content), inputs


Written = Artifact[bool]
"""A published artifact; `stored` is whether its bytes differ from those published before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePlan:
    """
    What is done to a published folder.

    `targets` are made; `kept` has the digests of the files that do not change, `removed` are deleted. `seals` are made last, since they
    list all other files. `stale_in_previous` are the paths in which the previous output differs from what is published; None if it
    cannot be used. With `epoch`, in seconds since 1970 UTC, files that are written get that time stamp (SOURCE_DATE_EPOCH of
    reproducible-builds.org). `gate` checks the finished stage, which is not published if it has problems.
    """

    targets: list[Target]
    kept: Mapping[str, str]
    removed: Collection[str]
    stale_in_previous: Collection[str] | None = None
    clean: bool = False
    epoch: int | None = None
    seals: Sequence[FinalTarget] = ()
    gate: Gate | None = None


def each_once(made: Iterable[Target]) -> dict[str, Target]:
    """Return the targets by path. Raises `ValueError` if two of them have the same path."""
    found: dict[str, Target] = {}
    for target in made:
        if target.path in found:
            message = f"two targets write {target.path}"
            raise ValueError(message)
        found[target.path] = target
    return found


def execute(task: WritePlan, staging: StagingArea, maker: ArtifactMaker, track: Progress = iter) -> tuple[list[Written], Report]:
    """
    Make the targets of a plan, and publish the site if anything has changed.

    Raises `UnwritableError`, `ProblemError` with the problems that the gate finds, and whatever a target raises: in each case the published
    folder is unchanged.
    """
    with wrap_os_errors():
        _lay_out(task, staging)
    store = _StageWriter(staging.stage, None if task.clean else staging.out)
    made = [*maker.make(task.targets, store, track)]
    final = _final_targets(task, staging.stage, {**task.kept, **{one.path: one.digest for one in made}})
    made += maker.make(final, store)
    if task.gate and (problems := task.gate(staging.stage)):
        raise ProblemError(problems)
    report = Report(
        made=tuple(sorted(one.path for one in made if one.stored)),
        removed=tuple(sorted(task.removed)),
        kept=len(task.kept) + sum(not one.stored for one in made),
    )
    with wrap_os_errors():
        listed = manifest({**task.kept, **{one.path: one.digest for one in made}})
        (staging.stage / MANIFEST).write_bytes(listed)
        if task.epoch is not None:
            _stamp(staging.stage, [*report.made, MANIFEST], task.epoch)
        if report.made or report.removed or not _same(staging.out / MANIFEST, listed):
            staging.publish()
    if report.kept > len(report.made) + len(report.removed):
        staging.rebuild_previous()
    return made, report


def _final_targets(task: WritePlan, stage: Path, digests: Mapping[str, str]) -> list[Target]:
    """Return the targets that list all other files, whose sizes are looked up only if there is one."""
    if not task.seals:
        return []
    with wrap_os_errors():
        finished = {path: OutputInfo(digest, (stage / path).stat().st_size) for path, digest in digests.items()}
    return [Target(final.path, partial(final.make, finished)) for final in task.seals]


def _lay_out(task: WritePlan, staging: StagingArea) -> None:
    """Fill the stage with the published files that are kept."""
    if task.stale_in_previous is not None and staging.reuse_previous():
        again = task.stale_in_previous
        _clear(staging.stage, {*task.stale_in_previous, *task.removed, *_paths(task), MANIFEST})
    else:
        again = task.kept.keys()
        staging.clear_staging()
    link_files((path for path in again if path in task.kept), staging.out, staging.stage)


def _paths(task: WritePlan) -> list[str]:
    """Return the paths of the files that are made."""
    return [*(target.path for target in task.targets), *(seal.path for seal in task.seals)]


def _clear(stage: Path, paths: Iterable[str]) -> None:
    """
    Remove files from the stage, and folders that are empty then. Files may share their bytes with published ones, so they are never
    modified.
    """
    for path in paths:
        file = stage / path
        with suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
        for folder in file.parents:
            if folder == stage or not _removed(folder):
                break


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return not folder.exists()
    return True


def link_files(paths: Iterable[str], out: Path, stage: Path) -> None:
    """
    Give files below `out` a second name below `stage`, or copy them where the file system has no hard links.

    Both names share their bytes and time stamp, so no build writes into either. Raises `OSError`.
    """
    published, staged = os.fspath(out), os.fspath(stage)
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in folders:
            os.makedirs(f"{staged}/{folder}", exist_ok=True)  # noqa: PTH103 - path objects double the time of this loop
            folders.add(folder)
        try:
            os.link(f"{published}/{path}", f"{staged}/{path}")
        except OSError:
            shutil.copy2(f"{published}/{path}", f"{staged}/{path}")


@dataclass(frozen=True, slots=True)
class _StageWriter:
    """Write artifacts to the staging directory; link those that have the bytes of the `published` file."""

    stage: Path
    published: Path | None

    def __call__(self, path: str, content: bytes) -> bool:
        """Write a file, or link the published one if it has the same bytes; return whether it was written."""
        with wrap_os_errors():
            staged = self.stage / path
            staged.parent.mkdir(parents=True, exist_ok=True)
            if self.published and _same(self.published / path, content):
                link_files([path], self.published, self.stage)
                return False
            staged.write_bytes(content)
            return True


def _stamp(stage: Path, made: Iterable[str], epoch: int) -> None:
    for path in made:
        os.utime(stage / path, (epoch, epoch))


def _same(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def render_all(targets: Iterable[Target], folder: Path, *, faulty: bool) -> dict[str, Message]:
    """
    Write all targets into a folder, to check them; return the paths of those that failed, each with the reason.

    Only the targets of a `faulty` site may fail, and its faults are reported elsewhere; otherwise the error is a bug and is raised.
    """
    unmade: dict[str, Message] = {}
    for target in targets:
        path = folder / target.path
        if faulty and path.exists():
            continue  # two pages have this address, which is reported already
        try:
            content = target.make()
        except Exception as error:  # what the page lacks is reported at its source
            if not faulty:
                raise
            unmade[target.path] = _hindrance(error)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return unmade


def _hindrance(error: Exception) -> Message:
    """Return the reason of a failure, with Python's message for the programmer."""
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, KeyError):
        return tr("there is no “{key}” ({detail})", key=error.args[0] if error.args else "", detail=detail)
    return tr("something that it needs is missing ({detail})", detail=detail)

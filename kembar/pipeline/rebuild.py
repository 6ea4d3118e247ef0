"""
Make only what has changed since the last build, and publish it.

The published folder is byte for byte that of a clean build. A file whose bytes are the same is not read again, and an artifact whose
recorded inputs are the same is not made again. If only texts, facts or templates have changed, the cached site is patched
(`incremental/site_patch`); otherwise all files are arranged again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from kembar.cache.codec import CacheError, DecodeCache
from kembar.cache.content_cache import ContentCache
from kembar.cache.database import NAME, BuildCache, discard, open_cache
from kembar.cache.file_snapshot import Digest
from kembar.cache.site_cache import load_all, save
from kembar.incremental.change_detection import Changes, detect_changes, unchanged
from kembar.incremental.plan import BuildContext, LoadedSite, plan_build, render_priority_pages
from kembar.incremental.preview_session import BuildCancelledError, PreviewRequest
from kembar.incremental.save_state import save_state
from kembar.incremental.site_patch import patch_site
from kembar.incremental.why import Reasons, reasons_for
from kembar.model.output import Progress, Report, Target
from kembar.model.problem import Level, Problem, ProblemError, SourceLocation, tr
from kembar.output.folder import UnwritableError
from kembar.output.spill import SpillFile
from kembar.output.staging import StagingArea, locked_staging
from kembar.output.writer import execute
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Project, Result, fails
from kembar.workers import can_fork, run_in_subprocess

Done = TypeVar("Done")


def rebuild(project: Project, out: Path, settings: BuildOptions, track: Progress = iter, known: Changes | None = None) -> Result:
    """
    Build the site and publish it to `out`, unless there are errors.

    `known` are changes that were detected without the lock; they are detected again if another build has finished in between. Raises
    `ForeignFolderError` and `UnwritableError`, and `BuildCancelledError` if the preview request is cancelled.
    """
    decoded = known.request.memory.revived if known else None
    with locked_staging(out) as staging, closing(SpillFile(staging.folder)) as spill:
        result, problem = _with_cache(
            staging, lambda cache: _rebuild(BuildContext(cache, project, staging, spill, settings), track, known), decoded
        )
    return replace(result, problems=(*result.problems, problem)) if problem else result


def why(project: Project, out: Path, settings: BuildOptions, path: str) -> Reasons | Result:
    """Return why an output would be made again, or not. Raises `ForeignFolderError` and `UnwritableError`."""
    with locked_staging(out) as staging, closing(SpillFile(staging.folder)) as spill:
        return _with_cache(staging, lambda cache: _explain(BuildContext(cache, project, staging, spill, settings, alone=True), path))[0]


def _with_cache(
    staging: StagingArea, work: Callable[[BuildCache], Done], decoded: DecodeCache | None = None
) -> tuple[Done, Problem | None]:
    """
    Return the result of `work` with the cache, and the problem of a cache that cannot be used.

    A damaged cache is discarded and the work starts again with an empty one; if none can be written, with one in memory.
    """
    try:
        opened, in_order = open_cache(staging.folder, decoded)
        with closing(opened) as cache:
            return work(cache), None if in_order else _damaged(staging)
    except CacheError:
        pass
    try:
        discard(staging.folder)
        with closing(open_cache(staging.folder)[0]) as cache:
            return work(cache), _damaged(staging)
    except CacheError:
        with closing(BuildCache(None)) as cache:
            return work(cache), _unwritable(staging)


def _damaged(staging: StagingArea) -> Problem:
    """Report that the cache could not be used. It fails nothing: everything was made again."""
    message = tr("the cache of the last build cannot be used, so everything was made again")
    hint = tr("nothing is to be done; the next build remembers this one")
    return Problem(_location(staging), "ledger.damaged", message, hint, Level.WARNING)


def _unwritable(staging: StagingArea) -> Problem:
    """Report that the cache cannot be written. It fails nothing: the site is published."""
    message = tr("the cache of this build cannot be written, so the next build makes everything again")
    return Problem(_location(staging), "ledger.unwritable", message, tr("make room, and let this file be written to"), Level.WARNING)


def _location(staging: StagingArea) -> SourceLocation:
    return SourceLocation(f"{staging.folder.name}/{NAME}")


def _rebuild(run: BuildContext, track: Progress, known: Changes | None) -> Result:
    """Load the site, plan, make the stale artifacts, publish, and save the state."""
    changes = known
    if changes is None or changes.looked != run.cache.get("looked"):
        changes = detect_changes(run.cache, run.project, run.staging.out, run.settings, known.request if known else None)
    if as_before := unchanged(run.cache, changes, run.settings):
        return as_before
    loaded = _load_site(run, changes)
    if isinstance(loaded, Result):
        return loaded
    used_patch_only = loaded.patch is not None and not loaded.read
    if not used_patch_only:
        mark_cache_dirty(run.cache)
    render_priority_pages(run, changes, loaded)
    plan = plan_build(run, changes, loaded)
    try:
        track = _until_cancelled(track, changes.request) if used_patch_only and changes.only_saved_files else track
        made, report = execute(plan.task, run.staging, plan.maker, track)
    except ProblemError as refused:
        return Result(Report(), (*loaded.problems, *refused.problems), failed=True)
    result = Result(replace(report, read=loaded.read, rendered=len(made)), tuple(loaded.problems), failed=False)
    try:
        save_state(run, plan, made, report)
    except (CacheError, UnwritableError, OSError):  # the site is published, and the cache is still that of the build before
        return replace(result, problems=(*result.problems, _unwritable(run.staging)))
    return result


def _until_cancelled(track: Progress, request: PreviewRequest) -> Progress:
    """
    Stop making targets when the request is cancelled.

    This is only for a build that has written nothing to the cache, and whose changed files the next build detects again: those that the
    session holds as pending.
    """

    def watch(targets: list[Target]) -> Iterator[Target]:
        for target in track(targets):
            if request.is_cancelled():
                raise BuildCancelledError
            yield target

    return watch


def _explain(run: BuildContext, path: str) -> Reasons | Result:
    """Return why an output would be made again, or not; the problems if the site cannot be published at all."""
    changes = detect_changes(run.cache, run.project, run.staging.out, run.settings)
    loaded = _load_site(run, changes)
    if isinstance(loaded, Result):
        return loaded
    reasons = reasons_for(path, plan_build(run, changes, loaded), run.cache)
    run.cache.rollback()
    return reasons


def _load_site(run: BuildContext, changes: Changes) -> LoadedSite | Result:
    """Return the site as it is now, or the errors that prevent publishing it."""
    cache = run.cache
    content = ContentCache(cache, changes.scan, run.content_name, changes.tool_digest, cores=run.cores)
    patch = patch_site(cache, run.project, changes, content) if cache.get("settled") and not changes.context else None
    if patch and not fails(patch.problems, strict=run.settings.strict):
        return LoadedSite(patch.arranged, patch.problems, content.read, patch)
    cache.rollback()
    if patch:
        return Result(Report(), tuple(patch.problems), failed=True)
    return load_whole_site(run, changes, content)


def load_whole_site(run: BuildContext, changes: Changes, content: ContentCache) -> LoadedSite | Result:
    """
    Read and arrange the whole site; return it, or the errors that prevent publishing it. Raises `CacheError`.

    All texts at once take many times the memory of the site that is made of them. So a build that reads most of them does this in a
    subprocess, which leaves the site in the cache.
    """
    if not can_fork(run.cores) or not (changes.context or run.settings.clean):
        return _arrange_site(run, content)
    saved = run_in_subprocess(partial(_arrange_and_save, run, changes, content))
    for name, digest in saved.digests.items():
        changes.scan.set_digest(name, digest)
    if saved.failed:
        return Result(Report(), saved.problems, failed=True)
    arranged = load_all(run.cache, run.project.root)
    if arranged is None:
        raise CacheError
    return LoadedSite(arranged, [*saved.problems], saved.read, saved=True)


def _arrange_site(run: BuildContext, content: ContentCache) -> LoadedSite | Result:
    arranged, problems = arrange_site(run.project, run.settings, content)
    if arranged is None or fails(problems, strict=run.settings.strict):
        run.cache.rollback()
        return Result(Report(), tuple(problems), failed=True)
    return LoadedSite(arranged, problems, content.read)


@dataclass(frozen=True, slots=True)
class _SavedSite:
    """What the subprocess returns about a site that it has saved in the cache, unless it `failed`."""

    problems: tuple[Problem, ...]
    read: int
    digests: Mapping[str, Digest]
    failed: bool


def _arrange_and_save(run: BuildContext, changes: Changes, content: ContentCache) -> _SavedSite:
    loaded = _arrange_site(run, content)
    if isinstance(loaded, LoadedSite):
        save(run.cache, loaded.arranged, f"{run.content_name}/facts")
        mark_cache_dirty(run.cache)
    run.cache.close()
    return _SavedSite(tuple(loaded.problems), content.read, changes.scan.learned(), isinstance(loaded, Result))


def mark_cache_dirty(cache: BuildCache) -> None:
    """Commit the content cache so that workers can read it, and mark it inconsistent with the published pages until the build ends."""
    cache.set("settled", False)
    cache.commit()

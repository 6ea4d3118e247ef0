"""
Building no more than what has changed.

In comes a project whose last build a ledger knows; out goes a published folder that is byte for byte what a clean build gives. What was
read from a file is not read again while its bytes are the same, and a target is not made again while all that it was made from is the
same. When nothing but words and templates have changed, the site is not even arranged anew: the ledger holds it (`patching`).
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kembar.cache.codec import CacheError, DecodeCache
from kembar.cache.content_cache import ContentCache
from kembar.cache.database import NAME, BuildCache, discard, open_cache
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
from kembar.pipeline.arranging import found_anew, mark_cache_dirty
from kembar.pipeline.project import BuildOptions, Project, Result, fails

Done = TypeVar("Done")


def rebuild(project: Project, out: Path, settings: BuildOptions, track: Progress = iter, seen: Changes | None = None) -> Result:
    """
    Builds the site and publishes it to `out`, unless there are errors.

    `seen` are the changes that somebody has found already; they are looked for again when another build has come in between. Raises
    `ForeignFolderError` and `UnwritableError`, and `BuildCancelledError` for an onlooker.
    """
    revived = seen.onlooker.memory.revived if seen else None
    with locked_staging(out) as shop, closing(SpillFile(shop.folder)) as spool:
        result, told = _with_ledger(shop, lambda ledger: _built(BuildContext(ledger, project, shop, spool, settings), track, seen), revived)
    return replace(result, problems=(*result.problems, told)) if told else result


def why(project: Project, out: Path, settings: BuildOptions, path: str) -> Reasons | Result:
    """Why an output would be made again, or not. Raises `ForeignFolderError` and `UnwritableError`."""
    with locked_staging(out) as shop, closing(SpillFile(shop.folder)) as spool:
        return _with_ledger(shop, lambda ledger: _explained(BuildContext(ledger, project, shop, spool, settings, alone=True), path))[0]


def _with_ledger(shop: StagingArea, work: Callable[[BuildCache], Done], revived: DecodeCache | None = None) -> tuple[Done, Problem | None]:
    """
    What some work with the ledger gives, and what is to be told of the ledger.

    One that turns out to be of no use is thrown away, and the work is done from the beginning; where none can be kept, without one.
    """
    try:
        ledger, in_order = open_cache(shop.folder, revived)
        with closing(ledger):
            return work(ledger), None if in_order else _damaged(shop)
    except CacheError:
        pass
    try:
        discard(shop.folder)
        with closing(open_cache(shop.folder)[0]) as ledger:
            return work(ledger), _damaged(shop)
    except CacheError:
        with closing(BuildCache(None)) as ledger:
            return work(ledger), _unwritable(shop)


def _damaged(shop: StagingArea) -> Problem:
    """That what had been remembered was of no use. It fails nothing: all was done anew."""
    message = tr("what the last build remembered cannot be used, so everything was made anew")
    hint = tr("nothing is to be done; the next build remembers this one")
    return Problem(_place(shop), "ledger.damaged", message, hint, Level.WARNING)


def _unwritable(shop: StagingArea) -> Problem:
    """That nothing can be remembered. It fails nothing: the site is published."""
    message = tr("what this build did cannot be remembered, so the next one makes everything anew")
    return Problem(_place(shop), "ledger.unwritable", message, tr("make room, and let this file be written to"), Level.WARNING)


def _place(shop: StagingArea) -> SourceLocation:
    return SourceLocation(f"{shop.folder.name}/{NAME}")


def _built(run: BuildContext, track: Progress, seen: Changes | None) -> Result:
    """Does what there is to do."""
    still = seen is not None and seen.looked == run.ledger.get("looked")
    changes = (
        seen if seen and still else detect_changes(run.ledger, run.project, run.shop.out, run.settings, seen.onlooker if seen else None)
    )
    if as_before := unchanged(run.ledger, changes, run.settings):
        return as_before
    found = _find(run, changes)
    if isinstance(found, Result):
        return found
    lightly = found.patch is not None and not found.read
    if not lightly:
        mark_cache_dirty(run.ledger)
    render_priority_pages(run, changes, found)
    plan = plan_build(run, changes, found)
    try:
        track = _until_given_up(track, changes.onlooker) if lightly and changes.only_saved_files else track
        made, report = execute(plan.task, run.shop, plan.reads, plan.register, track)
    except ProblemError as refused:
        return Result(Report(), (*found.problems, *refused.problems), failed=True)
    result = Result(replace(report, read=found.read, rendered=len(made)), tuple(found.problems), failed=False)
    try:
        save_state(run, plan, made, report)
    except (CacheError, UnwritableError, OSError):  # the site is published, and the ledger is still that of the build before
        return replace(result, problems=(*result.problems, _unwritable(run.shop)))
    return result


def _until_given_up(track: Progress, onlooker: PreviewRequest) -> Progress:
    """
    Watches targets go by until they are given up. That may be where the ledger is still that of the build before, which no words have gone
    into, and where the next build sees all that this one has seen: the saved files, which stay due.
    """

    def watch(targets: list[Target]) -> Iterator[Target]:
        for target in track(targets):
            if onlooker.is_cancelled():
                raise BuildCancelledError
            yield target

    return watch


def _explained(run: BuildContext, path: str) -> Reasons | Result:
    """Why an output would be made again, or not; the problems instead where the site cannot be published at all."""
    changes = detect_changes(run.ledger, run.project, run.shop.out, run.settings)
    found = _find(run, changes)
    if isinstance(found, Result):
        return found
    reasons = reasons_for(path, plan_build(run, changes, found), run.ledger)
    run.ledger.rollback()
    return reasons


def _find(run: BuildContext, changes: Changes) -> LoadedSite | Result:
    """The site as it is now, or why it is not to be published."""
    ledger, strict = run.ledger, run.settings.strict
    memory = ContentCache(ledger, changes.scan, run.shown, changes.tool_digest, cores=run.cores)
    patch = patch_site(ledger, run.project, changes, memory) if ledger.get("settled") and not changes.context else None
    if patch and not fails(patch.problems, strict=strict):
        return LoadedSite(patch.arranged, patch.problems, memory.read, patch)
    ledger.rollback()
    if patch:
        return Result(Report(), tuple(patch.problems), failed=True)
    return found_anew(run, changes, memory)

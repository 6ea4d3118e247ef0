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

from kembar.cache.codec import LedgerError, Revived
from kembar.cache.content_cache import ReadingMemory
from kembar.cache.database import NAME, Ledger, discard, open_ledger
from kembar.incremental.change_detection import Changes, changes_since, unchanged
from kembar.incremental.plan import Found, Run, plan_for, show_first
from kembar.incremental.preview_session import GivenUpError, Onlooker
from kembar.incremental.save_state import record
from kembar.incremental.site_patch import patched
from kembar.incremental.why import Reasons, reasons_for
from kembar.model.output import Report, Target, Track
from kembar.model.problem import Level, Place, Problem, ProblemError, say
from kembar.output.folder import UnwritableError
from kembar.output.spill import Spool
from kembar.output.staging import Workshop, workshop
from kembar.output.writer import perform
from kembar.pipeline.arranging import found_anew, unsettle
from kembar.pipeline.project import Project, Result, Settings, fails

Done = TypeVar("Done")


def rebuild(project: Project, out: Path, settings: Settings, track: Track = iter, seen: Changes | None = None) -> Result:
    """
    Builds the site and publishes it to `out`, unless there are errors.

    `seen` are the changes that somebody has found already; they are looked for again when another build has come in between. Raises
    `ForeignFolderError` and `UnwritableError`, and `GivenUpError` for an onlooker.
    """
    revived = seen.onlooker.memory.revived if seen else None
    with workshop(out) as shop, closing(Spool(shop.folder)) as spool:
        result, told = _with_ledger(shop, lambda ledger: _built(Run(ledger, project, shop, spool, settings), track, seen), revived)
    return replace(result, problems=(*result.problems, told)) if told else result


def why(project: Project, out: Path, settings: Settings, path: str) -> Reasons | Result:
    """Why an output would be made again, or not. Raises `ForeignFolderError` and `UnwritableError`."""
    with workshop(out) as shop, closing(Spool(shop.folder)) as spool:
        return _with_ledger(shop, lambda ledger: _explained(Run(ledger, project, shop, spool, settings, alone=True), path))[0]


def _with_ledger(shop: Workshop, work: Callable[[Ledger], Done], revived: Revived | None = None) -> tuple[Done, Problem | None]:
    """
    What some work with the ledger gives, and what is to be told of the ledger.

    One that turns out to be of no use is thrown away, and the work is done from the beginning; where none can be kept, without one.
    """
    try:
        ledger, in_order = open_ledger(shop.folder, revived)
        with closing(ledger):
            return work(ledger), None if in_order else _damaged(shop)
    except LedgerError:
        pass
    try:
        discard(shop.folder)
        with closing(open_ledger(shop.folder)[0]) as ledger:
            return work(ledger), _damaged(shop)
    except LedgerError:
        with closing(Ledger(None)) as ledger:
            return work(ledger), _unwritable(shop)


def _damaged(shop: Workshop) -> Problem:
    """That what had been remembered was of no use. It fails nothing: all was done anew."""
    message = say("what the last build remembered cannot be used, so everything was made anew")
    hint = say("nothing is to be done; the next build remembers this one")
    return Problem(_place(shop), "ledger.damaged", message, hint, Level.WARNING)


def _unwritable(shop: Workshop) -> Problem:
    """That nothing can be remembered. It fails nothing: the site is published."""
    message = say("what this build did cannot be remembered, so the next one makes everything anew")
    return Problem(_place(shop), "ledger.unwritable", message, say("make room, and let this file be written to"), Level.WARNING)


def _place(shop: Workshop) -> Place:
    return Place(f"{shop.folder.name}/{NAME}")


def _built(run: Run, track: Track, seen: Changes | None) -> Result:
    """Does what there is to do."""
    still = seen is not None and seen.looked == run.ledger.recall("looked")
    changes = (
        seen if seen and still else changes_since(run.ledger, run.project, run.shop.out, run.settings, seen.onlooker if seen else None)
    )
    if as_before := unchanged(run.ledger, changes, run.settings):
        return as_before
    found = _find(run, changes)
    if isinstance(found, Result):
        return found
    lightly = found.patch is not None and not found.read
    if not lightly:
        unsettle(run.ledger)
    show_first(run, changes, found)
    plan = plan_for(run, changes, found)
    try:
        track = _until_given_up(track, changes.onlooker) if lightly and changes.closely else track
        made, report = perform(plan.task, run.shop, plan.reads, plan.register, track)
    except ProblemError as refused:
        return Result(Report(), (*found.problems, *refused.problems), failed=True)
    result = Result(replace(report, read=found.read, rendered=len(made)), tuple(found.problems), failed=False)
    try:
        record(run, plan, made, report)
    except (LedgerError, UnwritableError, OSError):  # the site is published, and the ledger is still that of the build before
        return replace(result, problems=(*result.problems, _unwritable(run.shop)))
    return result


def _until_given_up(track: Track, onlooker: Onlooker) -> Track:
    """
    Watches targets go by until they are given up. That may be where the ledger is still that of the build before, which no words have gone
    into, and where the next build sees all that this one has seen: the saved files, which stay due.
    """

    def watch(targets: list[Target]) -> Iterator[Target]:
        for target in track(targets):
            if onlooker.given_up():
                raise GivenUpError
            yield target

    return watch


def _explained(run: Run, path: str) -> Reasons | Result:
    """Why an output would be made again, or not; the problems instead where the site cannot be published at all."""
    changes = changes_since(run.ledger, run.project, run.shop.out, run.settings)
    found = _find(run, changes)
    if isinstance(found, Result):
        return found
    reasons = reasons_for(path, plan_for(run, changes, found), run.ledger)
    run.ledger.forget()
    return reasons


def _find(run: Run, changes: Changes) -> Found | Result:
    """The site as it is now, or why it is not to be published."""
    ledger, strict = run.ledger, run.settings.strict
    memory = ReadingMemory(ledger, changes.scan, run.shown, changes.tool, cores=run.cores)
    patch = patched(ledger, run.project, changes, memory) if ledger.recall("settled") and not changes.context else None
    if patch and not fails(patch.problems, strict=strict):
        return Found(patch.arranged, patch.problems, memory.read, patch)
    ledger.forget()
    if patch:
        return Result(Report(), tuple(patch.problems), failed=True)
    return found_anew(run, changes, memory)

"""
Save the state of a build once its site is published.

The cache then holds all that the next build needs, or nothing new: if a build is killed before the commit, the next one repeats it.
"""

import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from kembar.cache.content_cache import forget_files
from kembar.cache.database import ArtifactRecord
from kembar.cache.file_snapshot import FileState, Stat
from kembar.cache.site_cache import save, save_changes
from kembar.incremental.artifacts import input_numbers
from kembar.incremental.change_detection import GENERATOR, Changes, context_of, folders_of
from kembar.incremental.plan import BuildContext, BuildPlan
from kembar.model.output import Report
from kembar.output.folder import MANIFEST, sha256_of_file
from kembar.output.staging import FolderState
from kembar.output.writer import Written


def save_state(run: BuildContext, plan: BuildPlan, made: list[Written], report: Report) -> None:
    """Save what was read, made and kept. Raises `CacheError`, and then the cache is unchanged."""
    plan.changes.scan.forget_changed(GENERATOR)
    numbers = _keep_inputs(run, plan)
    outputs = _keep_outputs(run, plan.changes, made, report, numbers)
    plan.search.documents.save(numbers)
    plan.search.save()
    files = _keep_files(run, plan.changes)
    _keep_site(run, plan)
    cache = run.cache
    cache.set("closures", dict(plan.digests.closures))
    cache.set("problems", plan.found.problems)
    cache.set("looked", plan.changes.began)
    cache.set("settled", True)
    spare = _spare(run, plan.changes, report)
    cache.set("spare", None if plan.changes.only_saved_files else spare)
    cache.commit()
    memory = plan.changes.request.memory
    memory.renew(plan.changes.began, files, outputs, plan.changes.scan)
    memory.spare = spare


def _keep_inputs(run: BuildContext, plan: BuildPlan) -> list[int]:
    """Store the digest of each new or changed input; return the number in the cache of each recorded input."""
    names = dict.fromkeys(plan.maker.ids)
    run.cache.set_inputs({name: plan.digests.of(name) for name in names | dict.fromkeys(plan.changed.values())})
    return [number for number, _, _ in run.cache.numbers(names)]


def _keep_outputs(
    run: BuildContext, changes: Changes, made: Iterable[Written], report: Report, numbers: Sequence[int]
) -> dict[str, ArtifactRecord]:
    """Store the inputs of each published file, and the state of the file."""
    out = run.staging.out
    new = {one.path: ArtifactRecord(one.digest, input_numbers(one.reads, numbers), _stat(out, one.path)) for one in made}
    new[MANIFEST] = ArtifactRecord(sha256_of_file(out / MANIFEST), array("I"), _stat(out, MANIFEST))
    kept = {path: output for path, output in changes.outputs.items() if path not in new and path not in report.removed}
    moved = _moved(out, kept)
    run.cache.set_artifacts(new | moved, changes.outputs.keys() - new.keys() - kept.keys())
    run.cache.set("folders", folders_of(out, [*new, *kept]))
    return kept | new | moved


def _moved(out: Path, kept: Mapping[str, ArtifactRecord]) -> dict[str, ArtifactRecord]:
    """Return the kept files with another state and the same bytes: none if they are linked, all if they had to be copied."""
    if all(_stat(out, path) == output.stat for path, output in islice(kept.items(), 1)):
        return {}
    return {path: output._replace(stat=now) for path, output in kept.items() if (now := _stat(out, path)) != output.stat}


def _keep_files(run: BuildContext, changes: Changes) -> dict[str, FileState]:
    """Store the state of each input file, and delete those that are gone."""
    before, seen = changes.scan.before, changes.scan.seen()
    gone = before.keys() - seen.keys()
    run.cache.set_files({name: one for name, one in seen.items() if before.get(name) != one}, gone)
    forget_files(run.cache, gone, run.content_name)
    return seen


def _keep_site(run: BuildContext, plan: BuildPlan) -> None:
    """Store the site, or what is new in it."""
    found = plan.found
    if found.patch:
        save_changes(run.cache, found.arranged, found.patch.pages, found.patch.assets, found.patch.backlinks)
    else:
        if not found.saved:
            save(run.cache, found.arranged, f"{run.content_name}/facts")
        run.cache.set("settings", found.arranged.site.config)
        run.cache.set("context", context_of(run.project, run.settings))


def _spare(run: BuildContext, changes: Changes, report: Report) -> tuple[tuple[FolderState, FolderState], frozenset[str]] | None:
    """Return which folder the previous output is, and where it differs from what is published; None if another program wrote into it."""
    if changes.modified_outputs or changes.unknown_outputs:
        return None
    differing = frozenset((*report.made, *report.removed, MANIFEST)) if report.made or report.removed else frozenset()
    return run.staging.folders, differing


def _stat(out: Path, path: str) -> Stat:
    return Stat.of_published(os.lstat(f"{out}/{path}"))

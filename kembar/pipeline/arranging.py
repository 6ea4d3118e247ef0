"""
The site of a project, with everything looked at.

In come a run and what has changed; out comes the site as it is now, or why it is not to be published. All texts at once take many times
the memory of the site that is made of them. So a build that reads most of them has this done in a process of its own, which leaves the site
in the ledger and goes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kembar.cache.codec import CacheError
from kembar.cache.content_cache import ContentCache
from kembar.cache.database import BuildCache
from kembar.cache.file_snapshot import Digest
from kembar.cache.site_cache import load_all, save
from kembar.incremental.change_detection import Changes
from kembar.incremental.plan import BuildContext, LoadedSite
from kembar.model.output import Report
from kembar.model.problem import Problem
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Result, fails
from kembar.workers import can_fork, run_in_subprocess


def found_anew(run: BuildContext, changes: Changes, memory: ContentCache) -> LoadedSite | Result:
    """The site as it is now, whatever it was, or why it is not to be published. Raises `CacheError`."""
    if not can_fork(run.cores) or not (changes.context or run.settings.clean):
        return _found(run, memory)
    left = run_in_subprocess(partial(_left, run, changes, memory))
    for name, digest in left.digests.items():
        changes.scan.set_digest(name, digest)
    if left.failed:
        return Result(Report(), left.problems, failed=True)
    arranged = load_all(run.ledger, run.project.root)
    if arranged is None:
        raise CacheError
    return LoadedSite(arranged, [*left.problems], left.read, kept=True)


def _found(run: BuildContext, memory: ContentCache) -> LoadedSite | Result:
    arranged, problems = arrange_site(run.project, run.settings, memory)
    if arranged is None or fails(problems, strict=run.settings.strict):
        run.ledger.rollback()
        return Result(Report(), tuple(problems), failed=True)
    return LoadedSite(arranged, problems, memory.read)


@dataclass(frozen=True, slots=True)
class _Left:
    """What is told of a site that is left in the ledger, unless it `failed`: its problems, how many files were read, and their digests."""

    problems: tuple[Problem, ...]
    read: int
    digests: Mapping[str, Digest]
    failed: bool


def _left(run: BuildContext, changes: Changes, memory: ContentCache) -> _Left:
    found = _found(run, memory)
    if isinstance(found, LoadedSite):
        save(run.ledger, found.arranged, f"{run.shown}/facts")
        mark_cache_dirty(run.ledger)
    run.ledger.close()
    return _Left(tuple(found.problems), memory.read, changes.scan.learned(), isinstance(found, Result))


def mark_cache_dirty(ledger: BuildCache) -> None:
    """
    Lets other processes see what was read. Until the build is done, what is remembered of files is not what the published pages say.
    """
    ledger.set("settled", False)
    ledger.commit()

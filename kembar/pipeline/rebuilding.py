"""
Building no more than what has changed.

In comes a project whose last build a ledger knows; out goes a published folder that is byte for byte what a clean build gives. What was
read from a file is not read again while its bytes are the same, and a target is not made again while all that it was made from is the
same. When nothing but words and templates have changed, the site is not even arranged anew: the ledger holds it (`patching`).
"""

import os
from array import array
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from kembar.build.digests import Digests
from kembar.build.ledger import Ledger, LedgerError, Output, discard, open_ledger
from kembar.build.publish import MANIFEST, Workshop, sha256, workshop
from kembar.build.run import Made, Task, each_once, perform
from kembar.build.scan import Stat
from kembar.model.output import Report, Target, Track
from kembar.model.problem import Level, Place, Problem, ProblemError, say
from kembar.model.reads import Reads
from kembar.pipeline.changes import Changes, changes_since, context_of, folders_of, tool_of, unchanged
from kembar.pipeline.offline import gate_of
from kembar.pipeline.patching import patched
from kembar.pipeline.planning import Found, Plan, Reasons, reasons_for
from kembar.pipeline.project import Project, Result, Settings, fails
from kembar.pipeline.remembering import ReadingMemory, forget_files
from kembar.pipeline.shelves import keep_pages, keep_site
from kembar.pipeline.site import arrange_site, targets
from kembar.read.tree import shown_name
from kembar.render.closure import closures


def rebuild(project: Project, out: Path, settings: Settings, track: Track = iter, seen: Changes | None = None) -> Result:
    """
    Builds the site and publishes it to `out`, unless there are errors.

    `seen` are the changes that somebody has found already; they are looked for again when another build has come in between. Raises
    `ForeignFolderError` and `UnwritableError`.
    """
    with workshop(out) as shop:
        try:
            ledger, in_order = open_ledger(shop.folder)
            result = _Build(ledger, project, shop, settings).run(track, seen)
        except (LedgerError, OSError):
            discard(shop.folder)
            in_order = False
            result = _Build(Ledger(None), project, shop, settings).run(track)
    return result if in_order else _told(result, shop)


def why(project: Project, out: Path, settings: Settings, path: str) -> Reasons | Result:
    """Why an output would be made again, or not. Raises `ForeignFolderError`, `UnwritableError` and `LedgerError`."""
    with workshop(out) as shop:
        return _Build(open_ledger(shop.folder)[0], project, shop, settings).why(path)


def _told(result: Result, shop: Workshop) -> Result:
    """The result with word that what had been remembered was of no use. It fails nothing: all was done anew."""
    message = say("what the last build remembered cannot be used, so everything was made anew")
    place = Place(f"{shop.folder.name}/ledger")
    problem = Problem(place, "ledger.damaged", message, say("nothing is to be done; the next build will remember this one"), Level.WARNING)
    return Result(result.report, (*result.problems, problem), result.failed)


@dataclass(frozen=True, slots=True)
class _Build:
    """One build."""

    ledger: Ledger
    project: Project
    shop: Workshop
    settings: Settings

    def run(self, track: Track, seen: Changes | None = None) -> Result:
        """Does what there is to do."""
        changes = seen if seen and seen.looked == self.ledger.recall("looked") else self._changes()
        if known := unchanged(self.ledger, changes, self.settings):
            return known
        found = self._find(changes)
        if isinstance(found, Result):
            return found
        plan = self._plan(changes, found)
        self._unsettle()
        try:
            made, report = perform(plan.task, self.shop, plan.reads, track)
        except ProblemError as refused:
            return Result(Report(), (*found.problems, *refused.problems), failed=True)
        self._remember(plan, made, report)
        return Result(replace(report, read=found.read, rendered=len(made)), tuple(found.problems), failed=False)

    def why(self, path: str) -> Reasons | Result:
        """Why an output would be made again, or not; the problems instead where the site cannot be published at all."""
        changes = self._changes()
        found = self._find(changes)
        if isinstance(found, Result):
            return found
        reasons = reasons_for(path, self._plan(changes, found), self.ledger)
        self.ledger.forget()
        return reasons

    def _changes(self) -> Changes:
        return changes_since(self.ledger, self.project, self.shop.out, self.settings)

    def _plan(self, changes: Changes, found: Found) -> Plan:
        """What is to be done, and why."""
        digests = Digests(found.arranged.site, changes.scan, self._closures(changes))
        reads = Reads()
        wanted = each_once(targets(self.project, found.arranged, reads, self.shop.folder / "templates"))
        everything = changes.context or self.settings.clean or self.ledger.recall("config") != found.arranged.site.config
        known = self.ledger.numbers(found.patch.changed) if found.patch else self.ledger.inputs()
        changed = {number: name for number, name, digest in known if digests.of(name) != digest}
        return Plan(changes, found, digests, reads, changed, self._task(changes, wanted, None if everything else changed.keys()))

    def _unsettle(self) -> None:
        """Lets workers see what was read. Until the build is done, what is remembered of files is not what the published pages say."""
        self.ledger.keep("settled", False)
        self.ledger.commit()

    def _find(self, changes: Changes) -> Found | Result:
        """The site as it is now, or why it is not to be published."""
        memory = ReadingMemory(
            self.ledger,
            changes.scan,
            shown_name(self.project.root, self.project.content),
            tool_of(changes.scan),
            cores=None if self.ledger.shared else 1,
        )
        patch = patched(self.ledger, self.project, changes, memory) if self.ledger.recall("settled") and not changes.context else None
        if patch and not fails(patch.problems, strict=self.settings.strict):
            return Found(patch.arranged, patch.problems, memory.read, patch)
        self.ledger.forget()
        arranged, problems = arrange_site(self.project, self.settings, memory)
        if arranged is None or fails(problems, strict=self.settings.strict):
            self.ledger.forget()
            return Result(Report(), tuple(problems), failed=True)
        return Found(arranged, problems, memory.read)

    def _closures(self, changes: Changes) -> Mapping[str, tuple[str, ...]]:
        """The templates that each layout reads; they are looked through again when one of them has changed."""
        kept = self.ledger.recall("closures")
        if isinstance(kept, dict) and not any(name.startswith("templates/") for name in changes.files):
            return kept
        return closures(self.project.templates)

    def _task(self, changes: Changes, wanted: Mapping[str, Target], changed: Set[int] | None) -> Task:
        """What is to be made, kept and removed. `changed` are the numbers of the inputs that have changed; None stands for all."""
        known = changes.outputs.keys() - changes.touched if changed is not None else frozenset()
        kept = {
            path: changes.outputs[path].digest
            for path in wanted
            if path in known and (not changed or changed.isdisjoint(changes.outputs[path].reads))
        }
        return Task(
            targets=[target for path, target in wanted.items() if path not in kept],
            kept=kept,
            removed=(changes.outputs.keys() | changes.strays) - wanted.keys() - {MANIFEST},
            behind=self._behind() if kept else None,
            clean=self.settings.clean,
            epoch=self.settings.epoch,
            cores=None if self.ledger.shared else 1,
            gate=gate_of(self.project, self.settings),
        )

    def _behind(self) -> Collection[str] | None:
        """The paths in which the spare stage differs from what is published, if the spare is the one that the last build left."""
        inodes, paths = cast("tuple[tuple[int, int], frozenset[str]]", self.ledger.recall("spare") or ((0, 0), frozenset()))
        return paths if inodes == self.shop.inodes else None

    def _remember(self, plan: Plan, made: list[Made], report: Report) -> None:
        """Writes down what was done. A build that is killed before this is done again."""
        ledger, found, scan = self.ledger, plan.found, plan.changes.scan
        self._keep_inputs(plan, made)
        self._keep_outputs(plan.changes, made, report)
        seen = scan.seen()
        gone = scan.before.keys() - seen.keys()
        ledger.keep_files({name: one for name, one in seen.items() if scan.before.get(name) != one}, gone)
        forget_files(ledger, gone, shown_name(self.project.root, self.project.content))
        if found.patch:
            keep_pages(ledger, found.arranged, found.patch.pages)
        else:
            keep_site(ledger, found.arranged, f"{shown_name(self.project.root, self.project.content)}/facts")
            ledger.keep("context", context_of(self.project, self.settings, scan))
        ledger.keep("closures", dict(plan.digests.closures))
        ledger.keep("problems", found.problems)
        ledger.keep("looked", plan.changes.began)
        ledger.keep("settled", True)
        published = frozenset((*report.made, *report.removed, MANIFEST)) if report.made or report.removed else frozenset[str]()
        ledger.keep("spare", (self.shop.inodes, published))
        ledger.commit()

    def _keep_inputs(self, plan: Plan, made: Iterable[Made]) -> None:
        """Keeps the digest of everything that is new or has changed."""
        names = {name for one in made for name in one.reads}.union(plan.changed.values())
        self.ledger.keep_inputs({name: plan.digests.of(name) for name in names})

    def _keep_outputs(self, changes: Changes, made: Iterable[Made], report: Report) -> None:
        """Keeps what each file was made from, and how it was left."""
        names = {name for one in made for name in one.reads}
        numbers = {name: number for number, name, _ in self.ledger.numbers(names)}
        out = self.shop.out
        new = {one.path: Output(_stat(out, one.path), one.digest, array("I", sorted(numbers[name] for name in one.reads))) for one in made}
        new[MANIFEST] = Output(_stat(out, MANIFEST), sha256(out / MANIFEST), array("I"))
        kept = {path: output for path, output in changes.outputs.items() if path not in new and path not in report.removed}
        moved = {path: replace(output, stat=now) for path, output in kept.items() if (now := _stat(out, path)) != output.stat}
        self.ledger.keep_outputs(new | moved, changes.outputs.keys() - new.keys() - kept.keys())
        self.ledger.keep("folders", folders_of(out, [*new, *kept]))


def _stat(out: Path, path: str) -> Stat:
    return Stat.of(os.lstat(f"{out}/{path}"))

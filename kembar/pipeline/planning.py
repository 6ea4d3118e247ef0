"""
What a build is going to do, and why.

In come what has changed and the site as it is now; out goes a plan that can be carried out, or asked about one output.
"""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from typing import cast

from kembar.build.digests import Digests
from kembar.build.ledger import Ledger, Sought
from kembar.build.publish import Workshop
from kembar.build.published import MANIFEST
from kembar.build.run import Task, each_once
from kembar.model.output import Target
from kembar.model.problem import Problem
from kembar.model.reads import Input, Reads
from kembar.pipeline.changes import Changes, tool_of
from kembar.pipeline.offline import gate_of
from kembar.pipeline.patching import Patch
from kembar.pipeline.project import Project, Settings
from kembar.pipeline.site import Arranged, targets
from kembar.read.tree import shown_name
from kembar.render.closure import closures


@dataclass(frozen=True, slots=True)
class Run:
    """One build, and with what it works."""

    ledger: Ledger
    project: Project
    shop: Workshop
    settings: Settings

    @property
    def cores(self) -> int | None:
        """How many processes may work: one where others cannot read the ledger, any number otherwise."""
        return None if self.ledger.shared else 1

    @property
    def shown(self) -> str:
        """What problems call the content folder."""
        return shown_name(self.project.root, self.project.content)


@dataclass(frozen=True, slots=True)
class Found:
    """
    A site as it is now, its problems, and how many files were read anew.

    `patch` says what is new where the site of the last build was patched; None says that everything is to be looked at.
    """

    arranged: Arranged
    problems: list[Problem]
    read: int
    patch: Patch | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What is to be done, and by what it was decided.

    `changed` are the inputs that are not what they were, by their numbers in the ledger; `other_settings` says that the site's settings
    are not, on which everything depends. `reads` notes what the task's targets read.
    """

    changes: Changes
    found: Found
    digests: Digests
    reads: Reads
    changed: Mapping[int, Input]
    other_settings: bool
    task: Task


def plan_for(run: Run, changes: Changes, found: Found) -> Plan:
    """What is to be done, and why."""
    digests = Digests(found.arranged.site, changes.scan, _closures(run, changes))
    reads = Reads()
    wanted = each_once(targets(run.project, found.arranged, reads, run.shop.compiled(tool_of(changes.scan))))
    other_settings = run.ledger.recall("config") != found.arranged.site.config
    everything = changes.context or run.settings.clean or other_settings
    known = run.ledger.numbers(found.patch.changed) if found.patch else run.ledger.inputs()
    changed = {number: name for number, name, digest in known if digests.of(name) != digest}
    task = _task(run, changes, wanted, None if everything else changed.keys())
    return Plan(changes, found, digests, reads, changed, other_settings, task)


def _closures(run: Run, changes: Changes) -> Mapping[str, tuple[str, ...]]:
    """The templates that each layout reads; they are looked through again when one of them has changed."""
    kept = run.ledger.recall("closures")
    if isinstance(kept, dict) and not any(name.startswith("templates/") for name in changes.files):
        return kept
    return closures(run.project.templates)


def _task(run: Run, changes: Changes, wanted: Mapping[str, Target], changed: Set[int] | None) -> Task:
    """What is to be made, kept and removed. `changed` are the numbers of the inputs that have changed; None stands for all."""
    known = changes.outputs.keys() - changes.touched if changed is not None else frozenset()
    sought = Sought(changed or frozenset())
    kept = {path: changes.outputs[path].digest for path in wanted if path in known and not changes.outputs[path].reads_any(sought)}
    return Task(
        targets=[target for path, target in wanted.items() if path not in kept],
        kept=kept,
        removed=(changes.outputs.keys() | changes.strays) - wanted.keys() - {MANIFEST},
        behind=_behind(run) if kept else None,
        clean=run.settings.clean,
        epoch=run.settings.epoch,
        cores=run.cores,
        gate=gate_of(run.project, run.settings),
    )


def _behind(run: Run) -> Collection[str] | None:
    """The paths in which the spare stage differs from what is published, if the spare is the one that the last build left."""
    folders, paths = cast("tuple[object, frozenset[str]]", run.ledger.recall("spare") or (None, frozenset()))
    return paths if folders == run.shop.folders else None

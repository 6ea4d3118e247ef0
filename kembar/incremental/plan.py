"""The plan of a build: which artifacts are made, kept and removed, and why."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import cast

from kembar.cache.database import BuildCache
from kembar.cache.file_snapshot import Digest
from kembar.files.project_files import sha256
from kembar.incremental.artifacts import make_internal_artifacts, stale
from kembar.incremental.change_detection import Changes
from kembar.incremental.input_digests import Digests
from kembar.incremental.search_index import SearchIndexes, make_indexes
from kembar.incremental.site_patch import SitePatch
from kembar.model.dependencies import INDEX, Dependency, DependencyIds, DependencyRecorder
from kembar.model.output import FinalTarget, Target
from kembar.model.problem import Problem
from kembar.output.folder import MANIFEST
from kembar.output.spill import SpillFile
from kembar.output.staging import StagingArea
from kembar.output.writer import ArtifactMaker, WritePlan, each_once
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import Arranged, document_targets, page_targets, seals, targets
from kembar.pipeline.offline import gate_of
from kembar.pipeline.project import Project
from kembar.read.content_tree import display_name
from kembar.render.environment import Templates, compile_template
from kembar.render.pages import VIEWS, view_of
from kembar.render.template_dependencies import closures
from kembar.workers import MIN_PARALLEL_ITEMS, in_parallel


@dataclass(frozen=True, slots=True)
class BuildContext:
    """
    The project, the options and the resources of one build: `spill` stores bytes that need not be in memory. With `alone` the build
    uses one process, so that nothing must be committed for others.
    """

    cache: BuildCache
    project: Project
    staging: StagingArea
    spill: SpillFile
    settings: BuildOptions
    alone: bool = False

    @property
    def cores(self) -> int | None:
        """The number of processes that may work: one if others cannot read the cache, otherwise all cores (None)."""
        return None if self.cache.shared and not self.alone else 1

    @property
    def content_name(self) -> str:
        """What problems call the content folder."""
        return display_name(self.project.root, self.project.content)


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """
    The site as it is now, its problems, and how many files were read.

    `patch` is what differs from the cached site; None if the whole site was arranged again. `saved` is whether the cache has the site
    already.
    """

    arranged: Arranged
    problems: list[Problem]
    read: int
    patch: SitePatch | None = None
    saved: bool = False


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """
    What a build does, and why.

    `changed` are the inputs with another digest, by their numbers in the cache; `other_settings` is whether the site's settings have
    changed, on which everything depends. `maker` makes the targets of `task`.
    """

    changes: Changes
    found: LoadedSite
    digests: Digests
    maker: ArtifactMaker
    changed: Mapping[int, Dependency]
    other_settings: bool
    search: SearchIndexes
    task: WritePlan


def render_priority_pages(run: BuildContext, changes: Changes, found: LoadedSite) -> None:
    """Render the requested pages first, as far as they are stale, and pass them on with new assets."""
    wanted = _looked_at(run, changes, found.patch)
    made = {target.path: target.make() for target in page_targets(_templates(run, changes), found.arranged, wanted)} if wanted else {}
    pages = _unpublished(changes, made)
    if pages:
        assets = found.patch.assets if found.patch else found.arranged.site.assets
        published = changes.outputs
        new = (asset for asset in assets.values() if asset.address not in published or published[asset.address].digest != asset.digest)
        changes.request.on_rendered({**pages, **{asset.address: asset.content for asset in new}})


def _looked_at(run: BuildContext, changes: Changes, patch: SitePatch | None) -> Collection[str]:
    """Return the published pages with priority, without those that depend on nothing that the patch has changed."""
    looked_at = {path: changes.outputs[path] for path in changes.request.priority_paths() if path in changes.outputs}
    if patch is None or not looked_at:
        return looked_at
    return stale(looked_at, {number for number, _, _ in run.cache.numbers(patch.changed)})


def _unpublished(changes: Changes, made: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the pages that are published with other bytes, or not at all."""
    published = changes.outputs
    return {path: content for path, content in made.items() if path not in published or published[path].digest != sha256(content)}


def plan_build(run: BuildContext, changes: Changes, found: LoadedSite) -> BuildPlan:
    """Return the plan of a build. The search index is made on the way: its content decides which of its files are stale."""
    reads, arranged = DependencyRecorder(), found.arranged
    maker = ArtifactMaker(reads, DependencyIds(), run.cores)
    other_settings = not changes.context and run.cache.get("settings") != arranged.site.config  # another tool's may be of another form
    everything = changes.context or run.settings.clean or other_settings
    digests = Digests(arranged.site, changes.scan, _closures(run, changes))
    changed = {} if everything else _changed(digests, _known(run, found))
    documents = make_internal_artifacts(
        run.cache, run.spill, each_once(document_targets(arranged, reads)), None if everything else changed.keys(), maker
    )
    search = make_indexes(documents, arranged.site.config, run.cores, clean=everything)
    digests = digests.with_index(search.digests)
    changed |= {} if everything else _changed(digests, run.cache.numbers((INDEX, path) for path in search.digests))
    templates = _templates(run, changes)
    wanted = each_once(targets(templates, arranged, search.files, reads))
    task = _task(run, changes, wanted, seals(arranged, reads), None if everything else changed.keys())
    if len(task.targets) >= MIN_PARALLEL_ITEMS:
        warm_up_workers(templates, digests.closures, run.cores)
    return BuildPlan(changes, found, digests, maker, changed, other_settings, search, task)


def _templates(run: BuildContext, changes: Changes) -> Templates:
    """Return the templates, which the session has compiled already if none has changed."""
    memory, compiled = changes.request.memory, run.staging.compiled(changes.tool_digest)
    if memory.templates is None or memory.templates.compiled != compiled or changes.templates:
        memory.templates = Templates(run.project.templates, compiled)
    return memory.templates


def _known(run: BuildContext, found: LoadedSite) -> Iterable[tuple[int, Dependency, Digest]]:
    """Yield the number, name and former digest of each input that may have changed; the search index is checked later."""
    known = run.cache.numbers(found.patch.changed) if found.patch else run.cache.inputs()
    return (one for one in known if one[1][0] != INDEX)


def _changed(digests: Digests, known: Iterable[tuple[int, Dependency, Digest]]) -> dict[int, Dependency]:
    """Return the inputs that have another digest."""
    return {number: name for number, name, digest in known if digests.of(name) != digest}


def _closures(run: BuildContext, changes: Changes) -> Mapping[str, tuple[str, ...]]:
    """Return the templates that each layout reads, found again if one of them has changed."""
    kept = run.cache.get("closures")
    if isinstance(kept, dict) and not changes.templates:
        return kept
    return closures(run.project.templates)


def _task(
    run: BuildContext, changes: Changes, wanted: Mapping[str, Target], sealing: list[FinalTarget], changed: Set[int] | None
) -> WritePlan:
    """Return what is made, kept and removed. `changed` are the numbers of the changed inputs; None means all."""
    outputs = changes.outputs
    again = stale(outputs, changed) | changes.modified_outputs
    kept = {path: outputs[path].digest for path in wanted if path in outputs and path not in again}
    return WritePlan(
        targets=[target for path, target in wanted.items() if path not in kept],
        kept=kept,
        removed=(changes.outputs.keys() | changes.unknown_outputs) - wanted.keys() - {MANIFEST, *(seal.path for seal in sealing)},
        stale_in_previous=_behind(run, changes) if kept else None,
        clean=run.settings.clean,
        epoch=run.settings.epoch,
        seals=sealing,
        gate=gate_of(run.project, run.settings),
    )


def _behind(run: BuildContext, changes: Changes) -> Collection[str] | None:
    """Return the paths in which the previous output differs from what is published, if it is the one that the last build left."""
    spare = changes.request.memory.spare if changes.only_saved_files else run.cache.get("spare")
    folders, paths = cast("tuple[object, frozenset[str]]", spare or (None, frozenset()))
    return paths if folders == run.staging.folders else None


def warm_up_workers(templates: Templates, closures: Mapping[str, Iterable[str]], cores: int | None) -> None:
    """
    Load the views and compile the templates once, before workers are forked; `closures` are the templates that each layout reads.

    Workers inherit what is in memory and find what is on the disk.
    """
    for layout in VIEWS:
        if layout in closures:
            view_of(layout)
    if templates.compiled and not any(templates.compiled.iterdir()):
        for _ in in_parallel(partial(compile_template, templates), sorted({*chain.from_iterable(closures.values())}), cores=cores):
            pass

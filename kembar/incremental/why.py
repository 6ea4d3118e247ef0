"""Why an output is made again or kept, for editors."""

from dataclasses import dataclass
from enum import StrEnum

from kembar.arrange.tracked_site import ARTICLES
from kembar.cache.database import ArtifactRecord, BuildCache, encode_input
from kembar.incremental.plan import BuildPlan
from kembar.kinds.registry import KINDS
from kembar.model.dependencies import CATALOGUES, INDEX, LAYOUTS, Dependency
from kembar.model.problem import Message, tr
from kembar.output.folder import MANIFEST


class Decision(StrEnum):
    """What a build does to an output."""

    AGAIN = "again"
    KEPT = "kept"
    REMOVED = "removed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a build does to an output. `why` are the reasons for making it again, `inputs` all that it was made from the last time."""

    path: str
    decision: Decision
    why: tuple[Message, ...]
    inputs: tuple[Message, ...]


def reasons_for(path: str, plan: BuildPlan, cache: BuildCache) -> Reasons:
    """Return why the output at a path is made again or kept. The address of a folder means its `index.html`."""
    file = f"{path}index.html" if not path or path.endswith("/") else path
    fate = _fate(file, plan)
    output = plan.changes.outputs.get(file)
    inputs = sorted((name for name, _ in cache.named(output.reads)), key=encode_input) if output else []
    return Reasons(file, fate, tuple(_why(file, plan)) if fate is Decision.AGAIN else (), tuple(map(_named, inputs)))


def _fate(file: str, plan: BuildPlan) -> Decision:
    if _lists_all(file, plan):
        return Decision.AGAIN if plan.task.targets or plan.task.removed else Decision.KEPT
    if any(target.path == file for target in plan.task.targets):
        return Decision.AGAIN
    if file in plan.task.removed:
        return Decision.REMOVED
    return Decision.KEPT if file in plan.task.kept else Decision.UNKNOWN


def _lists_all(file: str, plan: BuildPlan) -> bool:
    return file == MANIFEST or any(seal.path == file for seal in plan.task.seals)


def _why(file: str, plan: BuildPlan) -> list[Message]:
    output = plan.changes.outputs.get(file)
    if for_all := _why_all(plan):
        return [for_all]
    if _lists_all(file, plan):
        return [tr("it lists all files of the site")]
    if output is None:
        return [tr("the last build did not make it")]
    changed = [tr("changed: {input}", input=_named(name)) for name in sorted(_changed(output, plan), key=encode_input)]
    touched = [tr("the published file is not as the last build left it")] if file in plan.changes.modified_outputs else []
    return [*changed, *touched]


def _why_all(plan: BuildPlan) -> Message | None:
    """Return why everything is made again; None if it is not."""
    if not plan.changes.outputs:
        return tr("no earlier build is remembered")
    if plan.task.clean:
        return tr("--clean makes everything again")
    if plan.changes.context:
        return tr("the settings of the run or the generator are not those of the last build")
    return tr("the settings of the site have changed") if plan.other_settings else None


def _changed(output: ArtifactRecord, plan: BuildPlan) -> list[Dependency]:
    return [plan.changed[number] for number in output.reads if number in plan.changed]


def _named(name: Dependency) -> Message:
    """Return an input in the terms of an editor."""
    collection, key = name
    if key is None:
        return _list_of(collection)
    if collection == ARTICLES and isinstance(key, tuple):
        kind, record, lang = key
        return tr("the words of {page}", page=f"{lang}/{kind}/{record}")
    at = key if isinstance(key, str) else "/".join(key)
    if collection in KINDS:
        return Message(f"content/facts/{collection}/{at}.yaml")
    if collection == CATALOGUES:
        return Message(f"locales/{at}/LC_MESSAGES/portal.po")
    return Message(COLLECTION_NAMES[collection].text, (("key", at),))


def _list_of(collection: str) -> Message:
    if collection in KINDS:
        return tr("which files there are in {folder}", folder=f"content/facts/{collection}/")
    return tr("which files there are in {folder}", folder="assets/") if collection == "assets" else tr("which pages there are")


COLLECTION_NAMES = {
    LAYOUTS: tr("the templates of the layout “{key}”"),
    "assets": tr("the file assets/{key}"),
    "pages": tr("the page {key}: its state, its sources or its address"),
    "summaries": tr("the description of {key} in lists"),
    "addresses": tr("the address of {key}"),
    "anchors": tr("the sections of {key}"),
    "backlinks": tr("who names {key}"),
    INDEX: tr("what the search finds by {key}"),
}
"""The collections of a site, in the terms of an editor."""

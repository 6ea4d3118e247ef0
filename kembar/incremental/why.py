"""Why an output would be made again or kept, by the plan of a build, in words for editors."""

from dataclasses import dataclass
from enum import StrEnum

from kembar.arrange.tracked_site import ARTICLES
from kembar.cache.database import Ledger, Output, dumps_input
from kembar.incremental.plan import Plan
from kembar.model.dependencies import CATALOGUES, INDEX, LAYOUTS, Input
from kembar.model.problem import Message, say
from kembar.model.records import KINDS
from kembar.output.folder import MANIFEST


class Fate(StrEnum):
    """What a build would do to an output."""

    AGAIN = "again"
    KEPT = "kept"
    REMOVED = "removed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a build would do to an output. `why` are the reasons for making it again, `inputs` all that it was made from the last time."""

    path: str
    fate: Fate
    why: tuple[Message, ...]
    inputs: tuple[Message, ...]


def reasons_for(path: str, plan: Plan, ledger: Ledger) -> Reasons:
    """Why the output at a path would be made again or kept. A folder's address stands for its `index.html`."""
    file = f"{path}index.html" if not path or path.endswith("/") else path
    fate = _fate(file, plan)
    output = plan.changes.outputs.get(file)
    inputs = sorted((name for name, _ in ledger.named(output.reads)), key=dumps_input) if output else []
    return Reasons(file, fate, tuple(_why(file, plan)) if fate is Fate.AGAIN else (), tuple(map(_named, inputs)))


def _fate(file: str, plan: Plan) -> Fate:
    if _lists_all(file, plan):
        return Fate.AGAIN if plan.task.targets or plan.task.removed else Fate.KEPT
    if any(target.path == file for target in plan.task.targets):
        return Fate.AGAIN
    if file in plan.task.removed:
        return Fate.REMOVED
    return Fate.KEPT if file in plan.task.kept else Fate.UNKNOWN


def _lists_all(file: str, plan: Plan) -> bool:
    return file == MANIFEST or any(seal.path == file for seal in plan.task.seals)


def _why(file: str, plan: Plan) -> list[Message]:
    output = plan.changes.outputs.get(file)
    if for_all := _why_all(plan):
        return [for_all]
    if _lists_all(file, plan):
        return [say("it lists all files of the site")]
    if output is None:
        return [say("the last build did not make it")]
    changed = [say("changed: {input}", input=_named(name)) for name in sorted(_changed(output, plan), key=dumps_input)]
    touched = [say("the published file is not as the last build left it")] if file in plan.changes.touched else []
    return [*changed, *touched]


def _why_all(plan: Plan) -> Message | None:
    """Why everything is made again, if it is."""
    if not plan.changes.outputs:
        return say("no earlier build is remembered")
    if plan.task.clean:
        return say("--clean makes everything anew")
    if plan.changes.context:
        return say("the settings of the run or the generator are not those of the last build")
    return say("the settings of the site have changed") if plan.other_settings else None


def _changed(output: Output, plan: Plan) -> list[Input]:
    return [plan.changed[number] for number in output.reads if number in plan.changed]


def _named(name: Input) -> Message:
    """An input as an editor knows it."""
    shelf, key = name
    if key is None:
        return _list_of(shelf)
    if shelf == ARTICLES and isinstance(key, tuple):
        kind, record, lang = key
        return say("the words of {page}", page=f"{lang}/{kind}/{record}")
    at = key if isinstance(key, str) else "/".join(key)
    if shelf in KINDS:
        return Message(f"content/facts/{shelf}/{at}.yaml")
    if shelf == CATALOGUES:
        return Message(f"locales/{at}/LC_MESSAGES/portal.po")
    return Message(SHELVES[shelf].text, (("key", at),))


def _list_of(shelf: str) -> Message:
    if shelf in KINDS:
        return say("which files there are in {folder}", folder=f"content/facts/{shelf}/")
    return say("which files there are in {folder}", folder="assets/") if shelf == "assets" else say("which pages there are")


SHELVES = {
    LAYOUTS: say("the templates of the layout “{key}”"),
    "assets": say("the file assets/{key}"),
    "pages": say("the page {key}: its state, its sources or its address"),
    "summaries": say("what lists say of {key}"),
    "addresses": say("the address of {key}"),
    "anchors": say("the sections of {key}"),
    "mentions": say("who names {key}"),
    INDEX: say("what the search finds by {key}"),
}
"""What is found on the shelves of a site, as editors call it."""

"""
What a build is going to do, and why.

In come what has changed and the site as it is now; out goes a plan that can be carried out, or asked about one output.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kembar.build.digests import Digests
from kembar.build.ledger import Ledger
from kembar.build.run import Task
from kembar.model.problem import Message, Problem, say
from kembar.model.reads import CATALOGUES, LAYOUTS, Input, Reads
from kembar.model.records import KINDS
from kembar.pipeline.changes import Changes
from kembar.pipeline.patching import Patch
from kembar.pipeline.site import Arranged


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

    `changed` are the inputs that are not what they were, by their numbers in the ledger. `reads` notes what the task's targets read.
    """

    changes: Changes
    found: Found
    digests: Digests
    reads: Reads
    changed: Mapping[int, Input]
    task: Task


@dataclass(frozen=True, slots=True)
class Reasons:
    """
    Why an output is made again or kept.

    `known` says whether there is such an output at all; `why` are the reasons for making it, none when it is kept, and `inputs` all that it
    was made from.
    """

    path: str
    known: bool
    again: bool
    why: tuple[Message, ...]
    inputs: tuple[Message, ...]


def reasons_for(path: str, plan: Plan, ledger: Ledger) -> Reasons:
    """Why the output at a path would be made again. A folder's address stands for its `index.html`."""
    file = f"{path}index.html" if not path or path.endswith("/") else path
    again = any(target.path == file for target in plan.task.targets)
    output = plan.changes.outputs.get(file)
    numbers = output.reads if output else ()
    inputs = tuple(_named(name) for name, _ in ledger.named(numbers))
    known = again or file in plan.task.kept or file in plan.task.removed
    return Reasons(file, known, again, tuple(_why(file, plan)) if again else (), inputs)


def _why(file: str, plan: Plan) -> list[Message]:
    output = plan.changes.outputs.get(file)
    if plan.changes.context:
        return [say("the settings of the run or the generator are not those of the last build")]
    if output is None:
        return [say("the last build did not make it")]
    if plan.task.clean:
        return [say("--clean makes everything anew")]
    changed = [say("{input} has changed", input=_named(plan.changed[number])) for number in output.reads if number in plan.changed]
    touched = [say("the published file is not as the last build left it")] if file in plan.changes.touched else []
    return [*changed, *touched]


def _named(name: Input) -> Message:
    """An input as an editor knows it."""
    shelf, key = name
    at = "/".join(key) if isinstance(key, tuple) else key or ""
    if key is None:
        return say("the list of {shelf}", shelf=shelf)
    if shelf in KINDS:
        return say("{path}", path=f"content/facts/{shelf}/{at}.yaml")
    if shelf in _SAID:
        return say(_SAID[shelf], key=at)
    return say("{shelf} of {key}", shelf=shelf, key=at)


_SAID = {
    LAYOUTS: "the templates of the layout “{key}”",
    CATALOGUES: "locales/{key}/LC_MESSAGES/portal.po",
    "articles": "the words of {key}",
    "assets": "assets/{key}",
    "pages": "the page {key}, its state, sources or address",
    "summaries": "what lists say of {key}",
    "addresses": "the address of {key}",
    "anchors": "the sections of {key}",
    "mentions": "who names {key}",
}
"""What the shelves of a site are called before editors."""

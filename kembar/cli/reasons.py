"""Why an output would be made again or kept, for people and for programs."""

import json
from pathlib import Path

import click

from kembar.cli.forms import tell_in
from kembar.cli.telling import speak
from kembar.model.problem import Message, say
from kembar.pipeline.planning import Reasons
from kembar.pipeline.project import Project, Result, Settings
from kembar.pipeline.rebuilding import why


def tell_reasons(project: Project, out: Path, settings: Settings, path: str, form: str) -> int:
    """Says why the output at a path would be made again or kept; gives the exit status. Raises what `why` raises."""
    found = why(project, out, settings, path)
    if isinstance(found, Result):
        tell_in(project, found, form, out)
        return 1
    click.echo(json.dumps(_as_values(found), ensure_ascii=False, indent=2) if form == "json" else _as_text(found))
    return 0 if found.known else 1


def _as_values(found: Reasons) -> dict[str, object]:
    state = "unknown" if not found.known else "again" if found.again else "kept"
    return {"path": found.path, "state": state, "why": [*map(speak, found.why)], "inputs": [*map(speak, found.inputs)]}


def _as_text(found: Reasons) -> str:
    reasons = found.why if found.again else found.inputs
    return "\n".join([speak(_state(found)), *(f"  {speak(reason)}" for reason in reasons)])


def _state(found: Reasons) -> Message:
    if not found.known:
        return say("no build makes {path}", path=found.path)
    if found.again:
        return say("{path} would be made again:", path=found.path)
    return say("{path} is kept: nothing has changed of", path=found.path)

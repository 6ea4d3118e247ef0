"""Report why the next build would make an output again or not, as text or JSON."""

import json
from pathlib import Path

import click

from kembar.cli.report_formats import report_format
from kembar.cli.translator import translate
from kembar.incremental.why import Decision, Reasons
from kembar.model.problem import Message, tr
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result
from kembar.pipeline.rebuild import why


def report_reasons(project: Project, out: Path, settings: BuildOptions, path: str, form: str) -> int:
    """Print why the output at a path would be made again or not, and return the exit status. Raises the errors of `why`."""
    found = why(project, out, settings, path)
    if isinstance(found, Result):
        report_format(project, found, form, out)
        return 1
    click.echo(json.dumps(_as_values(found), ensure_ascii=False, indent=2) if form == "json" else _as_text(found))
    return 1 if found.decision is Decision.UNKNOWN else 0


def _as_values(found: Reasons) -> dict[str, object]:
    return {"path": found.path, "state": found.decision, "why": [*map(translate, found.why)], "inputs": [*map(translate, found.inputs)]}


def _as_text(found: Reasons) -> str:
    reasons = found.inputs if found.decision is Decision.KEPT else found.why
    return "\n".join([translate(_decision_message(found)), *(f"  {translate(reason)}" for reason in reasons)])


def _decision_message(found: Reasons) -> Message:
    match found.decision:
        case Decision.AGAIN:
            return tr("{path} would be made again:", path=found.path)
        case Decision.KEPT if not found.inputs:
            return tr("{path} would be kept: nothing that it was made from has changed", path=found.path)
        case Decision.KEPT:
            return tr("{path} would be kept. It was made from these, and none of them has changed:", path=found.path)
        case Decision.REMOVED:
            return tr("{path} would be removed: nothing makes it any more", path=found.path)
        case Decision.UNKNOWN:
            return tr("no build makes {path}", path=found.path)

"""The forms in which a run is reported: for people, for programs, and for what shows problems beside the lines of a change."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from kembar import report
from kembar.cli.telling import speak, tell
from kembar.model.problem import Problem
from kembar.pipeline.project import Project, Result

LOGS: Mapping[str, Callable[[Iterable[Problem], report.Speak], str]] = {"github": report.as_github, "sarif": report.as_sarif}
"""The formats that tell problems and nothing else, for what shows them beside the lines of a change."""

formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *LOGS]),
    default="text",
    help="How to report: for people, as one JSON object, as GitHub workflow commands or as a SARIF 2.1.0 log on standard output.",
)


def tell_in(project: Project, result: Result, form: str, out: Path | None) -> None:
    """Reports a run in one of the forms. A run that publishes nothing has no `out`."""
    if form in LOGS:
        click.echo(LOGS[form](result.problems, speak).rstrip("\n"), nl=bool(result.problems) or form != "github")
    else:
        tell(project, result, form, out)

"""Report a run in one of four formats: text, JSON, GitHub workflow commands or SARIF."""

import sys
from pathlib import Path

import click

from kembar.cli.output import report_result
from kembar.cli.translator import translate
from kembar.model.output import Report
from kembar.pipeline.extras import missing_extra
from kembar.pipeline.project import Project, Result

LOGS = ("github", "sarif")
"""The formats that contain only problems, for services that show them next to the lines of a change."""

formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *LOGS]),
    default="text",
    help="How to report: for people, as one JSON object, as GitHub workflow commands or as a SARIF 2.1.0 log on standard output.",
)


def report_format(project: Project, result: Result, form: str, out: Path | None) -> None:
    """Report a run in one of the formats. `out` is None if the run publishes nothing."""
    if form in LOGS:
        click.echo(_log(result, form).rstrip("\n"), nl=bool(result.problems) or form != "github")
    else:
        report_result(project, result, form, out)


def require_extra(project: Project, extra: str, needed_by: str, form: str) -> None:
    """Report an extra that is not installed, and exit with status 2."""
    if problem := missing_extra(extra, needed_by):
        report_format(project, Result(Report(), (problem,), failed=True), form, None)
        sys.exit(2)


def _log(result: Result, form: str) -> str:
    from kembar import report  # noqa: PLC0415 - most runs report as text

    write = {"github": report.as_github, "sarif": report.as_sarif}[form]
    return write(result.problems, translate)

"""Report the progress and the result of a command."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kembar.cli.translator import translate, translate_plural
from kembar.model.output import Progress, Report, Target
from kembar.model.problem import Problem, tr
from kembar.pipeline.project import Project, Result


def report_result(project: Project, result: Result, form: str, out: Path | None) -> None:
    """Report a result as text, with the summary on standard output and problems on standard error; or as JSON on standard output."""
    if form == "json":
        from kembar.report.json import as_json  # noqa: PLC0415

        click.echo(as_json(result.report, result.problems, translate))
        return
    found = _print_problems(project, result.problems) if result.problems else ""
    if out is None or result.failed:
        click.echo(found or translate(tr("no problems found")))
    else:
        click.echo(summary(result.report, out) + (f" ({found})" if found else ""))


def _print_problems(project: Project, problems: Sequence[Problem]) -> str:
    """Print problems on standard error, and return their number as text."""
    from kembar import report  # noqa: PLC0415 - most builds have no problems

    click.echo(report.as_text(problems, project.file, translate), nl=False, err=True)
    return report.count_problems(report.sort_problems(problems), translate_plural)


def summary(made: Report, out: Path) -> str:
    """Return one line about what was published."""
    return translate(
        tr(
            "{folder}: {made} made, {kept} kept, {removed} removed",
            folder=out,
            made=len(made.made),
            kept=made.kept,
            removed=len(made.removed),
        )
    )


def progress() -> Progress:
    """Return a function that shows a progress bar on a terminal, and none elsewhere."""
    if not sys.stderr.isatty():
        return iter
    return _progress_bar


def _progress_bar(targets: list[Target]) -> Iterator[Target]:
    with click.progressbar(targets, label=translate(tr("building")), file=sys.stderr) as bar:
        yield from bar

"""What a command says when it is done, and while it works."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kembar import report
from kembar.model.output import Target
from kembar.pipeline import Project, Result, Track


def tell(project: Project, result: Result, form: str, out: Path | None) -> None:
    """Reports to people on standard error, but for the closing line; to programs on standard output."""
    if form == "json":
        click.echo(report.as_json(result.report, result.problems))
        return
    click.echo(report.text(result.problems, project.file), nl=False, err=True)
    found = report.summary(report.in_order(result.problems))
    if out is None or result.failed:
        click.echo(found or "no problems found")
    else:
        done = result.report
        click.echo(f"{out}: {len(done.made)} made, {done.kept} kept, {len(done.removed)} removed" + (f" ({found})" if found else ""))


def progress() -> Track:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return iter
    return _progress_bar


def _progress_bar(targets: list[Target]) -> Iterator[Target]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import track  # noqa: PLC0415

    yield from track(targets, description="building", console=Console(stderr=True), transient=True)

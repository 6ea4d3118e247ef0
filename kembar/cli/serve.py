"""The command `serve`."""

import hashlib
import signal
import sys
import webbrowser
from pathlib import Path

import click

from kembar.cli.build import refuse_overlap
from kembar.cli.options import base_url
from kembar.cli.output import report_result
from kembar.cli.report_formats import require_extra
from kembar.cli.source_date_epoch import day, source_date_epoch
from kembar.cli.translator import translate, translator
from kembar.model.output import Report
from kembar.model.problem import tr
from kembar.output.folder import not_ours
from kembar.output.staging import is_ours
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result

OWN_FOLDER = ".kembar"
"""The folder of previews below the root of the project."""


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port of this machine to serve at; 0 takes a free one.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open the preview in the browser.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to build into. By default the preview has one of its own."
)
@base_url
@click.pass_obj
def serve_command(project: Project, port: int, in_browser: bool, out: Path | None, base_url: str) -> None:
    """
    Show the site while you write: build it, serve it to this machine only, and build it again after each save.

    The browser shows each change, and problems on the page. Press Ctrl+C to stop.

    Example: python build.py serve --open
    """
    require_extra(project, "serve", "serve", "text")
    from kembar.serve.session import PortError, PreviewListener, Rebuilder, preview  # noqa: PLC0415 - no other command needs the server

    folder = out or own_folder(project)
    refuse_overlap(project, folder)
    if not is_ours(folder):
        report_result(project, Result(Report(), (not_ours(folder),), failed=True), "text", folder)
        sys.exit(2)
    epoch = source_date_epoch()
    settings = BuildOptions(base_url=base_url, epoch=epoch, day=day(epoch))
    listener = PreviewListener(
        on_open=_print_address,
        on_build=lambda result: report_result(project, result, "text", folder),
        on_first_build=lambda url: _open(url) if in_browser else None,
    )
    _end_at_signals()
    try:
        preview(Rebuilder(project, folder, settings), port, translator(), listener)
    except KeyboardInterrupt:
        click.echo()
    except PortError as error:
        click.echo(f"{translate(error.message)}\n    {translate(tr('choose another one with --port'))}", err=True)
        sys.exit(1)


def own_folder(project: Project) -> Path:
    """Return the folder of the preview. Each content folder outside the project has its own one, so that previews do not mix."""
    content = project.content.resolve()
    usual = content == (project.root / "content").resolve()
    mark = "" if usual else f"-{hashlib.sha256(str(content).encode()).hexdigest()[:8]}"
    return project.root / OWN_FOLDER / f"preview{mark}"


def _print_address(url: str) -> None:
    click.echo(translate(tr("The preview is at {url} – press Ctrl+C to stop it.", url=url)))


def _open(url: str) -> None:
    webbrowser.open(url)


def _end_at_signals() -> None:
    """Raise `KeyboardInterrupt` at SIGINT and SIGTERM, even if the process was started with these signals ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)

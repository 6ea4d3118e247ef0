"""The command `check`."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from kembar.cli.options import base_url, strict
from kembar.cli.output import progress
from kembar.cli.report_formats import formats, report_format, require_extra
from kembar.cli.source_date_epoch import day, source_date_epoch
from kembar.files.scratch import scratch_folder
from kembar.pipeline.build_options import EXTERNAL_MINUTES, BuildOptions
from kembar.pipeline.check import check
from kembar.pipeline.offline import check_offline
from kembar.pipeline.project import Project


@click.command("check")
@base_url
@strict
@click.option("--external", is_flag=True, help="Also try external links, with at most one request per second to each host.")
@click.option("--external-private", is_flag=True, help="With --external: also try links to this machine and to private networks.")
@click.option(
    "--external-minutes",
    type=click.IntRange(min=1),
    default=EXTERNAL_MINUTES,
    show_default=True,
    metavar="MINUTES",
    help="With --external: stop after this many minutes.",
)
@click.option(
    "--offline",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Check a folder of finished files instead, made by any tool: report what needs a network or a host.",
)
@formats
@click.pass_obj
def check_command(
    project: Project,
    base_url: str,
    strict: bool,
    external: bool,
    external_private: bool,
    external_minutes: int,
    offline: Path | None,
    form: str,
) -> None:
    """
    Find problems in content, catalogues and finished pages, without publishing anything.

    Example: python build.py check --format sarif
    """
    if offline:
        require_extra(project, "check", "--offline", form)
        result = check_offline(offline)
        report_format(replace(project, root=offline, content=offline), result, form, None)
        sys.exit(1 if result.failed else 0)
    settings = BuildOptions(
        base_url=base_url,
        strict=strict,
        day=day(source_date_epoch()),
        external=external,
        external_private=external_private,
        external_minutes=external_minutes,
    )
    with scratch_folder() as scratch:
        project = replace(project, scratch=scratch)
        result = check(project, settings, progress())
        report_format(project, result, form, None)
    sys.exit(1 if result.failed else 0)

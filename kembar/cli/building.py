"""Building the site, and looking for problems without building it."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kembar import report
from kembar.build.publish import ForeignFolderError, UnwritableError
from kembar.cli.options import base_url, profile, strict
from kembar.cli.telling import progress, speak, tell
from kembar.model.output import Report
from kembar.model.problem import Place, Problem, say
from kembar.model.profile import Profile
from kembar.pipeline import Project, Result, Settings, build, check, check_offline

LOGS: Mapping[str, Callable[[Iterable[Problem], report.Speak], str]] = {"github": report.as_github, "sarif": report.as_sarif}
"""The formats that tell problems and nothing else, for what shows them beside the lines of a change."""

formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *LOGS]),
    default="text",
    help="How to report: for people, as one JSON object, as GitHub workflow commands or as a SARIF 2.1.0 log on standard output.",
)


@click.command("build")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("dist"), show_default=True, help="The folder to publish to."
)
@base_url
@profile
@strict
@click.option("--clean", is_flag=True, help="Write every file anew, even those that have not changed.")
@formats
@click.pass_obj
def build_command(project: Project, out: Path, base_url: str, profile: str, strict: bool, clean: bool, form: str) -> None:
    """
    Build the whole site and publish it at once.

    Nothing is published while there are errors: the folder then stays as it was.

    Example: python build.py build --base-url https://example.org/kota/ --strict
    """
    _refuse_overlap(project, out)
    epoch = source_date_epoch()
    settings = Settings(base_url=base_url, strict=strict, clean=clean, epoch=epoch, day=_day(epoch), profile=Profile(profile))
    with TemporaryDirectory(prefix="kembar-") as scratch:
        project = replace(project, scratch=Path(scratch))
        try:
            result = build(project, out, settings, progress())
        except ForeignFolderError:
            _tell(project, Result(Report(), (_foreign(out),), failed=True), form, out)
            sys.exit(2)
        except UnwritableError as error:
            result = Result(Report(), (_unwritable(out, error),), failed=True)
        _tell(project, result, form, out)
    sys.exit(1 if result.failed else 0)


@click.command("check")
@base_url
@strict
@click.option("--external", is_flag=True, help="Try the links out of the site too: at most one request a second to each host.")
@click.option(
    "--offline",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look through a folder of finished files instead, whoever made it: whether it needs a network or a host.",
)
@formats
@click.pass_obj
def check_command(project: Project, base_url: str, strict: bool, external: bool, offline: Path | None, form: str) -> None:
    """
    Find problems in content, catalogues and finished pages, without publishing anything.

    Example: python build.py check --format sarif
    """
    if offline:
        result = check_offline(offline)
        _tell(replace(project, root=offline, content=offline), result, form, None)
        sys.exit(1 if result.failed else 0)
    settings = Settings(base_url=base_url, strict=strict, day=_day(source_date_epoch()), external=external)
    with TemporaryDirectory(prefix="kembar-") as scratch:
        project = replace(project, scratch=Path(scratch))
        result = check(project, settings, progress())
        _tell(project, result, form, None)
    sys.exit(1 if result.failed else 0)


def _tell(project: Project, result: Result, form: str, out: Path | None) -> None:
    if form in LOGS:
        click.echo(LOGS[form](result.problems, speak).rstrip("\n"), nl=bool(result.problems) or form != "github")
    else:
        tell(project, result, form, out)


def _refuse_overlap(project: Project, out: Path) -> None:
    """Keeps the output folder apart from everything that is read."""
    target = out.resolve()
    read = [project.root.resolve(), project.content.resolve()]
    inside = [project.root.resolve() / name for name in ("templates", "locales", "assets", "kembar")] + [project.content.resolve()]
    if any(path.is_relative_to(target) for path in read) or any(target.is_relative_to(path) for path in inside):
        message = say("{folder} holds the sources, or lies among them; choose a folder of its own", folder=out)
        raise click.BadParameter(speak(message), param_hint="--out")


def source_date_epoch() -> int | None:
    """The moment that the environment gives instead of the clock, in seconds since 1970 UTC (reproducible-builds.org)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not re.fullmatch(r"\d{1,11}", value):
        message = say("SOURCE_DATE_EPOCH is a whole number of seconds since 1970, not “{value}”", value=value)
        raise click.UsageError(speak(message))
    return int(value)


def _day(epoch: int | None) -> str:
    return datetime.fromtimestamp(epoch, UTC).date().isoformat() if epoch is not None else ""


def _foreign(out: Path) -> Problem:
    message = say("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(Place(str(out)), "out.foreign", message, say("choose another folder with --out, or empty this one yourself"))


def _unwritable(out: Path, error: UnwritableError) -> Problem:
    message = say("the site could not be written: {reason}", reason=error.reason)
    return Problem(Place(str(out)), "out.unwritable", message, say("what was published before is untouched"))

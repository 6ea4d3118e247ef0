"""Building the site."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kembar.build.publish import ForeignFolderError, UnwritableError, different_files
from kembar.build.refusals import foreign, unwritable
from kembar.cli.epoch import day, source_date_epoch
from kembar.cli.forms import formats, tell_in
from kembar.cli.options import base_url, profile, strict
from kembar.cli.telling import progress, speak
from kembar.model.output import Report
from kembar.model.problem import Place, Problem, say
from kembar.model.profile import Profile
from kembar.pipeline.building import build
from kembar.pipeline.project import Project, Result, Settings

if TYPE_CHECKING:  # it loads every stage
    from kembar.pipeline.planning import Reasons


@click.command("build")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("dist"), show_default=True, help="The folder to publish to."
)
@base_url
@profile
@strict
@click.option("--clean", is_flag=True, help="Write every file anew, even those that have not changed.")
@click.option("--verify", is_flag=True, help="Hold what is published against a clean build in a scratch folder, byte by byte.")
@click.option(
    "--explain",
    "explained",
    metavar="PATH",
    help="Say why one output would be made again or kept, such as en/cities/rabat/; builds nothing.",
)
@formats
@click.pass_obj
def build_command(
    project: Project, out: Path, base_url: str, profile: str, strict: bool, clean: bool, verify: bool, explained: str | None, form: str
) -> None:
    """
    Build the whole site and publish it at once.

    Nothing is published while there are errors: the folder then stays as it was. What the last build made is kept where nothing that it was
    made from has changed.

    Example: python build.py build --base-url https://example.org/kota/ --strict
    """
    refuse_overlap(project, out)
    epoch = source_date_epoch()
    settings = Settings(base_url=base_url, strict=strict, clean=clean, epoch=epoch, day=day(epoch), profile=Profile(profile))
    with TemporaryDirectory(prefix="kembar-") as scratch:
        project = replace(project, scratch=Path(scratch))
        try:
            if explained is not None:
                sys.exit(_explain(project, out, settings, explained, form))
            result = build(project, out, settings, progress())
            if verify and not result.failed:
                result = _verified(project, out, settings, result)
        except ForeignFolderError:
            tell_in(project, Result(Report(), (foreign(out),), failed=True), form, out)
            sys.exit(2)
        except UnwritableError as error:
            result = Result(Report(), (unwritable(out, error),), failed=True)
        tell_in(project, result, form, out)
    sys.exit(1 if result.failed else 0)


def _explain(project: Project, out: Path, settings: Settings, path: str, form: str) -> int:
    """Says why an output would be made again or kept; gives the exit code."""
    from kembar.pipeline.rebuilding import why  # noqa: PLC0415 - loads every stage

    found = why(project, out, settings, path)
    if isinstance(found, Result):
        tell_in(project, found, form, out)
        return 1
    if form == "json":
        click.echo(json.dumps(_reasons_as_values(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_reasons_as_text(found)))
    return 0 if found.known else 1


def _reasons_as_values(found: "Reasons") -> dict[str, object]:
    state = "unknown" if not found.known else "again" if found.again else "kept"
    return {"path": found.path, "state": state, "why": [*map(speak, found.why)], "inputs": [*map(speak, found.inputs)]}


def _reasons_as_text(found: "Reasons") -> list[str]:
    if not found.known:
        return [speak(say("no build makes {path}", path=found.path))]
    said = (
        say("{path} would be made again:", path=found.path)
        if found.again
        else say("{path} is kept: nothing has changed of", path=found.path)
    )
    return [speak(said), *(f"  {speak(reason)}" for reason in (found.why if found.again else found.inputs))]


def _verified(project: Project, out: Path, settings: Settings, result: Result) -> Result:
    """The result, and a problem for each published file that a clean build makes otherwise."""
    with TemporaryDirectory(prefix="kembar-") as scratch:
        clean = Path(scratch) / "clean"
        build(project, clean, replace(settings, clean=True))
        wrong = tuple(_other(path) for path in different_files(out, clean))
    return Result(result.report, (*result.problems, *wrong), failed=result.failed or bool(wrong))


def _other(path: str) -> Problem:
    message, hint = say("a clean build gives other bytes than these"), say("build with --clean, and report how this came about")
    return Problem(Place(path), "build.differs", message, hint)


def refuse_overlap(project: Project, out: Path) -> None:
    """Keeps the output folder apart from everything that is read."""
    target = Path(os.path.realpath(out))  # which, unlike Path.resolve, also gives a path for links in a circle
    read = [project.root.resolve(), project.content.resolve()]
    inside = [project.root.resolve() / name for name in ("templates", "locales", "assets", "kembar")] + [project.content.resolve()]
    if any(path.is_relative_to(target) for path in read) or any(target.is_relative_to(path) for path in inside):
        message = say("{folder} holds the sources, or lies among them; choose a folder of its own", folder=out)
        raise click.BadParameter(speak(message), param_hint="--out")

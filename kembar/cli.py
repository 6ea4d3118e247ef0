"""The command line: `build`, which is meant when no command is named, and `check`. Exit status 0 done, 1 problems, 2 wrong usage."""

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from kembar import report
from kembar.build.publish import ForeignFolderError, UnwritableError
from kembar.model.output import Report, Target
from kembar.model.problem import Place, Problem, say
from kembar.pipeline import Project, Result, Settings, Track, build, check

DEFAULT_COMMAND = "build"


class CommandsWithDefault(click.Group):
    """A group of commands in which `build` may be left unsaid: `build.py --strict` is `build.py build --strict`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command where none is named, behind the options of the group itself."""
        position = self._options_end(args)
        rest = args[position:]
        if not rest or (rest[0] not in self.commands and rest[0].startswith("-") and rest[0] not in ctx.help_option_names):
            args = [*args[:position], DEFAULT_COMMAND, *rest]
        return super().parse_args(ctx, args)

    def _options_end(self, args: list[str]) -> int:
        """The position behind the group's own options, each of which takes a value."""
        own = {name for option in self.params for name in option.opts}
        position = 0
        while position < len(args) and args[position].partition("=")[0] in own:
            position += 1 if "=" in args[position] else 2
        return min(position, len(args))


def _base_url(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """The address under which the site will stand, ending in a slash."""
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment or re.search(r"[\s<>\"\\]", value):
        message = "give a whole address such as https://example.org/kota/, without ? or #"
        raise click.BadParameter(message)
    return value.rstrip("/") + "/"


formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: for people, or one JSON object on standard output.",
)
base_url = click.option(
    "--base-url",
    callback=_base_url,
    default="",
    metavar="URL",
    help="Where the site will stand; the content's own address by default. A path is welcome.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")


@click.group(cls=CommandsWithDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project: templates, locales, assets. The current folder by default.",
)
@click.option(
    "--content", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The content, if it does not lie in the project."
)
@click.pass_context
def main(context: click.Context, root: Path, content: Path | None) -> None:
    """
    Kembar builds a bilingual portal from facts and words.

    Without a command, it builds.

    Example: python build.py --content tests/sites/small/content build --out small
    """
    context.obj = Project(root, content or root / "content")


@main.command("build")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("dist"), show_default=True, help="The folder to publish to."
)
@base_url
@strict
@click.option("--clean", is_flag=True, help="Write every file anew, even those that have not changed.")
@formats
@click.pass_obj
def build_command(project: Project, out: Path, base_url: str, strict: bool, clean: bool, form: str) -> None:
    """
    Build the whole site and publish it at once.

    Nothing is published while there are errors: the folder then stays as it was.

    Example: python build.py build --base-url https://example.org/kota/ --strict
    """
    _refuse_overlap(project, out)
    epoch = _source_date_epoch()
    settings = Settings(base_url=base_url, strict=strict, clean=clean, epoch=epoch, day=_day(epoch))
    try:
        result = build(project, out, settings, _progress())
    except ForeignFolderError:
        _tell(project, Result(Report(), (_foreign(out),), failed=True), form, out)
        sys.exit(2)
    except UnwritableError as error:
        result = Result(Report(), (_unwritable(out, error),), failed=True)
    _tell(project, result, form, out)
    sys.exit(1 if result.failed else 0)


@main.command("check")
@base_url
@strict
@formats
@click.pass_obj
def check_command(project: Project, base_url: str, strict: bool, form: str) -> None:
    """
    Find problems without publishing anything.

    Example: python build.py check --format json
    """
    result = check(project, Settings(base_url=base_url, strict=strict, day=_day(_source_date_epoch())), _progress())
    _tell(project, result, form, None)
    sys.exit(1 if result.failed else 0)


def _refuse_overlap(project: Project, out: Path) -> None:
    """Keeps the output folder apart from everything that is read."""
    target = out.resolve()
    read = [project.root.resolve(), project.content.resolve()]
    inside = [project.root.resolve() / name for name in ("templates", "locales", "assets", "kembar")] + [project.content.resolve()]
    if any(path.is_relative_to(target) for path in read) or any(target.is_relative_to(path) for path in inside):
        message = f"{out} holds the sources, or lies among them; choose a folder of its own"
        raise click.BadParameter(message, param_hint="--out")


def _source_date_epoch() -> int | None:
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not re.fullmatch(r"\d{1,11}", value):
        message = f"SOURCE_DATE_EPOCH is a whole number of seconds since 1970, not {value!r}"
        raise click.UsageError(message)
    return int(value)


def _day(epoch: int | None) -> str:
    return datetime.fromtimestamp(epoch, UTC).date().isoformat() if epoch is not None else ""


def _foreign(out: Path) -> Problem:
    message = say("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(Place(str(out)), "out.foreign", message, say("choose another folder with --out, or empty this one yourself"))


def _unwritable(out: Path, error: UnwritableError) -> Problem:
    message = say("the site could not be written: {reason}", reason=error.reason)
    return Problem(Place(str(out)), "out.unwritable", message, say("what was published before is untouched"))


def _tell(project: Project, result: Result, form: str, out: Path | None) -> None:
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


def _progress() -> Track:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return iter
    return _progress_bar


def _progress_bar(targets: list[Target]) -> Iterator[Target]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import track  # noqa: PLC0415

    yield from track(targets, description="building", console=Console(stderr=True), transient=True)

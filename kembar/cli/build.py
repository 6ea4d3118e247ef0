"""The command `build`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from kembar.cli.options import base_url, profile, strict
from kembar.cli.output import progress
from kembar.cli.report_formats import formats, report_format, require_extra
from kembar.cli.source_date_epoch import day, source_date_epoch
from kembar.cli.translator import translate
from kembar.model.output import Report
from kembar.model.problem import tr
from kembar.model.profile import Profile
from kembar.output.folder import (
    ForeignFolderError,
    UntrustedCacheError,
    UnwritableError,
    WorkerKilledError,
    not_ours,
    not_trusted,
    not_writable,
    system_refused,
    worker_killed,
)
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result


def _renamed(_context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Raise `click.UsageError` for the former name of an option."""
    if value is not None:
        raise click.UsageError(translate(tr("{old} is now called {new}", old=option.opts[0], new="--why")))


@click.command("build")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("dist"), show_default=True, help="The folder to publish to."
)
@base_url
@profile
@strict
@click.option("--clean", is_flag=True, help="Write every file again, even unchanged ones.")
@click.option("--verify", is_flag=True, help="Compare the published files with a clean build in a scratch folder, byte by byte.")
@click.option(
    "--why",
    metavar="PATH",
    help="Explain why one output, such as en/cities/rabat/, would be made again or kept; builds nothing.",
)
@click.option("--explain", metavar="PATH", hidden=True, expose_value=False, callback=_renamed, help="Now called --why.")
@formats
@click.pass_obj
def build_command(
    project: Project, out: Path, base_url: str, profile: str, strict: bool, clean: bool, verify: bool, why: str | None, form: str
) -> None:
    """
    Build the whole site and publish it at once.

    Nothing is published while there are errors: the folder then stays as it was. What the last build made is kept where nothing that it was
    made from has changed.

    Example: python build.py build --base-url https://example.org/kota/ --strict
    """
    refuse_overlap(project, out)
    if profile == Profile.OFFLINE.value:
        require_extra(project, "check", "--profile offline", form)
    epoch = source_date_epoch()
    settings = BuildOptions(base_url=base_url, strict=strict, clean=clean, epoch=epoch, day=day(epoch), profile=Profile(profile))
    with _scratch(settings) as scratch:
        project = replace(project, scratch=scratch)
        try:
            if why is not None:
                sys.exit(_explain(project, out, settings, why, form))
            result = _verified(project, out, settings) if verify else build(project, out, settings, progress())
        except ForeignFolderError:
            report_format(project, Result(Report(), (not_ours(out),), failed=True), form, out)
            sys.exit(2)
        except UntrustedCacheError as error:
            report_format(project, Result(Report(), (not_trusted(error),), failed=True), form, out)
            sys.exit(2)
        except UnwritableError as error:
            result = Result(Report(), (not_writable(out, error),), failed=True)
        except WorkerKilledError as error:
            result = Result(Report(), (worker_killed(out, error),), failed=True)
        except OSError as error:
            result = Result(Report(), (system_refused(out, error),), failed=True)
        report_format(project, result, form, out)
    sys.exit(1 if result.failed else 0)


@contextmanager
def _scratch(settings: BuildOptions) -> Iterator[Path | None]:
    """Yield a temporary folder for the pages that an offline build rejects; None for a web build, which rejects none."""
    if settings.profile is Profile.WEB:
        yield None
        return
    from kembar.files.scratch import scratch_folder  # noqa: PLC0415 - a build with nothing to do does not need it

    with scratch_folder() as folder:
        yield folder


def _explain(project: Project, out: Path, settings: BuildOptions, path: str, form: str) -> int:
    from kembar.cli.build_why import report_reasons  # noqa: PLC0415 - it loads every stage

    return report_reasons(project, out, settings, path, form)


def _verified(project: Project, out: Path, settings: BuildOptions) -> Result:
    from kembar.pipeline.verify import build_and_verify  # noqa: PLC0415 - it loads every stage

    return build_and_verify(project, out, settings, progress())


def refuse_overlap(project: Project, out: Path) -> None:
    """Raise `click.BadParameter` if the output folder contains input files or is in a folder of input files."""
    target = Path(os.path.realpath(out))  # unlike Path.resolve, it also accepts circular links
    read = [project.root.resolve(), project.content.resolve()]
    inside = [project.root.resolve() / name for name in ("templates", "locales", "assets", "kembar")] + [project.content.resolve()]
    if any(path.is_relative_to(target) for path in read) or any(target.is_relative_to(path) for path in inside):
        message = tr("{folder} contains the sources or is inside them; choose a separate folder", folder=out)
        raise click.BadParameter(translate(message), param_hint="--out")

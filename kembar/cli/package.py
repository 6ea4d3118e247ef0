"""The command `package`."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from kembar.cli.options import base_url, formats, strict
from kembar.cli.output import progress, report_result
from kembar.cli.report_formats import require_extra
from kembar.cli.source_date_epoch import day, source_date_epoch
from kembar.files.scratch import scratch_folder
from kembar.model.output import Report
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.package import Packed, Wanted, package
from kembar.pipeline.project import Project, Result


@click.command("package")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("packages"), show_default=True, help="The folder to write to."
)
@click.option("--zip", "zipped", is_flag=True, help="The offline site as a zip archive. This is the default.")
@click.option("--epub", is_flag=True, help="A book for each language (EPUB 3).")
@click.option("--zim", is_flag=True, help="An archive for each language, with a full-text index, for Kiwix readers.")
@click.option("--single", metavar="LANG", multiple=True, help="The whole portal in this language as one HTML file; can be repeated.")
@base_url
@strict
@formats
@click.pass_obj
def package_command(
    project: Project, out: Path, zipped: bool, epub: bool, zim: bool, single: tuple[str, ...], base_url: str, strict: bool, form: str
) -> None:
    """
    Pack the whole portal into files for readers without a network.

    Each file gets a second file with its SHA-256. The same content gives the same bytes.

    Example: python build.py package --zip --single id --out packages
    """
    wanted = Wanted(zip=zipped, epub=epub, zim=zim, single=single)
    for name in wanted.formats:
        require_extra(project, "check" if name == "zip" else "package", f"--{name}", form)
    epoch = source_date_epoch()
    settings = BuildOptions(base_url=base_url, strict=strict, epoch=epoch, day=day(epoch))
    with scratch_folder() as scratch:
        project = replace(project, scratch=scratch)
        packed = package(project, out, settings, wanted, progress())
        _finish(project, packed, form)
    sys.exit(1 if packed.failed else 0)


def _finish(project: Project, packed: Packed, form: str) -> None:
    made = tuple(map(str, packed.made))
    result = Result(Report(made=made), packed.problems, failed=packed.failed)
    if form == "json" or packed.failed:
        report_result(project, result, form, None)
        return
    click.echo("".join(f"{path}\n" for path in made), nl=False)

"""Compare the published folder with a clean build, byte by byte."""

from dataclasses import replace
from pathlib import Path

from kembar.files.scratch import scratch_folder
from kembar.model.output import Progress
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.output.folder import different_files
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result


def build_and_verify(project: Project, out: Path, settings: BuildOptions, track: Progress = iter) -> Result:
    """
    Build, and build again into a scratch folder from nothing; report each published file that differs.

    Raises `ForeignFolderError` and `UnwritableError`.
    """
    result = build(project, out, settings, track)
    if result.failed:
        return result
    with scratch_folder() as scratch:
        clean = scratch / "clean"
        build(project, clean, replace(settings, clean=True))
        wrong = tuple(_other(path) for path in different_files(out, clean))
    return replace(result, problems=(*result.problems, *wrong), failed=bool(wrong))


def _other(path: str) -> Problem:
    message, hint = tr("a clean build gives other bytes than these"), tr("build with --clean, and report how this came about")
    return Problem(SourceLocation(path), "build.differs", message, hint)

"""
Offline copies: check that a folder of finished files can be read without a network and without an origin.

It checks any folder, or the staging directory of a build before it is published.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kembar.check.deduplicate import merge_repeated
from kembar.model.output import Report
from kembar.model.problem import Problem
from kembar.model.profile import Profile
from kembar.output.writer import Gate
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result


def check_offline(folder: Path) -> Result:
    """Return the problems of a folder of finished files that cannot be read without a network and without an origin."""
    problems = tuple(dependent(folder))
    return Result(Report(), problems, failed=bool(problems))


def dependent(folder: Path) -> Iterator[Problem]:
    """Yield a problem for everything in a folder that needs a host, once if many pages share it."""
    from kembar.check.offline import offline_check as gate  # noqa: PLC0415 - parsers of styles and scripts, which a build for the web does not need

    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return merge_repeated(gate.check_folder(folder), files, lambda _place: "")


def gate_of(project: Project, settings: BuildOptions) -> Gate | None:
    """Return the check of a finished stage before it is published: none for the web."""
    return partial(_dependent_files, project) if settings.profile is Profile.OFFLINE else None


def _dependent_files(project: Project, stage: Path) -> list[Problem]:
    """Return what needs a host. The files are copied to `scratch`, since the stage is removed before the problems are reported."""
    problems = list(dependent(stage))
    if project.scratch:
        for path in {problem.location.path for problem in problems}:
            (project.scratch / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / path, project.scratch / path)
    return problems

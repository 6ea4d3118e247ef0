"""
Offline copies: a folder of finished files, held against what can be read without a network and without an origin.

In comes a folder, whoever made it, or the stage of a build before it is published; out go the problems of its files.
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
from kembar.pipeline.project import BuildOptions, Project, Result


def check_offline(folder: Path) -> Result:
    """Holds a folder of finished files, whoever made it, against what can be read without a network and without an origin."""
    problems = tuple(dependent(folder))
    return Result(Report(), problems, failed=bool(problems))


def dependent(folder: Path) -> Iterator[Problem]:
    """Everything in a folder that would need a host, told once where many pages share it."""
    from kembar.check.offline import offline_check as gate  # noqa: PLC0415 - parsers of styles and scripts, which a build for the web does not need

    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return merge_repeated(gate.check_folder(folder), files, lambda _place: "")


def gate_of(project: Project, settings: BuildOptions) -> Gate | None:
    """What looks a finished stage through before it is published: nothing does for the web."""
    return partial(_dependent_files, project) if settings.profile is Profile.OFFLINE else None


def _dependent_files(project: Project, stage: Path) -> list[Problem]:
    """What would need a host. The files are kept in `scratch`: the stage is gone by the time that somebody reads of them."""
    problems = list(dependent(stage))
    if project.scratch:
        for path in {problem.location.path for problem in problems}:
            (project.scratch / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / path, project.scratch / path)
    return problems

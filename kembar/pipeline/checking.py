"""
Looking for problems without publishing: content, catalogues and finished pages, held against what they must be.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from kembar.build.rehearsal import rehearse
from kembar.check import alternates, external, indexes, links, translations
from kembar.check import pages as finished_pages
from kembar.check.asking import Asker, Manners
from kembar.check.dist import Dist, survey
from kembar.check.folding import fold
from kembar.model.output import Report, Track
from kembar.model.problem import Problem, ProblemError
from kembar.model.scratch import scratch_folder
from kembar.pipeline.project import Project, Result, Settings, fails
from kembar.pipeline.site import arrange_site, search_anew, targets
from kembar.read.templates import list_templates
from kembar.read.tree import list_files
from kembar.render.environment import Templates

CHECKS: tuple[Callable[[Dist], Iterator[Problem]], ...] = (finished_pages.faults, links.faults, alternates.faults, indexes.faults)
"""What the finished pages are held against."""


def check(project: Project, settings: Settings, track: Track = iter) -> Result:
    """
    Holds content, catalogues and finished pages against what they must be; publishes nothing.

    Faults of the content do not keep the pages from being looked at: as many of them are made as can be.
    """
    arranged, problems = arrange_site(project, settings)
    if arranged is None:
        return Result(Report(), tuple(problems), failed=True)
    problems += translations.faults(project.root, arranged.site.config)
    with scratch_folder() as own:
        folder = project.scratch or own
        faulty = fails(problems, strict=False)
        wanted = list(targets(Templates(project.templates), arranged, search_anew(arranged, faulty=faulty)))
        try:
            unmade = rehearse(track(wanted), folder, faulty=faulty)
        except ProblemError as error:
            return Result(Report(), (*problems, *error.problems), failed=True)
        dist = survey(arranged.site, folder, sources(project), unmade)
        problems += fold((problem for look in CHECKS for problem in look(dist)), {*dist.files, *dist.unmade}, dist.line)
        if settings.external:
            manners = Manners(run_time=settings.external_minutes * 60, private=settings.external_private)
            problems += external.faults(dist, Asker(manners))
    return Result(Report(), tuple(problems), failed=fails(problems, strict=settings.strict))


def sources(project: Project) -> dict[str, Path]:
    """The files that words, facts and markup are written in, by the paths that problems call them."""
    content, _ = list_files(project.root, project.content)
    templates, _ = list_templates(project.root)
    return {**{file.path: file.file for file in content}, **{path: project.root / path for path in templates}}

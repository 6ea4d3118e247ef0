"""Find problems without publishing: in content, catalogues and finished pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kembar.check import external_links as external
from kembar.check import hreflang, links, page_structure, sitemaps, translations
from kembar.check.built_site import BuiltSite, read_built_site
from kembar.check.deduplicate import merge_repeated
from kembar.check.link_probe import LinkProbe, ProbeSettings
from kembar.files.scratch import scratch_folder
from kembar.model.output import Progress, Report
from kembar.model.problem import Problem, ProblemError
from kembar.output.writer import render_all
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site, make_search_files, targets
from kembar.pipeline.project import Project, Result, fails
from kembar.read.content_tree import list_files
from kembar.read.templates import list_templates
from kembar.render.environment import Templates

CHECKS: tuple[Callable[[BuiltSite], Iterator[Problem]], ...] = (page_structure.check, links.check, hreflang.check, sitemaps.check)
"""The checks of finished pages."""


def check(project: Project, settings: BuildOptions, track: Progress = iter) -> Result:
    """
    Check content, catalogues and finished pages; publish nothing.

    Errors in the content do not prevent the check of the pages that can be rendered.
    """
    arranged, problems = arrange_site(project, settings)
    if arranged is None:
        return Result(Report(), tuple(problems), failed=True)
    problems += translations.check_catalogues(project.root, arranged.site.config)
    with scratch_folder() as own:
        folder = project.scratch or own
        faulty = fails(problems, strict=False)
        wanted = list(targets(Templates(project.templates), arranged, make_search_files(arranged, faulty=faulty)))
        try:
            unmade = render_all(track(wanted), folder, faulty=faulty)
        except ProblemError as error:
            return Result(Report(), (*problems, *error.problems), failed=True)
        dist = read_built_site(arranged.site, folder, sources(project), unmade)
        problems += merge_repeated((problem for look in CHECKS for problem in look(dist)), {*dist.files, *dist.unrendered}, dist.line_at)
        if settings.external:
            manners = ProbeSettings(run_time=settings.external_minutes * 60, allow_private=settings.external_private)
            problems += external.check(dist, LinkProbe(manners))
    return Result(Report(), tuple(problems), failed=fails(problems, strict=settings.strict))


def sources(project: Project) -> dict[str, Path]:
    """Return the files of texts, facts and markup, by the paths that problems call them."""
    content, _ = list_files(project.root, project.content)
    templates, _ = list_templates(project.root)
    return {**{file.path: file.file for file in content}, **{path: project.root / path for path in templates}}

"""
What the browser is told, as values that become JSON: the news of a build, where a page stands in each language, where a passage is
written. Everything that people read in it is said in the editor's language.
"""

from collections.abc import Mapping
from textwrap import dedent
from urllib.parse import quote

from kembar import report
from kembar.i18n.translator import Translator
from kembar.kinds.registry import TEXT_KINDS
from kembar.model.problem import Problem
from kembar.model.site import State
from kembar.pipeline.project import Project
from kembar.serve.build_status import BuildStatus
from kembar.serve.page_lookup import PageVersion
from kembar.serve.source_lookup import SourceMatch
from kembar.serve.ui_strings import UI_STRINGS
from kembar.translate.as_text import STATE_NAMES, cell_remarks, drift_labels
from kembar.translate.matrix import matrix_cell

MAX_PROBLEMS = 40
"""How many problems are shown on a page; all of them stand in the terminal."""

Value = Mapping[str, object]


def ui_strings_json(translator: Translator) -> Value:
    """The interface's own words, and the code of their language."""
    return {"lang": translator.language, **{name: translator.translate(message) for name, message in UI_STRINGS.items()}}


def status_json(news: BuildStatus, session: str, project: Project, translator: Translator) -> Value:
    """How things stand. `mark` is another one whenever there may be something else to see, and after each start of the preview."""
    problems = report.sort_problems(news.problems)
    left = len(problems) - MAX_PROBLEMS
    return {
        "mark": f"{session}.{news.number}.{news.previews}",
        "building": news.building,
        "failed": news.failed,
        "summary": report.count_problems(problems, translator.translate_plural),
        "problems": [_problem(problem, project, translator) for problem in problems[:MAX_PROBLEMS]],
        "more": translator.translate_plural(left, "and {count} more problem, in the terminal", "and {count} more problems, in the terminal")
        if left > 0
        else "",
    }


def _problem(problem: Problem, project: Project, translator: Translator) -> Value:
    text = report.as_text([problem], project.file, translator.translate)
    head, _, rest = text.partition("\n")
    place, _, said = head.partition(": ")
    return {"level": str(problem.level), "place": place, "said": said, "lines": dedent(rest).rstrip()}


def page_json(placed: PageVersion | None, translator: Translator) -> Value:
    """What the bar shows of a page; a page outside the languages, such as the root, has no versions."""
    if placed is None:
        return {"name": "", "versions": []}
    page = placed.page
    versions = [_version(placed, lang.code, lang.name, translator) for lang in placed.site.config.languages]
    return {"name": f"{page.kind}/{page.key}", "worded": page.kind in TEXT_KINDS, "versions": versions}


def _version(placed: PageVersion, lang: str, name: str, translator: Translator) -> Value:
    page = placed.page
    worded = page.kind in TEXT_KINDS
    found = matrix_cell(page, lang)
    return {
        "lang": lang,
        "name": name,
        "here": lang == placed.version.lang,
        "path": f"/{quote(page.versions[lang].address)}" if lang in page.versions else "",
        "state": str(found.state) if worded else "",
        "said": translator.translate(STATE_NAMES[found.state]) if worded else "",
        "remarks": [*drift_labels(found.drift), *cell_remarks(found, translator)] if worded and found.state is not State.ORIGINAL else [],
        "file": found.path,
    }


def source_json(origin: SourceMatch) -> Value:
    """Where a passage is written."""
    place = origin.place
    return {"place": str(place) if place else "", "line": origin.line, "files": list(origin.files)}

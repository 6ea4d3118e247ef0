"""The preview's data for the browser, as values for JSON: build status, translation state of a page, source of a passage, interface."""

from collections.abc import Mapping
from textwrap import dedent
from urllib.parse import quote

from kembar import report
from kembar.i18n.translator import Translator
from kembar.kinds.registry import TEXT_KINDS
from kembar.model.problem import Message, Problem, tr
from kembar.model.site import State
from kembar.pipeline.project import Project
from kembar.serve.build_status import BuildStatus
from kembar.serve.page_lookup import PageVersion
from kembar.serve.source_lookup import SourceMatch
from kembar.translate.as_text import STATE_NAMES, cell_remarks, drift_labels
from kembar.translate.matrix import matrix_cell

MAX_PROBLEMS = 40
"""How many problems a page shows; the terminal shows all of them."""

UI_STRINGS: Mapping[str, Message] = {
    "preview": tr("Preview"),
    "states": tr("State of this page"),
    "no_states": tr("This page has no text of its own."),
    "building": tr("building"),
    "stopped": tr("The preview has ended. This is the last version of the page."),
    "problems": tr("Problems"),
    "last_good": tr("The pages are from the last build without errors."),
    "hide": tr("Hide"),
    "close": tr("Close"),
    "find": tr("Where is this written?"),
    "find_how": tr("Click a passage to see its source file and line. Press Escape to stop. Alt+click works at any time."),
    "found": tr("Source of this passage"),
    "not_found": tr("The source of this passage was not found. The page is made from these files"),
    "made_from": tr("Files of this page"),
    "copy": tr("Copy"),
    "copied": tr("Copied"),
    "beside": tr("Side by side"),
    "alone": tr("One page"),
    "beside_absent": tr("This page is absent in this language."),
}
"""The texts of the preview's interface, by their names in its scripts."""

Value = Mapping[str, object]


def ui_strings_json(translator: Translator) -> Value:
    """Return the texts of the interface, and the code of their language."""
    return {"lang": translator.language, **{name: translator.translate(message) for name, message in UI_STRINGS.items()}}


def status_json(status: BuildStatus, session: str, project: Project, translator: Translator) -> Value:
    """Return the build status. `mark` changes when a page may have changed, and with each start of the preview."""
    problems = report.sort_problems(status.problems)
    left = len(problems) - MAX_PROBLEMS
    return {
        "mark": f"{session}.{status.number}.{status.previews}",
        "building": status.building,
        "failed": status.failed,
        "summary": report.count_problems(problems, translator.translate_plural),
        "problems": [_problem(problem, project, translator) for problem in problems[:MAX_PROBLEMS]],
        "more": translator.translate_plural(left, "and {count} more problem, in the terminal", "and {count} more problems, in the terminal")
        if left > 0
        else "",
    }


def _problem(problem: Problem, project: Project, translator: Translator) -> Value:
    text = report.as_text([problem], project.file, translator.translate)
    head, _, rest = text.partition("\n")
    location, _, message = head.partition(": ")
    return {"level": str(problem.level), "place": location, "message": message, "lines": dedent(rest).rstrip()}


def page_json(current: PageVersion | None, translator: Translator) -> Value:
    """Return the name of a page and its state in each language. A page without a language, such as the root, has no versions."""
    if current is None:
        return {"name": "", "versions": []}
    page = current.page
    versions = [_version(current, lang.code, lang.name, translator) for lang in current.site.config.languages]
    return {"name": f"{page.kind}/{page.key}", "has_text": page.kind in TEXT_KINDS, "versions": versions}


def _version(current: PageVersion, lang: str, name: str, translator: Translator) -> Value:
    page = current.page
    has_text = page.kind in TEXT_KINDS
    found = matrix_cell(page, lang)
    return {
        "lang": lang,
        "name": name,
        "here": lang == current.version.lang,
        "path": f"/{quote(page.versions[lang].address)}" if lang in page.versions else "",
        "state": str(found.state) if has_text else "",
        "state_name": translator.translate(STATE_NAMES[found.state]) if has_text else "",
        "remarks": [*drift_labels(found.drift), *cell_remarks(found, translator)] if has_text and found.state is not State.ORIGINAL else [],
        "file": found.path,
    }


def source_json(match: SourceMatch) -> Value:
    """Return the source location of a passage, its line, and the files of its page."""
    return {"place": str(match.location) if match.location else "", "line": match.line, "files": list(match.files)}

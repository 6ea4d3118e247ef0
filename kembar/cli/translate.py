"""The commands of translators: `status`, `diff`, `accept` and `translate`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from kembar import report
from kembar.cli.diff_output import echo_difference
from kembar.cli.options import formats
from kembar.cli.translator import translate, translator
from kembar.kinds.registry import TEXT_KINDS
from kembar.model.document import Document
from kembar.model.problem import Level, Message, Problem, tr
from kembar.model.site import Site
from kembar.pipeline.authoring import accept_words, compare_words, draft_words
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Project
from kembar.text.todo_mark import TODO_MARK
from kembar.translate.as_html import matrix_html
from kembar.translate.as_json import Value, accepted_json, comparison_json, draft_json, matrix_json
from kembar.translate.as_text import accepted_text, draft_text, matrix_text
from kembar.translate.matrix import build_matrix
from kembar.translate.paths import find_document, find_pages

PATH = click.Path(path_type=Path)


@click.command("status")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="How to report: for people, as one JSON object, or as one page for a browser, on standard output.",
)
@click.pass_obj
def status_command(project: Project, paths: Sequence[Path], form: str) -> None:
    """
    Show the translation state of every page in every language.

    A PATH is a file or folder of the content; only its pages are shown. The state of a page is followed by the sections that have changed
    since it was translated, with a plus for new ones and a minus for removed ones.

    Example: python build.py status content/en/cities
    """
    site, problems = _site(project, form)
    chosen = None if not paths else {page for path in paths for page in _pages(project, site, path)}
    found = build_matrix(site, chosen)
    excluding = [problem for problem in problems if _excludes_page(site, problem)]
    if form == "json":
        _echo_json(matrix_json(found), excluding)
    else:
        click.echo(matrix_html(found, translator()) if form == "html" else matrix_text(found, translator()), nl=False)
        _print_problems(project, excluding)
    sys.exit(1 if excluding else 0)


@click.command("diff")
@click.argument("path", metavar="PATH", type=PATH)
@formats
@click.pass_obj
def diff_command(project: Project, path: Path, form: str) -> None:
    """
    Show the changes in the source of a translation.

    PATH is the translation. For each stale section, the former text of the source (from the git history) and the current one are compared
    word by word, with the text of the translation next to it, or below it on a narrow terminal.

    Example: python build.py diff content/en/cities/jakarta.md
    """
    site, problems = _site(project, form)
    compared = compare_words(project, site, _document(project, site, problems, path, form))
    if isinstance(compared, Problem):
        _fail(project, [compared], form)
    if form == "json":
        _echo_json(comparison_json(compared))
    else:
        echo_difference(compared, translator())


@click.command("accept")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PATH)
@click.option("--section", "sections", multiple=True, metavar="ID", help="Accept only this section; may be given several times.")
@click.option("--from", "origin", default="", metavar="LANG", help="The language of the source, if the text does not name it.")
@formats
@click.pass_obj
def accept_command(project: Project, paths: Sequence[Path], sections: Sequence[str], origin: str, form: str) -> None:
    """
    Mark a translation as up to date with its source.

    PATH is the translation. Only one line of its front matter changes. The title, the description and the text before the first heading
    are the sections .title, .description and .lead.

    Example: python build.py accept content/en/cities/jakarta.md --section peta-kemitraan
    """
    site, problems = _site(project, form)
    _expect_language(site, origin, "--from")
    documents = [_document(project, site, problems, path, form) for path in paths]
    results = [accept_words(project, site, document, origin, sections) for document in documents]
    refused = [result for result in results if isinstance(result, Problem)]
    accepted = [result for result in results if not isinstance(result, Problem)]
    if form == "json":
        _echo_json({"accepted": [accepted_json(result) for result in accepted]}, refused)
    else:
        click.echo("".join(accepted_text(result, translator()) for result in accepted), nl=False)
        _print_problems(project, refused)
    sys.exit(1 if refused else 0)


@click.command("translate")
@click.argument("path", metavar="PATH", type=PATH)
@click.option("--to", "target", required=True, metavar="LANG", help="The language to translate into.")
@formats
@click.pass_obj
def translate_command(project: Project, path: Path, target: str, form: str) -> None:
    """
    Write a draft of a translation.

    PATH is the text to translate. The draft has the same sections with the same ids, and a mark in front of every passage to translate. An
    existing file is not overwritten.

    Example: python build.py translate content/id/cities/jakarta.md --to en
    """
    site, problems = _site(project, form)
    _expect_language(site, target, "--to")
    source = _document(project, site, problems, path, form)
    if source.lang == target:
        raise click.BadParameter(translate(tr("{path} is already in “{lang}”", path=source.path, lang=target)), param_hint="--to")
    drafted = draft_words(project, site, source, target)
    if isinstance(drafted, Problem):
        _fail(project, [drafted], form)
    if form == "json":
        _echo_json(draft_json(drafted))
    else:
        click.echo(draft_text(drafted, TODO_MARK, translator()), nl=False)


def _site(project: Project, form: str) -> tuple[Site, list[Problem]]:
    """Return the arranged site and its problems; exit if there is no site."""
    arranged, problems = arrange_site(project, BuildOptions())
    if arranged is None or arranged.makeshift:
        _fail(project, problems, form)
    return arranged.site, problems


def _pages(project: Project, site: Site, path: Path) -> list[tuple[str, str]]:
    pages = find_pages(site, _parts(project, path))
    if pages is None:
        raise _bad_path(tr("no page is made from {path}", path=path))
    return pages


def _document(project: Project, site: Site, problems: Sequence[Problem], path: Path, form: str) -> Document:
    """Return the document in a file; exit if it has errors. Raises `click.BadParameter` if it is no document."""
    parts = _parts(project, path)
    document = find_document(site, parts)
    faults = [problem for problem in problems if problem.level is Level.ERROR and problem.location.path.endswith(f"/{'/'.join(parts)}")]
    if document is None and faults:
        _fail(project, faults, form)
    if document is None:
        raise _bad_path(tr("{path} contains no page text", path=path))
    return document


def _parts(project: Project, path: Path) -> tuple[str, ...]:
    """Return the parts of a path below the content folder. `path` is relative to the current folder or else to the project."""
    content = project.content.resolve()
    found = [file.resolve() for file in (path, project.root / path) if file.exists()]
    if not found:
        raise _bad_path(tr("there is no {path}", path=path))
    inside = next((file for file in found if file.is_relative_to(content)), None)
    if inside is None:
        raise _bad_path(tr("{path} is not part of the content", path=path))
    return inside.relative_to(content).parts


def _bad_path(message: Message) -> click.BadParameter:
    return click.BadParameter(translate(message), param_hint="PATH")


def _expect_language(site: Site, lang: str, option: str) -> None:
    """Raise `click.BadParameter` for a language that the site does not have."""
    known = [language.code for language in site.config.languages]
    if lang and lang not in known:
        raise click.BadParameter(translate(tr("the languages are: {names}", names=", ".join(known))), param_hint=option)


def _excludes_page(site: Site, problem: Problem) -> bool:
    """Return whether a problem excludes a document or record from the site, so that the matrix is incomplete without it."""
    parts = problem.location.path.split("/")[-3:]
    if problem.level is not Level.ERROR or len(parts) < 3 or parts[1] not in TEXT_KINDS:
        return False
    return find_document(site, parts) is None if parts[2].endswith(".md") else find_pages(site, parts) is None


def _fail(project: Project, problems: Sequence[Problem], form: str) -> NoReturn:
    """Report problems, and exit with status 1."""
    if form == "json":
        _echo_json({}, problems)
    else:
        _print_problems(project, problems)
    sys.exit(1)


def _print_problems(project: Project, problems: Sequence[Problem]) -> None:
    if problems:
        click.echo(report.as_text(problems, project.file, translate), nl=False, err=True)


def _echo_json(value: dict[str, Value], problems: Sequence[Problem] = ()) -> None:
    """Print a JSON object, with the problems if there are any, as in other reports."""
    reported = {"problems": report.as_values(problems, translate)} if problems else {}
    click.echo(json.dumps({**value, **reported}, indent=2, ensure_ascii=False))

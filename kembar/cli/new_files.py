"""The commands `new` and `schema`: write files for editors to complete, and JSON Schemas for their tools."""

import json
import sys
from pathlib import Path

import click

from kembar import report
from kembar.cli.options import formats
from kembar.cli.output import report_result
from kembar.cli.translator import translate, translate_plural, translator, translator_for
from kembar.cli.ui_languages import languages
from kembar.kinds.registry import LINK_SCHEMES
from kembar.model.output import Report
from kembar.model.problem import tr
from kembar.pipeline.authoring import WrittenFiles, new, schemas
from kembar.pipeline.project import Project, Result
from kembar.text.suggestions import closest


class KindArgument(click.ParamType[str]):
    """The kind of a record or page, given as singular or folder name; its value is the folder name."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the folder name of a kind. Raises `click.BadParameter`."""
        names = {**LINK_SCHEMES, **{folder: folder for folder in LINK_SCHEMES.values()}}
        if value.lower() not in names:
            near = closest(value.lower(), names)
            hint = tr("did you mean “{name}”?", name=near) if near else tr("the kinds are: {names}", names=", ".join(LINK_SCHEMES))
            self.fail(translate(tr("there is no kind “{kind}”; {hint}", kind=value, hint=hint)), param, ctx)
        return names[value.lower()]


@click.command("new")
@click.argument("kind", metavar=f"{{{'|'.join(LINK_SCHEMES)}}}", type=KindArgument())
@click.argument("key", metavar="KEY")
@formats
@click.pass_obj
def new_command(project: Project, kind: str, key: str, form: str) -> None:
    """
    Write the files of a new record or page, with every field explained.

    A record gets a file of facts; a kind whose pages have texts also gets a text in every language. The remaining tasks are listed, and
    marked in the files. No file is overwritten.

    Example: python build.py new city rabat
    """
    written = new(project, kind, key, translator(), translator_for)
    _finish(project, written, form)


@click.command("schema")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write to; schemas in the project by default.")
@formats
@click.pass_obj
def schema_command(project: Project, out: Path | None, form: str) -> None:
    """
    Write JSON Schemas, with which text editors check and complete facts, settings and front matter.

    Run it again after adding a language to the site or a field to the generator.

    Example: python build.py schema --out schemas
    """
    folder = out or project.schemas
    _finish(project, schemas(project, folder, [translator_for(code) for code in languages()]), form)


def _finish(project: Project, written: WrittenFiles, form: str) -> None:
    """Report what was written and what is left to do, and exit."""
    if form == "json":
        click.echo(_as_json(written))
    elif written.problems:
        report_result(project, Result(Report(), written.problems, failed=True), form, None)
    else:
        click.echo(_as_text(written), nl=False)
    sys.exit(1 if written.problems else 0)


def _as_text(written: WrittenFiles) -> str:
    made = [*written.made, translate_plural(len(written.made), "{count} file written", "{count} files written")]
    todos = [f"{todo.location}: {translate(todo.message)}" for todo in written.todos]
    left = translate_plural(len(todos), "{count} thing is left to do", "{count} things are left to do")
    lines = [*made, "", *todos, left] if todos else made
    return "".join(f"{report.make_printable(line)}\n" for line in lines)


def _as_json(written: WrittenFiles) -> str:
    """Return a JSON object: the files, the to-dos with their source locations, and problems as in other reports."""
    return json.dumps(
        {
            "made": written.made,
            "todo": [
                {"path": todo.location.path, "line": todo.location.line, "column": todo.location.column, "message": translate(todo.message)}
                for todo in written.todos
            ],
            "problems": report.as_values(written.problems, translate),
        },
        indent=2,
        ensure_ascii=False,
    )

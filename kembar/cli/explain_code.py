"""The command `explain`: print the section of the handbook about a problem code."""

import json
from collections.abc import Mapping

import click

from kembar.cli.handbook import HandbookSection, sections
from kembar.cli.options import formats
from kembar.cli.translator import translate, translator
from kembar.model.problem import tr
from kembar.text.suggestions import closest


@click.command("explain")
@click.argument("code", metavar="[CODE]", required=False)
@formats
def explain_command(code: str | None, form: str) -> None:
    """
    Explain what a problem means and how to fix it.

    Without a code, list all codes, one per line.

    Example: python build.py explain link.broken
    """
    known = sections(translator().language)
    if code is None:
        click.echo(_json({"codes": [_summary(section) for section in known.values()]}) if form == "json" else _all_as_text(known))
        return
    section = known.get(code)
    if section is None:
        raise click.UsageError(_unknown(code, known))
    click.echo(_json(_fields(section)) if form == "json" else _as_text(section))


def _unknown(code: str, known: Mapping[str, HandbookSection]) -> str:
    near = closest(code, known)
    if near:
        return translate(tr("there is no problem “{code}”; did you mean “{near}”?", code=code, near=near))
    return translate(tr("there is no problem “{code}”; without a code, this command lists all of them", code=code))


def _as_text(section: HandbookSection) -> str:
    example = "".join(f"    {line}\n" for line in section.seen.splitlines())
    paragraphs = [
        section.code,
        _wrapped(section.meaning),
        f"{translate(tr('Example'))}:\n\n{example.rstrip()}",
        _wrapped(f"{section.label} {section.cure}"),
    ]
    return "\n\n".join(paragraphs)


def _wrapped(text: str) -> str:
    return click.wrap_text(text, width=100, preserve_paragraphs=True)


def _all_as_text(known: Mapping[str, HandbookSection]) -> str:
    width = max(map(len, known), default=0)
    return "\n".join(f"{section.code:{width}}  {section.summary}" for section in known.values())


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _summary(section: HandbookSection) -> dict[str, str]:
    return {"code": section.code, "summary": section.summary}


def _fields(section: HandbookSection) -> dict[str, str]:
    return {"code": section.code, "meaning": section.meaning, "example": section.seen, "cure": section.cure}

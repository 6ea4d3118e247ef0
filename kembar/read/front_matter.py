"""
Read the front matter of a Markdown file: YAML between two lines of three hyphens, at the very top.
"""

import dataclasses
from dataclasses import dataclass

from kembar.model.content import RecordPath
from kembar.model.document import FrontMatter, MadeFrom
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.read.deceptive_values import deceptive_values
from kembar.read.located_yaml import LocatedValue, read_yaml
from kembar.read.made_from import take_made_from
from kembar.read.validate import read_value
from kembar.text.value_formats import quote_for_message

FENCE = "---"
FREE = "pages"
"""The kind whose files have a title of their own; all others belong to a record, which has the name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The front matter of a file as YAML text, which begins on line 2, and its body. `front` is None if there is none."""

    front: str | None
    body: str
    body_line: int


def split(text: str, path: str) -> tuple[Parts, list[Problem]]:
    """Return the front matter and the body. Without a closing line of hyphens everything is body, which is a problem."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Parts(None, text, 1), []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2), []
    problem = Problem(
        SourceLocation(path, 1, 1), "front.unclosed", tr("this front matter has no end"), tr("close it with a line of three hyphens")
    )
    return Parts("", "", len(lines) + 1), [problem]


def read_front(parts: Parts, path: str, kind: str, lang: str, languages: tuple[str, ...]) -> tuple[FrontMatter | None, list[Problem]]:
    """Return the front matter of a document in `lang`, or None if it has an error; and its problems."""
    if parts.front is None and kind == FREE:
        hint = tr("begin the file with title and description between two lines of three hyphens")
        return None, [Problem(SourceLocation(path, 1, 1), "front.missing", tr("a free page needs front matter"), hint)]
    placed, problems = read_yaml(parts.front or "", path, first_line=2)
    if placed is None:
        return None, problems
    if placed.value is None:
        placed = dataclasses.replace(placed, value={}, places={(): SourceLocation(path, 1, 1)})
    if kind != FREE:
        placed, titled = _without_title(placed)
        problems += titled
    rest, made_from, stamped = take_made_from(placed, (parts.front or "").split("\n"), languages)
    front, faults = read_value(PageFront if kind == FREE else RecordFront, rest, languages)
    problems += [*stamped, *faults, *(_foreign(front, placed, lang) if front else ())]
    hidden = deceptive_values(placed, parts.front or "")
    if front is None or problems:
        return None, list(dict.fromkeys([*problems, *hidden]))
    return _meta(front, made_from, placed), [*_weaknesses(front, placed), *hidden]


def _without_title(placed: LocatedValue) -> tuple[LocatedValue, list[Problem]]:
    if not isinstance(placed.value, dict) or "title" not in placed.value:
        return placed, []
    value = {name: value for name, value in placed.value.items() if name != "title"}
    problem = Problem(
        placed.keys["title",],
        "front.title",
        tr("these words belong to a record, which has the name"),
        tr("delete this line; change the name in facts/"),
    )
    return dataclasses.replace(placed, value=value), [problem]


def _foreign(front: RecordFront, placed: LocatedValue, lang: str) -> list[Problem]:
    """Yield a problem for a page whose `only` names another language than its own."""
    if not isinstance(front, PageFront) or front.only in ("", lang):
        return []
    message = tr("this page is in “{lang}”, and cannot be for “{only}” only", lang=lang, only=quote_for_message(front.only))
    return [Problem(placed.place(("only",)), "translation.only", message, tr("write “only: {lang}”, or delete this line", lang=lang))]


def _weaknesses(front: RecordFront, placed: LocatedValue) -> list[Problem]:
    """Yield warnings for what is allowed but should be fixed."""
    if front.description:
        return []
    hint = tr("add “description: ...”, one sentence of 80 to 160 characters")
    return [
        Problem(placed.place(()), "front.description", tr("search engines and cards have no description of this page"), hint, Level.WARNING)
    ]


def _meta(front: RecordFront, made_from: MadeFrom | None, placed: LocatedValue) -> FrontMatter:
    return FrontMatter(
        title=front.title if isinstance(front, PageFront) else "",
        only=isinstance(front, PageFront) and bool(front.only),
        made_from=made_from,
        description=front.description,
        slug=front.slug,
        aliases=front.aliases,
        updated=front.updated,
        places={_dotted(path): place for path, place in placed.places.items() if path},
    )


def _dotted(path: RecordPath) -> str:
    return ".".join(map(str, path))

"""
The front matter of a Markdown file: YAML between two lines of three hyphens, at the very top.

In comes the text of the file; out go the `Meta` and the body, with the line on which the body begins.
"""

import dataclasses
from dataclasses import dataclass

from kembar.model.content import RecordPath
from kembar.model.document import MadeFrom, Meta
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.problem import Level, Place, Problem, say
from kembar.read.deceptive_values import deceptive_values
from kembar.read.located_yaml import Placed, read_yaml
from kembar.read.made_from import take_made_from
from kembar.read.validate import read_value
from kembar.text.value_formats import shown

FENCE = "---"
FREE = "pages"
"""The kind whose files name themselves; all others belong to a record, which has the name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's front matter as YAML text, which begins on line 2, and its body. `front` is None when there is none."""

    front: str | None
    body: str
    body_line: int


def split(text: str, path: str) -> tuple[Parts, list[Problem]]:
    """The front matter and the body. Without a second fence everything is body, and that is a problem."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Parts(None, text, 1), []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2), []
    problem = Problem(
        Place(path, 1, 1), "front.unclosed", say("this front matter has no end"), say("close it with a line of three hyphens")
    )
    return Parts("", "", len(lines) + 1), [problem]


def read_front(parts: Parts, path: str, kind: str, lang: str, languages: tuple[str, ...]) -> tuple[Meta | None, list[Problem]]:
    """What the front matter of words in `lang` says; None when there is an error in it."""
    if parts.front is None and kind == FREE:
        hint = say("begin the file with title and description between two lines of three hyphens")
        return None, [Problem(Place(path, 1, 1), "front.missing", say("a free page needs front matter"), hint)]
    placed, problems = read_yaml(parts.front or "", path, first_line=2)
    if placed is None:
        return None, problems
    if placed.value is None:
        placed = dataclasses.replace(placed, value={}, places={(): Place(path, 1, 1)})
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


def _without_title(placed: Placed) -> tuple[Placed, list[Problem]]:
    if not isinstance(placed.value, dict) or "title" not in placed.value:
        return placed, []
    value = {name: value for name, value in placed.value.items() if name != "title"}
    problem = Problem(
        placed.keys["title",],
        "front.title",
        say("these words belong to a record, which has the name"),
        say("delete this line; change the name in facts/"),
    )
    return dataclasses.replace(placed, value=value), [problem]


def _foreign(front: RecordFront, placed: Placed, lang: str) -> list[Problem]:
    """A problem for a page that says it is meant for readers of another language than its own."""
    if not isinstance(front, PageFront) or front.only in ("", lang):
        return []
    message = say("this page is in “{lang}”, and cannot be for “{only}” only", lang=lang, only=shown(front.only))
    return [Problem(placed.place(("only",)), "translation.only", message, say("write “only: {lang}”, or delete this line", lang=lang))]


def _weaknesses(front: RecordFront, placed: Placed) -> list[Problem]:
    """What is allowed, and should be mended."""
    if front.description:
        return []
    hint = say("add “description: ...”, one sentence of 80 to 160 characters")
    return [
        Problem(
            placed.place(()), "front.description", say("search engines and cards have no description of this page"), hint, Level.WARNING
        )
    ]


def _meta(front: RecordFront, made_from: MadeFrom | None, placed: Placed) -> Meta:
    return Meta(
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

"""
The front matter of a Markdown file: YAML between two lines of three hyphens, at the very top.

In comes the text of the file; out go the `Meta` and the body, with the line on which the body begins.
"""

import dataclasses
from dataclasses import dataclass

from kembar.model.content import RecordPath
from kembar.model.document import Meta
from kembar.model.keys import about
from kembar.model.problem import Level, Place, Problem, say
from kembar.read.forms import alias_form, day_form, slug_form
from kembar.read.placed import Placed, read_yaml
from kembar.read.validate import about_formed, read_value

FENCE = "---"
FREE = "pages"
"""The kind whose files name themselves; all others belong to a record, which has the name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's front matter as YAML text, which begins on line 2, and its body. `front` is None when there is none."""

    front: str | None
    body: str
    body_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFront:
    """The front matter of words that belong to a record."""

    description: str = dataclasses.field(
        default="", metadata=about("The page in one sentence of 80 to 160 characters", "Kota kembar Jakarta di Maroko ...")
    )
    slug: str = dataclasses.field(default="", metadata=about_formed(slug_form, "The page's name in its address", "moskow"))
    aliases: tuple[str, ...] = dataclasses.field(
        default=(), metadata=about_formed(alias_form, "Old addresses that lead here", "[/id/kota/kasablanka/]")
    )
    updated: str = dataclasses.field(
        default="", metadata=about_formed(day_form, "The day of the last change that readers should know of", "2026-11-21")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFront(RecordFront):
    """The front matter of a free page, which has no record to name it."""

    title: str = dataclasses.field(metadata=about("The page's title", "Tentang portal ini"))
    description: str = dataclasses.field(metadata=about("The page in one sentence of 80 to 160 characters", "Apa isi portal ini ..."))


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


def read_front(parts: Parts, path: str, kind: str, languages: tuple[str, ...]) -> tuple[Meta | None, list[Problem]]:
    """What the front matter says; None when there is an error in it."""
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
    front, faults = read_value(PageFront if kind == FREE else RecordFront, placed, languages)
    problems += faults
    if front is None or problems:
        return None, problems
    return _meta(front, placed), _weaknesses(front, placed)


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


def _meta(front: RecordFront, placed: Placed) -> Meta:
    return Meta(
        title=front.title if isinstance(front, PageFront) else "",
        description=front.description,
        slug=front.slug,
        aliases=front.aliases,
        updated=front.updated,
        places={_dotted(path): place for path, place in placed.places.items() if path},
    )


def _dotted(path: RecordPath) -> str:
    return ".".join(map(str, path))

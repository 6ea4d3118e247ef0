"""
A first draft of a translation: the source's own text, with a mark in front of everything that is to be translated.

In comes a document with its text; out goes the text of its twin: the same structure, the same ids, and what it was made from.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from kembar.files.atomic_file import AtomicFile
from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Site
from kembar.text.todo_mark import MARK
from kembar.translate.accept import write_problem
from kembar.translate.markdown_blocks import mark_passages
from kembar.translate.stamp import new_stamp, stamp_line
from kembar.translate.translation_source import made_from_location

_NEEDS_QUOTES = re.compile(r": |:$| #|[\x00-\x1f\x7f-\x9f]|\s$")
"""What cannot stand in plain YAML text that begins with a mark."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A twin that was written: the path of its file, and how many passages in it are to be translated."""

    source: Document
    lang: str
    path: str
    passages: int


def write_draft(site: Site, source: Document, file: Path, target: AtomicFile, lang: str) -> Draft | Problem:
    """Writes the twin of `source`, whose words are in `file`, to `target`, where nothing may be yet."""
    problem = draft_problem(site, source, lang)
    if problem:
        return problem
    path = "/".join([*source.path.split("/")[:-3], lang, *source.path.split("/")[-2:]])
    try:
        data = file.read_bytes()
        text = make_draft(source, *_body(data.decode("utf-8-sig")))
        target.create(text.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode())
    except FileExistsError:
        return _exists(SourceLocation(path))
    except OSError as error:
        return write_problem(path, error)
    return Draft(source, lang, path, text.count(MARK))


def _body(text: str) -> tuple[str, int]:
    """What stands below the front matter, and the number of its first line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    start = fences[1] + 1 if fences[:1] == [0] else 0
    return "\n".join(lines[start:]), start + 1


def make_draft(source: Document, body: str, first_line: int) -> str:
    """
    The text of the twin of `source`, whose text below the front matter is `body` and begins at `first_line`.

    Slug and aliases are left out, because addresses belong to one language. The day of the last change is the source's.
    """
    ids = {heading.place.line: heading.id for heading in source.body.headings}
    return "\n".join(["---", *_front(source), "---", mark_passages(body, first_line, ids)])


def _front(source: Document) -> list[str]:
    meta = source.meta
    fields = [f"{name}: {_to_translate(text)}" for name, text in (("title", meta.title), ("description", meta.description)) if text]
    updated = [f"updated: {meta.updated}"] if meta.updated else []
    return [*fields, *updated, stamp_line(new_stamp(None, source))]


def _to_translate(text: str) -> str:
    """A marked text as YAML: plain where it can be, else in quotes, as JSON writes them (which YAML 1.2 reads)."""
    words = f"{MARK} {' '.join(text.split())}"
    return json.dumps(words, ensure_ascii=False) if _NEEDS_QUOTES.search(words) else words


def draft_problem(site: Site, source: Document, lang: str) -> Problem | None:
    """Why no twin of a document may be written in a language; None if it may."""
    page = site.pages[source.kind, source.key]
    existing = page.versions[lang].document if lang in page.versions else None
    if existing:
        return _exists(existing.place)
    if source.meta.only:
        message = tr("this page is meant for its own language alone")
        hint = tr("take “only” out of the front matter, if that is no longer so")
        return Problem(source.meta.places.get("only", source.place), "translation.only", message, hint)
    if any(MARK in words for words in (*source.body.prose.words, source.meta.title, source.meta.description)):
        message = tr("these words are not finished themselves: {mark} stands in them", mark=MARK)
        return Problem(made_from_location(source), "translation.unfinished", message, tr("finish them first"))
    return None


def _exists(place: SourceLocation) -> Problem:
    message = tr("this file is there already, and nothing is ever overwritten")
    return Problem(place, "translation.exists", message, tr("edit it, and then run accept"))

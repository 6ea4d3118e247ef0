"""A draft of a translation: the text of the source with a mark in front of every passage, the same heading ids, and a stamp."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from kembar.files.atomic_file import AtomicFile
from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Site
from kembar.text.todo_mark import TODO_MARK
from kembar.translate.accept import write_problem
from kembar.translate.markdown_blocks import mark_passages
from kembar.translate.stamp import new_stamp, stamp_line
from kembar.translate.translation_source import made_from_location

_NEEDS_QUOTES = re.compile(r": |:$| #|[\x00-\x1f\x7f-\x9f]|\s$")
"""What a plain YAML scalar that starts with a mark cannot contain."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A written draft: its source, language and path, and the number of passages to translate."""

    source: Document
    lang: str
    path: str
    passages: int


def write_draft(site: Site, source: Document, file: Path, target: AtomicFile, lang: str) -> Draft | Problem:
    """Write the draft of a translation of `source`, whose text is in `file`, to the new file `target`."""
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
    return Draft(source, lang, path, text.count(TODO_MARK))


def _body(text: str) -> tuple[str, int]:
    """Return the text below the front matter, and the number of its first line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    start = fences[1] + 1 if fences[:1] == [0] else 0
    return "\n".join(lines[start:]), start + 1


def make_draft(source: Document, body: str, first_line: int) -> str:
    """
    Return the draft of `source`, whose text below the front matter is `body` and begins at `first_line`.

    Slug and aliases are left out, because they belong to one language. The day of the last change is the source's.
    """
    ids = {heading.place.line: heading.id for heading in source.body.headings}
    return "\n".join(["---", *_front(source), "---", mark_passages(body, first_line, ids)])


def _front(source: Document) -> list[str]:
    meta = source.meta
    fields = [f"{name}: {_to_translate(text)}" for name, text in (("title", meta.title), ("description", meta.description)) if text]
    updated = [f"updated: {meta.updated}"] if meta.updated else []
    return [*fields, *updated, stamp_line(new_stamp(None, source))]


def _to_translate(text: str) -> str:
    """Return a marked text as a YAML scalar: plain if possible, else in quotes as in JSON (which YAML 1.2 reads)."""
    words = f"{TODO_MARK} {' '.join(text.split())}"
    return json.dumps(words, ensure_ascii=False) if _NEEDS_QUOTES.search(words) else words


def draft_problem(site: Site, source: Document, lang: str) -> Problem | None:
    """Return a problem if no translation of a document may be written in a language, else None."""
    page = site.pages[source.kind, source.key]
    existing = page.versions[lang].document if lang in page.versions else None
    if existing:
        return _exists(existing.place)
    if source.meta.only:
        message = tr("this page is meant for its own language only")
        hint = tr("remove “only” from the front matter if this is no longer true")
        return Problem(source.meta.places.get("only", source.place), "translation.only", message, hint)
    if any(TODO_MARK in words for words in (*source.body.prose.words, source.meta.title, source.meta.description)):
        message = tr("this text is not finished: it contains {mark}", mark=TODO_MARK)
        return Problem(made_from_location(source), "translation.unfinished", message, tr("finish it first"))
    return None


def _exists(place: SourceLocation) -> Problem:
    message = tr("this file already exists and is not overwritten")
    return Problem(place, "translation.exists", message, tr("edit it, then run accept"))

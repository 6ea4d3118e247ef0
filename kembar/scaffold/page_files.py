"""
New words: the files of a page in every language, alike in their sections.

In come the kind of page and who speaks in each language; out go drafts. The headings are a proposal; their ids are the same in all
languages, made from the heading in the primary one. The first file is the original; for each other one it is left to do to say, when it
is translated, that it was made from it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kembar.i18n.folding import fold
from kembar.i18n.translator import Translator
from kembar.kinds.registry import FREE_PAGES, KINDS
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.problem import Message, SourceLocation, tr
from kembar.scaffold.drafts import DraftWriter, NewFile, Todo
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.fields import FieldWriter
from kembar.text.todo_mark import MARK

FREE_PAGE_HEADINGS = (tr("In detail"),)

FENCE = "---"
EXPECTED_FIELDS = ("description",)
LEAD_TASK = tr("What matters most, in two or three sentences with their sources.")
SECTION_TASK = tr("What the sources tell of this. If they tell nothing, delete the section.")


@dataclass(frozen=True, slots=True)
class TextFile:
    """The words of one page in one language: where they go, and who speaks that language."""

    lang: str
    path: str
    translator: Translator


def draft_page(kind: str, versions: Sequence[TextFile], tongue: FieldHelp) -> list[NewFile]:
    """The drafts of a page, the primary language's first; `tongue` is the editor's."""
    front = PageFront if kind == FREE_PAGES else RecordFront
    sections = [(heading, _id(heading, versions[0].translator)) for heading in _headings(kind)]
    return [_draft(version, front, sections, tongue, original=version is versions[0]) for version in versions]


def _headings(kind: str) -> tuple[Message, ...]:
    page = KINDS[kind].page if kind in KINDS else None
    return page.headings if page else FREE_PAGE_HEADINGS


def _draft(version: TextFile, front: type, sections: list[tuple[Message, str]], tongue: FieldHelp, *, original: bool) -> NewFile:
    sheet = DraftWriter(version.path)
    sheet.write_line(FENCE)
    FieldWriter(sheet, tongue, (version.lang,), spaced=False).write_fields(front, {}, EXPECTED_FIELDS)
    sheet.write_line(FENCE)
    _write_body(sheet, version, sections, tongue)
    if not original:
        message = tr("when it is translated, run “python build.py accept {path}”", path=version.path)
        sheet.todos.append(Todo(SourceLocation(version.path, 1, 1), message))
    return sheet.finish()


def _write_body(sheet: DraftWriter, version: TextFile, sections: list[tuple[Message, str]], tongue: FieldHelp) -> None:
    """The lead and the sections: headings in the language of the words, what to write in the editor's."""
    sheet.write_line("")
    sheet.write_line(f"{MARK} {tongue.translator.translate(LEAD_TASK)}", LEAD_TASK)
    for heading, id_ in sections:
        shown = version.translator.translate(heading)
        sheet.write_all(["", f"## {shown} {{#{id_}}}", ""])
        sheet.write_line(f"{MARK} {tongue.translator.translate(SECTION_TASK)}", tr("{heading}: {what}", heading=shown, what=SECTION_TASK))


def _id(heading: Message, translator: Translator) -> str:
    """The heading's id in the primary language, or the English one where that has no letters from a to z."""
    return _slug(translator.translate(heading)) or _slug(heading.text)


def _slug(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", fold(text)))

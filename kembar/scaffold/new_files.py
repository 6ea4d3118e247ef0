"""
The files of a new record or page: its facts, and its text in each language.

All texts have the same proposed sections. The heading ids are the same in every language, made from the headings in the primary one.
Only values that follow from the site itself are filled in.
"""

import re
from collections.abc import Callable

from kembar.i18n.folding import fold
from kembar.i18n.translator import Translator
from kembar.kinds.registry import FREE_PAGES, KINDS, TEXT_KINDS
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.problem import Message, SourceLocation, tr
from kembar.scaffold.draft_writer import DraftWriter, NewFile, Todo
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.fields import FieldWriter
from kembar.scaffold.project_info import ProjectInfo
from kembar.text.todo_mark import TODO_MARK

FREE_PAGE_HEADINGS = (tr("In detail"),)

FENCE = "---"
EXPECTED_FIELDS = ("description",)
LEAD_TASK = tr("What matters most, in two or three sentences with their sources.")
SECTION_TASK = tr("What the sources report about this. If they report nothing, delete the section.")

Section = tuple[Message, str]
"""A heading and its id."""


def draft_files(kind: str, key: str, site: ProjectInfo, field_help: FieldHelp, translator_of: Callable[[str], Translator]) -> list[NewFile]:
    """Return the files of a record or page, the facts first. Headings are in the language of their file."""
    files = [draft_record(kind, key, site, field_help)] if kind in KINDS else []
    if kind not in TEXT_KINDS:
        return files
    primary = translator_of(site.languages[0])
    page = KINDS[kind].page if kind in KINDS else None
    sections = [(heading, _heading_id(heading, primary)) for heading in (page.headings if page else FREE_PAGE_HEADINGS)]
    front = PageFront if kind == FREE_PAGES else RecordFront
    texts = [_start_text(site.text_path(lang, kind, key), lang, front, field_help) for lang in site.languages]
    for draft, lang in zip(texts, site.languages, strict=True):
        _write_body(draft, sections, field_help, translator_of(lang))
    for draft in texts[1:]:
        message = tr("after you have translated it, run “python build.py accept {path}”", path=draft.path)
        draft.todos.append(Todo(SourceLocation(draft.path, 1, 1), message))
    return [*files, *(draft.finish() for draft in texts)]


def draft_record(kind: str, key: str, site: ProjectInfo, field_help: FieldHelp) -> NewFile:
    """Return the facts of a record."""
    draft = DraftWriter(site.facts_path(kind, key))
    draft.write_line(f"# yaml-language-server: $schema={site.schemas}/{kind}.json")
    writer = FieldWriter(draft, field_help, site.languages)
    writer.write_comment(tr("Replace the marks. “python build.py check” lists what is left to do."))
    cities = [city for folder, city in site.files if folder == "cities"]
    writer.write_fields(KINDS[kind].record, KINDS[kind].prefill(key, site.home, cities), KINDS[kind].expected)
    return draft.finish()


def _start_text(path: str, lang: str, front: type, field_help: FieldHelp) -> DraftWriter:
    """Return a draft with the front matter of a text."""
    draft = DraftWriter(path)
    draft.write_line(FENCE)
    FieldWriter(draft, field_help, (lang,), spaced=False).write_fields(front, {}, EXPECTED_FIELDS)
    draft.write_line(FENCE)
    return draft


def _write_body(draft: DraftWriter, sections: list[Section], field_help: FieldHelp, translator: Translator) -> None:
    """Write the lead and the sections: headings in the language of the text, tasks in the editor's language."""
    draft.write_line("")
    draft.write_line(f"{TODO_MARK} {field_help.translator.translate(LEAD_TASK)}", LEAD_TASK)
    for heading, id_ in sections:
        text = translator.translate(heading)
        draft.write_all(["", f"## {text} {{#{id_}}}", ""])
        draft.write_line(
            f"{TODO_MARK} {field_help.translator.translate(SECTION_TASK)}", tr("{heading}: {what}", heading=text, what=SECTION_TASK)
        )


def _heading_id(heading: Message, translator: Translator) -> str:
    """Return the id of a heading in the primary language; that of the English heading if the first has no letters from a to z."""
    return _slug(translator.translate(heading)) or _slug(heading.text)


def _slug(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", fold(text)))

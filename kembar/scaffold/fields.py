"""
A form to fill in: the fields of a dataclass as YAML, each explained by a comment.

What must be there comes first, and bears the mark of a to-do unless it is known. What may be added stands behind a `#`, in full, so that
a field is used by taking the `#` in front of it away; explanations stand behind `# `, and stay comments.
"""

import dataclasses
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kembar.model.dates import DateValue
from kembar.model.document import MadeFrom
from kembar.model.problem import Message, tr
from kembar.scaffold.drafts import DraftWriter
from kembar.scaffold.field_help import FieldHelp, field_doc
from kembar.text.field_types import is_localized_text, is_required, item_type, nested_dataclass, ref, unwrap
from kembar.text.todo_mark import MARK

Field = dataclasses.Field[Any]

MAX_COMMENT_LENGTH = 100
"""How many characters a line of explanation takes."""

DISABLED = "#"
"""What stands in front of a field that is not used yet."""

INDENT = "  "


def editable_fields(declaration: type) -> tuple[Field, ...]:
    """The fields that editors write themselves: all but the stamp of a translation."""
    return tuple(field for field in dataclasses.fields(declaration) if unwrap(field.type) is not MadeFrom)


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """A form on a sheet, with words in these languages and explanations in the editor's; `spaced` parts the fields by empty lines."""

    draft: DraftWriter
    field_help: FieldHelp
    languages: tuple[str, ...]
    spaced: bool = True

    def write_fields(self, declaration: type, known: Mapping[str, str], asked: tuple[str, ...] = ()) -> None:
        """
        Writes all fields of a dataclass.

        `known` are the values that can be known, as YAML, with marks for what is missing in them. `asked` are fields that may be left
        out, and yet belong to a finished file.
        """
        needed = {field.name: field for field in editable_fields(declaration) if is_required(field) or field.name in asked}
        for name, field in needed.items():
            self._part_off()
            self._needed(field, known.get(name, ""))
        self._part_off()
        self.write_comment(tr("Below is what may be added. To use a field, take away the # in front of it."))
        for field in editable_fields(declaration):
            if field.name not in needed:
                self._part_off()
                self._field(field, "")

    def _part_off(self) -> None:
        if self.spaced:
            self.draft.write_line("")

    def write_comment(self, message: Message, margin: str = "") -> None:
        """A comment, wrapped."""
        self._comment(self.field_help.translator.translate(message), margin)

    def _comment(self, text: str, margin: str) -> None:
        for line in textwrap.wrap(text, MAX_COMMENT_LENGTH - len(margin), break_long_words=False, break_on_hyphens=False):
            self.draft.write_line(f"{margin}# {line}")

    def _needed(self, field: Field, known: str) -> None:
        if known:
            self._comment(self._explanation(field), "")
            self.draft.write_line(f"{field.name}: {known}", _told(field, field.name))
        else:
            self._field(field, "", needed=True)

    def _field(self, field: Field, margin: str, path: str = "", dash: str = "", *, needed: bool = False) -> None:
        """One field behind `margin`; `dash` begins the entry of a list that the field is the first of, `path` leads to it."""
        self._comment(self._explanation(field), margin)
        if not needed and DISABLED not in margin:
            margin += DISABLED
        self._value(field, f"{margin}{dash}{field.name}:", margin + INDENT * bool(dash), f"{path}{field.name}")

    def _value(self, field: Field, head: str, margin: str, path: str) -> None:
        """What stands behind a field's name, or below it."""
        inner, many = item_type(field.type)
        inside = nested_dataclass(inner)
        if is_localized_text(inner):
            self.draft.write_line(head)
            for language in self.languages:
                self._mark(f"{margin}{INDENT}{language}:", MARK, _told(field, f"{path}.{language}"))
        elif inside:
            self.draft.write_line(head)
            self._part(inside, margin + INDENT, path, "- " if many else "")
        else:
            self._mark(head, f"[{MARK}]" if many else MARK, _told(field, path))

    def _part(self, inside: type, margin: str, path: str, dash: str) -> None:
        """The fields of a part, the required ones first; with a dash they are a list's first entry."""
        fields = sorted(editable_fields(inside), key=lambda field: not is_required(field))
        for number, field in enumerate(fields):
            first = dash if number == 0 else ""
            self._field(field, margin if first or not dash else margin + INDENT, f"{path}.", first, needed=is_required(field))

    def _mark(self, head: str, mark: str, told: Message) -> None:
        """A value that is missing: a to-do, but for a field that is not used."""
        self.draft.write_line(head if DISABLED in head else f"{head} {mark}", told)

    def _explanation(self, field: Field) -> str:
        """What a field says, what may stand there, and how it is written."""
        example = self.field_help.translator.translate(tr("Example: {example}", example=field_doc(field).example))
        return " ".join([f"{self.field_help.meaning(field)}.", *filter(None, self._rules(field)), example])

    def _rules(self, field: Field) -> Iterator[str]:
        inner, many = item_type(field.type)
        yield self.field_help.choices_sentence(field)
        yield self.field_help.default_sentence(field)
        if kind := ref(inner):
            rule = tr("Keys of files in facts/{kind}/.", kind=kind) if many else tr("The key of a file in facts/{kind}/.", kind=kind)
            yield self.field_help.translator.translate(rule)
        if unwrap(inner) is DateValue:
            yield self.field_help.translator.translate(tr("A date, only as exactly as it is known."))


def _told(field: Field, path: str) -> Message:
    """What is to be done for a field."""
    return tr("{field}: {meaning}", field=path, meaning=Message(field_doc(field).meaning))

"""
The fields of a dataclass as YAML for an editor to fill in, each explained by a comment.

Required fields come first, with a to-do mark where the value is unknown. Optional fields follow behind a `#`: removing the `#` enables
the field. Explanations stay comments, because they begin with `# `.
"""

import dataclasses
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kembar.model.dates import DateValue
from kembar.model.document import MadeFrom
from kembar.model.problem import Message, tr
from kembar.scaffold.draft_writer import DraftWriter
from kembar.scaffold.field_help import FieldHelp, field_doc
from kembar.text.field_types import is_localized_text, is_required, item_type, nested_dataclass, referenced_kind, unwrap
from kembar.text.todo_mark import TODO_MARK

Field = dataclasses.Field[Any]

MAX_COMMENT_LENGTH = 100
"""The most characters of a comment line."""

DISABLED = "#"
"""The prefix of a field that is not used."""

INDENT = "  "


def editable_fields(declaration: type) -> tuple[Field, ...]:
    """Return the fields that editors write: all except the stamp of a translation, which the tool writes."""
    return tuple(field for field in dataclasses.fields(declaration) if unwrap(field.type) is not MadeFrom)


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """
    Writes fields to a draft.

    `languages` are those of the texts; explanations are in the language of `field_help`. `spaced` puts an empty line before each field.
    """

    draft: DraftWriter
    field_help: FieldHelp
    languages: tuple[str, ...]
    spaced: bool = True

    def write_fields(self, declaration: type, known: Mapping[str, str], expected: tuple[str, ...] = ()) -> None:
        """
        Write all fields of a dataclass.

        `known` are values as YAML, with marks for their missing parts. `expected` are optional fields that a finished file should have.
        """
        needed = {field.name: field for field in editable_fields(declaration) if is_required(field) or field.name in expected}
        for name, field in needed.items():
            self._separate()
            if name in known:
                self._comment(self._explanation(field), "")
                self.draft.write_line(f"{name}: {known[name]}", _task(field, name))
            else:
                self._field(field, "", needed=True)
        self._separate()
        self.write_comment(tr("The fields below are optional. To use a field, remove the # in front of it."))
        for field in editable_fields(declaration):
            if field.name not in needed:
                self._separate()
                self._field(field, "")

    def _separate(self) -> None:
        if self.spaced:
            self.draft.write_line("")

    def write_comment(self, message: Message) -> None:
        """Write a message as comment lines."""
        self._comment(self.field_help.translator.translate(message), "")

    def _comment(self, text: str, margin: str) -> None:
        for line in textwrap.wrap(text, MAX_COMMENT_LENGTH - len(margin), break_long_words=False, break_on_hyphens=False):
            self.draft.write_line(f"{margin}# {line}")

    def _field(self, field: Field, margin: str, path: str = "", dash: str = "", *, needed: bool = False) -> None:
        """Write one field after `margin`. `dash` starts a list entry whose first field this is; `path` is the prefix of its full name."""
        self._comment(self._explanation(field), margin)
        if not needed and DISABLED not in margin:
            margin += DISABLED
        self._value(field, f"{margin}{dash}{field.name}:", margin + INDENT * bool(dash), f"{path}{field.name}")

    def _value(self, field: Field, head: str, margin: str, path: str) -> None:
        """Write the value of a field after its name (`head`), or on the lines below it."""
        inner, many = item_type(field.type)
        inside = nested_dataclass(inner)
        if is_localized_text(inner):
            self.draft.write_line(head)
            for language in self.languages:
                self._mark(f"{margin}{INDENT}{language}:", TODO_MARK, _task(field, f"{path}.{language}"))
        elif inside:
            self.draft.write_line(head)
            self._nested(inside, margin + INDENT, path, "- " if many else "")
        else:
            self._mark(head, f"[{TODO_MARK}]" if many else TODO_MARK, _task(field, path))

    def _nested(self, declaration: type, margin: str, path: str, dash: str) -> None:
        """Write the fields of a nested dataclass, the required ones first. With a dash they are the first entry of a list."""
        fields = sorted(editable_fields(declaration), key=lambda field: not is_required(field))
        for number, field in enumerate(fields):
            first = dash if number == 0 else ""
            self._field(field, margin if first or not dash else margin + INDENT, f"{path}.", first, needed=is_required(field))

    def _mark(self, head: str, mark: str, task: Message) -> None:
        """Write a missing value: a to-do mark, or nothing if the field is disabled."""
        self.draft.write_line(head if DISABLED in head else f"{head} {mark}", task)

    def _explanation(self, field: Field) -> str:
        """Return the meaning of a field, its rules and an example."""
        example = self.field_help.translator.translate(tr("Example: {example}", example=field_doc(field).example))
        return " ".join([f"{self.field_help.meaning(field)}.", *filter(None, self._rules(field)), example])

    def _rules(self, field: Field) -> Iterator[str]:
        inner, many = item_type(field.type)
        yield self.field_help.choices_sentence(field)
        yield self.field_help.default_sentence(field)
        if kind := referenced_kind(inner):
            rule = tr("Keys of files in facts/{kind}/.", kind=kind) if many else tr("The key of a file in facts/{kind}/.", kind=kind)
            yield self.field_help.translator.translate(rule)
        if unwrap(inner) is DateValue:
            yield self.field_help.translator.translate(tr("A date, only as exact as it is known."))


def _task(field: Field, path: str) -> Message:
    return tr("{field}: {meaning}", field=path, meaning=Message(field_doc(field).meaning))

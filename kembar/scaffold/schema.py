"""
JSON Schemas (draft 7, which YAML language servers read) of the files that editors write, for completion and checks in their tools.

The schemas are made from the declarations that the reader validates by. A schema accepts everything that the reader accepts, and rejects
what the reader rejects wherever JSON Schema can express it.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kembar.kinds.discrepancies import Discrepancy, Statement
from kembar.kinds.source import Source
from kembar.model.dates import DateValue
from kembar.model.document import MadeFrom
from kembar.model.edtf import NO_DATE
from kembar.model.field_docs import FORM, Reader
from kembar.model.fingerprint import DESCRIPTION, DIGITS, LEAD, TITLE
from kembar.model.problem import Message
from kembar.model.site_yaml_fields import Sections, SiteYaml
from kembar.scaffold.declarations import Declaration
from kembar.scaffold.field_help import FieldHelp, field_doc
from kembar.scaffold.schema_parts import allow_null, join_languages, list_schema, require_nonempty, simplify, without_type
from kembar.scaffold.schema_patterns import DATE, DECIMAL, FORMS, INTEGER, NONEMPTY_TEXT, TEXT, Schema, format_hint
from kembar.text.field_types import (
    Shape,
    choices,
    field_names,
    fixed_length,
    is_localized_text,
    is_required,
    item_type,
    nested_dataclass,
    referenced_kind,
    unwrap,
)
from kembar.text.value_formats import KEY, parse_country, parse_integer, parse_key, parse_language_tag, parse_latitude, parse_slug

DRAFT = "http://json-schema.org/draft-07/schema#"

Field = dataclasses.Field[Any]


def build_schema(declaration: Declaration, languages: Sequence[str], field_helps: Sequence[FieldHelp]) -> Schema:
    """Return the schema of one kind of file, for a site in `languages`, with descriptions in the language of each `field_helps`."""
    builder = _SchemaBuilder(declaration.type, languages, field_helps)
    top = builder.group(declaration.type)
    allowed = ["object", "null"] if declaration.may_be_empty else "object"
    head = {"$schema": DRAFT, "title": declaration.title, "type": allowed}
    finished: Schema = simplify({**head, **top, "definitions": dict(sorted(builder.definitions.items()))})
    return finished


@dataclass(slots=True)
class _SchemaBuilder:
    """Builds one schema. A shared definition has the constraints of a value; the field that refers to it gives the allowed types."""

    top: type
    languages: Sequence[str]
    field_helps: Sequence[FieldHelp]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def group(self, declaration: type) -> Schema:
        """Return the schema of a dataclass without its type."""
        fields = dataclasses.fields(declaration)
        return {
            "properties": {field.name: self._field(declaration, field) for field in fields},
            "required": [field.name for field in fields if is_required(field)],
            "additionalProperties": False,
            **CONSTRAINTS.get(declaration, {}),
        }

    def _field(self, declaration: type, field: Field) -> Schema:
        """Return the schema of a field with its description. An optional field may also be null."""
        found = {**self._field_value(declaration, field), **MIN_LENGTHS.get((declaration, field.name), {})}
        if not is_required(field) and unwrap(field.type) is not MadeFrom:
            found = allow_null(found)
        return {"description": self._description(field), **found}

    def _field_value(self, declaration: type, field: Field) -> Schema:
        form: Reader | None = field.metadata.get(FORM)
        inner, many = item_type(field.type)
        if (declaration, field.name) == (Discrepancy, "field"):
            return {"type": ["string"], "enum": [*field_names(self.top), ""]}
        if (declaration, field.name) in KEYED_MAPPINGS:
            return self._keyed_mapping(KEYED_MAPPINGS[declaration, field.name], inner)
        if declaration is Sections:
            return self._refer("slugs", "object", lambda: self._words(self._formed(parse_slug)))
        if form:
            return list_schema(self._formed(form)) if many else self._formed(form)
        if many:
            return list_schema(self._value(inner, filled=True), fixed_length(field.type))
        return self._value(field.type, filled=is_required(field))

    def _value(self, shape: Shape, *, filled: bool) -> Schema:
        if referenced_kind(shape):
            return self._formed(parse_key)
        if choices(shape):
            return self._choice(shape)
        if is_localized_text(shape):
            return self._refer("words", "object", lambda: self._words(self._scalar(str, filled=True)))
        if inside := nested_dataclass(shape):
            return self._refer(inside.__name__.lower(), "object", lambda: self.group(inside))
        return self._scalar(unwrap(shape), filled=filled)

    def _formed(self, form: Reader) -> Schema:
        """Return the schema of a text with a format. Keys and slugs share one definition, because there are many."""
        if form in (parse_key, parse_slug):
            return self._refer("key", FORMS[form]["type"], lambda: {**without_type(FORMS[form]), **self._pattern_error(format_hint(form))})
        return {**FORMS[form], **self._pattern_error(format_hint(form))}

    def _pattern_error(self, hint: Message) -> Schema:
        """Return the message that YAML language servers show when a pattern does not match."""
        return {"patternErrorMessage": join_languages(field_help.translator.translate(hint) for field_help in self.field_helps)}

    def _scalar(self, shape: Shape, *, filled: bool) -> Schema:
        if shape is bool:
            return {"type": ["boolean"]}
        if shape is MadeFrom:
            return self._refer("made-from", "object", self._stamp)
        if shape is str:
            return self._refer("filled" if filled else "text", ["string", "number"], lambda: NONEMPTY_TEXT if filled else TEXT)
        name, bare, constraints, hint = NUMBERS[shape]
        return self._refer(name, [bare, "string"], lambda: {**constraints, **self._pattern_error(hint)})

    def _refer(self, name: str, types: str | list[str], make: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition, which `make` builds once. `allOf` wraps it: draft 7 ignores keywords next to `$ref`."""
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = make()
        return {"type": [types] if isinstance(types, str) else types, "allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _words(self, text: Schema) -> Schema:
        return {
            "properties": {language: dict(text) for language in self.languages},
            "required": list(self.languages),
            "additionalProperties": False,
        }

    def _keyed_mapping(self, key_format: Reader, shape: Shape) -> Schema:
        """Return the schema of a mapping whose keys have a format."""
        return {
            "type": ["object"],
            "propertyNames": without_type(FORMS[key_format]),
            "additionalProperties": self._value(shape, filled=True),
            **({"minProperties": 1} if key_format is parse_language_tag else {}),
        }

    def _stamp(self) -> Schema:
        """Return the schema of a translation's stamp: one source language, with a digest for each part of the text."""
        parts = "|".join(part.replace(".", r"\.") for part in (TITLE, DESCRIPTION, LEAD))
        digests = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:{parts}|{KEY.pattern})$"},
            "additionalProperties": {"type": ["string", "number"], "pattern": f"^[0-9a-f]{{{DIGITS}}}$", "minimum": 0},
        }
        return {"minProperties": 1, "maxProperties": 1, "properties": dict.fromkeys(self.languages, digests), "additionalProperties": False}

    def _choice(self, shape: Shape) -> Schema:
        """Return the schema of a closed list of values, with the label of each value in every language."""
        values = list(choices(shape))
        labels = [join_languages(field_help.choice_label(shape, value) for field_help in self.field_helps) for value in values]
        return {"enum": values, **({"enumDescriptions": labels} if any(labels) else {})}

    def _description(self, field: Field) -> str:
        """Return the meaning of a field in every language, and an example."""
        return f"{join_languages(field_help.meaning(field) for field_help in self.field_helps)}\n{field.name}: {field_doc(field).example}"


NUMBERS: Mapping[Shape, tuple[str, str, Schema, Message]] = {
    int: ("whole-number", "integer", INTEGER, format_hint(parse_integer)),
    float: ("number", "number", DECIMAL, format_hint(parse_latitude)),
    DateValue: ("date", "integer", DATE, NO_DATE),
}
"""For each type that is written as a number or as text: its definition's name, the type of a bare number, its constraints, a hint."""

KEYED_MAPPINGS: Mapping[tuple[type, str], Reader] = {(SiteYaml, "languages"): parse_language_tag, (SiteYaml, "countries"): parse_country}
"""Mappings whose keys have a format."""

CONSTRAINTS: Mapping[type, Schema] = {
    Statement: {"oneOf": [require_nonempty("text"), require_nonempty("words"), require_nonempty("when")]},
    Source: {"oneOf": [require_nonempty("title"), require_nonempty("described")]},
}
"""Constraints between the fields of a dataclass."""

MIN_LENGTHS: Mapping[tuple[type, str], Schema] = {(Discrepancy, "says"): {"minItems": 2}}
"""Constraints of lists that need more than one entry."""

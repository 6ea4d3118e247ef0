"""
What editors may write, as JSON Schema: by it an editor's own tools complete and check while a file is being written.

In come the declarations that the reader validates by, the languages of the site, and those in which editors are told what to write; out
goes one schema for each declaration. Draft 7, which is what YAML language servers know. Wherever a schema can say what the reader
refuses, it does; it refuses nothing that the reader takes.
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
from kembar.scaffold.field_help import FieldHelp, field_doc
from kembar.scaffold.schema_parts import allow_null, join_languages, list_schema, require_nonempty, simplify, without_type
from kembar.scaffold.schema_patterns import DATE, DECIMAL, FORMS, INTEGER, NONEMPTY_TEXT, TEXT, Schema, format_hint
from kembar.text.field_types import (
    Shape,
    choices,
    field_names,
    is_localized_text,
    is_required,
    item_type,
    length,
    nested_dataclass,
    ref,
    unwrap,
)
from kembar.text.value_formats import KEY, parse_country, parse_integer, parse_key, parse_language_tag, parse_latitude, parse_slug

DRAFT = "http://json-schema.org/draft-07/schema#"

Field = dataclasses.Field[Any]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one file holds: its fields, what to call it, and whether it may hold nothing at all."""

    type: type
    title: str
    may_be_empty: bool = False


def build_schema(declaration: Declaration, languages: Sequence[str], tongues: Sequence[FieldHelp]) -> Schema:
    """The schema of one kind of file, for a site in these languages, with what editors are told in each of `tongues`."""
    writer = _Writer(declaration.type, languages, tongues)
    top = writer.group(declaration.type)
    allowed = ["object", "null"] if declaration.may_be_empty else "object"
    head = {"$schema": DRAFT, "title": declaration.title, "type": allowed}
    finished: Schema = simplify({**head, **top, "definitions": dict(sorted(writer.definitions.items()))})
    return finished


@dataclass(slots=True)
class _Writer:
    """One schema in the making. A definition holds what must be true of a value, the field that uses it says which types it may have."""

    top: type
    languages: Sequence[str]
    tongues: Sequence[FieldHelp]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def group(self, declaration: type) -> Schema:
        """The fields of a dataclass."""
        fields = dataclasses.fields(declaration)
        return {
            "properties": {field.name: self._field(declaration, field) for field in fields},
            "required": [field.name for field in fields if is_required(field)],
            "additionalProperties": False,
            **CONSTRAINTS.get(declaration, {}),
        }

    def _field(self, declaration: type, field: Field) -> Schema:
        """A field, with what editors are told of it; one that may be left out may also be written without a value."""
        found = {**self._written(declaration, field), **MIN_LENGTHS.get((declaration, field.name), {})}
        if not is_required(field) and unwrap(field.type) is not MadeFrom:
            found = allow_null(found)
        return {"description": self._description(field), **found}

    def _written(self, declaration: type, field: Field) -> Schema:
        form: Reader | None = field.metadata.get(FORM)
        inner, many = item_type(field.type)
        if (declaration, field.name) == (Discrepancy, "field"):
            return {"type": ["string"], "enum": [*field_names(self.top), ""]}
        if (declaration, field.name) in KEYED_MAPPINGS:
            return self._named(KEYED_MAPPINGS[declaration, field.name], inner)
        if declaration is Sections:
            return self._refer("slugs", "object", lambda: self._words(self._formed(parse_slug)))
        if form:
            return list_schema(self._formed(form)) if many else self._formed(form)
        if many:
            return list_schema(self._value(inner, filled=True), length(field.type))
        return self._value(field.type, filled=is_required(field))

    def _value(self, shape: Shape, *, filled: bool) -> Schema:
        if ref(shape):
            return self._formed(parse_key)
        if choices(shape):
            return self._choice(shape)
        if is_localized_text(shape):
            return self._refer("words", "object", lambda: self._words(self._scalar(str, filled=True)))
        if inside := nested_dataclass(shape):
            return self._refer(inside.__name__.lower(), "object", lambda: self.group(inside))
        return self._scalar(unwrap(shape), filled=filled)

    def _formed(self, form: Reader) -> Schema:
        """A text in a form of its own; keys and slugs are many, and share one definition."""
        if form in (parse_key, parse_slug):
            return self._refer("key", FORMS[form]["type"], lambda: {**without_type(FORMS[form]), **self._wish(format_hint(form))})
        return {**FORMS[form], **self._wish(format_hint(form))}

    def _wish(self, hint: Message) -> Schema:
        """What YAML language servers show instead of a pattern."""
        return {"patternErrorMessage": join_languages(tongue.translator.translate(hint) for tongue in self.tongues)}

    def _scalar(self, shape: Shape, *, filled: bool) -> Schema:
        if shape is bool:
            return {"type": ["boolean"]}
        if shape is MadeFrom:
            return self._refer("made-from", "object", self._stamp)
        if shape is str:
            return self._refer("filled" if filled else "text", ["string", "number"], lambda: NONEMPTY_TEXT if filled else TEXT)
        name, bare, constraints, hint = NUMBERS[shape]
        return self._refer(name, [bare, "string"], lambda: {**constraints, **self._wish(hint)})

    def _refer(self, name: str, types: str | list[str], make: Callable[[], Schema]) -> Schema:
        """A value of these types that is as a definition says. What stands beside `$ref` would not count, so it stands within `allOf`."""
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

    def _named(self, name: Reader, shape: Shape) -> Schema:
        """A mapping whose names have a form."""
        return {
            "type": ["object"],
            "propertyNames": without_type(FORMS[name]),
            "additionalProperties": self._value(shape, filled=True),
            **({"minProperties": 1} if name is parse_language_tag else {}),
        }

    def _stamp(self) -> Schema:
        """What a translation was made from: one language, and a digest for each part of its text."""
        parts = "|".join(part.replace(".", r"\.") for part in (TITLE, DESCRIPTION, LEAD))
        digests = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:{parts}|{KEY.pattern})$"},
            "additionalProperties": {"type": ["string", "number"], "pattern": f"^[0-9a-f]{{{DIGITS}}}$", "minimum": 0},
        }
        return {"minProperties": 1, "maxProperties": 1, "properties": dict.fromkeys(self.languages, digests), "additionalProperties": False}

    def _choice(self, shape: Shape) -> Schema:
        """A closed list of values, each with what readers see for it in every language."""
        values = list(choices(shape))
        seen = [join_languages(tongue.choice_label(shape, value) for tongue in self.tongues) for value in values]
        return {"enum": values, **({"enumDescriptions": seen} if any(seen) else {})}

    def _description(self, field: Field) -> str:
        """What a field says, in every language, and how it is written."""
        return f"{join_languages(tongue.meaning(field) for tongue in self.tongues)}\n{field.name}: {field_doc(field).example}"


NUMBERS: Mapping[Shape, tuple[str, str, Schema, Message]] = {
    int: ("whole-number", "integer", INTEGER, format_hint(parse_integer)),
    float: ("number", "number", DECIMAL, format_hint(parse_latitude)),
    DateValue: ("date", "integer", DATE, NO_DATE),
}
"""What is read from a number or from text: its definition, the type of a bare number, what must be true of it, and what else is said."""

KEYED_MAPPINGS: Mapping[tuple[type, str], Reader] = {(SiteYaml, "languages"): parse_language_tag, (SiteYaml, "countries"): parse_country}
"""Mappings whose names have a form."""

CONSTRAINTS: Mapping[type, Schema] = {
    Statement: {"oneOf": [require_nonempty("text"), require_nonempty("words"), require_nonempty("when")]},
    Source: {"oneOf": [require_nonempty("title"), require_nonempty("described")]},
}
"""What the fields of a dataclass must be to each other."""

MIN_LENGTHS: Mapping[tuple[type, str], Schema] = {(Discrepancy, "says"): {"minItems": 2}}
"""How many entries a list must have where one is not enough."""

"""
Validate plain values against the dataclass of a record. This is the only module that imports pydantic.

The dataclass is turned into a pydantic-core schema once: nested dataclasses, choices, keys, dates and texts in the languages of the site
all follow from its annotations, so that there is no second list of fields.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar, get_args

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from kembar.kinds.discrepancies import Discrepancy, Statement
from kembar.kinds.source import Source
from kembar.model.dates import DateError, DateValue
from kembar.model.field_docs import FORM, Reader, Ref
from kembar.model.problem import Message, Problem, tr
from kembar.model.problem_limit import first_n
from kembar.read.dates import parse_date
from kembar.read.located_yaml import LocatedValue
from kembar.read.validation_messages import MOST_ENTRIES, ValidationFinding, problems_of
from kembar.text.field_types import (
    Shape,
    choices,
    fixed_length,
    generic_origin,
    is_localized_text,
    is_optional,
    is_required,
    unwrap,
    without_none,
)
from kembar.text.value_formats import (
    ValueFormatError,
    parse_decimal,
    parse_filled_text,
    parse_integer,
    parse_key,
    parse_text,
)

Record = TypeVar("Record")

MESSAGE, HINT, WITHIN = "message", "hint", "within"
"""The type of our own errors in pydantic."""


def read_value(record_type: type[Record], placed: LocatedValue, languages: tuple[str, ...]) -> tuple[Record | None, list[Problem]]:
    """Return the record with this value, or None and all its problems."""
    try:
        record: Record = record_adapter(record_type, languages).validate_python(placed.value)  # type: ignore[arg-type] # classes are hashable
    except ValidationError as error:
        found, rest = first_n([_finding(details) for details in error.errors(include_url=False)], placed.place(()).path)
        return None, [*problems_of(found, record_type, placed, languages), *rest]
    return record if not placed.refused else None, []


@cache
def record_adapter(record_type: type, languages: tuple[str, ...]) -> SchemaValidator:
    """Return the validator of a dataclass, for a site in these languages."""
    return SchemaValidator(_schema(record_type, languages))


def _finding(details: Any) -> ValidationFinding:  # noqa: ANN401 pydantic's error details
    context = details.get("ctx", {})
    return ValidationFinding(
        kind=details["type"],
        path=(*details["loc"], *context.get(WITHIN, ())),
        value=details["input"],
        message=context.get(MESSAGE),
        hint=context.get(HINT),
    )


def _schema(shape: Shape, languages: tuple[str, ...]) -> core_schema.CoreSchema:
    if is_optional(shape):
        return core_schema.nullable_schema(_schema(without_none(shape), languages))
    if any(isinstance(mark, Ref) for mark in getattr(shape, "__metadata__", ())):
        return _read_by(parse_key)
    shape = unwrap(shape)
    if choices(shape):
        return core_schema.literal_schema(list(choices(shape)))
    return _SCALARS.get(shape) or _group_schema(shape, languages)


def _group_schema(shape: Shape, languages: tuple[str, ...]) -> core_schema.CoreSchema:
    if dataclasses.is_dataclass(shape):
        return _record_schema(unwrap(shape), languages)
    if is_localized_text(shape):
        return _words_schema(languages)
    if generic_origin(shape) is tuple:
        entry = get_args(shape)[0]
        return _list_schema(_read_by(parse_filled_text) if entry is str else _schema(entry, languages), fixed_length(shape) or None)
    return core_schema.dict_schema(core_schema.str_schema(), _schema(get_args(shape)[1], languages), strict=True)


def _record_schema(record_type: type, languages: tuple[str, ...]) -> core_schema.CoreSchema:
    fields = {
        field.name: core_schema.typed_dict_field(_field_schema(field, languages), required=is_required(field))
        for field in dataclasses.fields(record_type)
    }
    mapping = core_schema.typed_dict_schema(fields, extra_behavior="forbid", strict=True)
    return core_schema.no_info_after_validator_function(partial(_make, record_type), mapping)


def _field_schema(field: dataclasses.Field[Any], languages: tuple[str, ...]) -> core_schema.CoreSchema:
    reader = field.metadata.get(FORM)
    required = is_required(field)
    if reader is None and field.type is str and required:
        reader = parse_filled_text
    if reader is None:
        schema = _schema(field.type, languages)
    else:
        schema = _list_schema(_read_by(reader)) if generic_origin(field.type) is tuple else _read_by(reader)
    return schema if required else core_schema.nullable_schema(schema)


def _list_schema(entry: core_schema.CoreSchema, size: int | None = None) -> core_schema.CoreSchema:
    entries = core_schema.list_schema(entry, strict=True, min_length=size, max_length=size or MOST_ENTRIES)
    return core_schema.no_info_after_validator_function(tuple, entries)


def _words_schema(languages: tuple[str, ...]) -> core_schema.CoreSchema:
    fields = {language: core_schema.typed_dict_field(_read_by(parse_filled_text), required=True) for language in languages}
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid", strict=True)


def _make(record_type: type, values: Mapping[str, object]) -> object:
    """Return the record; a field without a value gets its default."""
    record = record_type(**{name: value for name, value in values.items() if value is not None})
    check = CHECKS.get(record_type)
    if check:
        check(record)
    return record


def _check_statement(statement: Statement) -> None:
    given = sum(bool(value) for value in (statement.text, statement.words, statement.when))
    if given == 0:
        raise _error("said.one", tr("the statement of the sources is missing"), tr("give one of text, words and when"))
    if given > 1:
        raise _error(
            "said.one",
            tr("the statement of the sources is given in {count} ways", count=given),
            tr("give only one of text, words and when"),
        )


def _check_differs(differs: Discrepancy) -> None:
    if len(differs.says) < 2:
        raise _error(
            "differs.one", tr("one version alone does not differ"), tr("write the statement of each side, in two or more entries"), "says"
        )


def _check_source(source: Source) -> None:
    if bool(source.title) == bool(source.described):
        raise _error(
            "source.title", tr("a source has a title, or else a description in our words"), tr("give exactly one of title and described")
        )


def _read_by(reader: Reader) -> core_schema.CoreSchema:
    """Return the schema of a text that `reader` converts to a value."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "not text")
        try:
            return reader(value)
        except ValueFormatError as error:
            raise _error(error.code, error.message, error.hint) from None
        except DateError as error:
            raise _error("date.invalid", error.message, DATE_HINT) from None

    return core_schema.no_info_plain_validator_function(read)


def _error(code: str, message: Message, hint: Message, *within: str) -> PydanticCustomError:
    # pydantic requires a literal type and template; ours are in the context
    return PydanticCustomError(code, "see the context", {MESSAGE: message, HINT: hint, WITHIN: within})


DATE_HINT = tr("write it as 1991, 1990-05, 2018-04-17, 199X, 1990~, 2018-04-17/2018-04-19 or 2018-04-17T14:05+07:00")

_SCALARS: Mapping[object, core_schema.CoreSchema] = {
    str: _read_by(parse_text),
    int: _read_by(parse_integer),
    float: _read_by(partial(parse_decimal, least=-1e15, most=1e15)),
    bool: core_schema.bool_schema(strict=True),
    DateValue: _read_by(parse_date),
}

CHECKS: Mapping[type, Callable[[Any], None]] = {Statement: _check_statement, Discrepancy: _check_differs, Source: _check_source}
"""The checks of several fields of a record together; they raise the error of pydantic."""

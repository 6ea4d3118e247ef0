"""Inspect the field types of declarations: records in `kinds`, front matter, settings."""

import dataclasses
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from kembar.model.config import LocalizedText
from kembar.model.content import RecordPath
from kembar.model.dates import DateValue
from kembar.model.document import MadeFrom
from kembar.model.field_docs import FieldDoc, Ref

Shape = Any
"""A type annotation; Python has no common type for these."""


def generic_origin(shape: Shape) -> Any:  # noqa: ANN401 what a generic type was made from has no common type either
    """Return the origin of a generic type as `Any`, since mypy compares `typing.get_origin` too strictly; None for a plain type."""
    return get_origin(shape)


def unwrap(shape: Shape) -> Shape:
    """Return the type without `| None` and `Annotated`."""
    made_from = generic_origin(shape)
    if made_from is Annotated:
        return unwrap(get_args(shape)[0])
    if made_from in (Union, types.UnionType):
        return unwrap(next(option for option in get_args(shape) if option is not types.NoneType))
    return shape


def is_optional(shape: Shape) -> bool:
    """Return whether None is allowed."""
    return generic_origin(shape) in (Union, types.UnionType) and types.NoneType in get_args(shape)


def without_none(shape: Shape) -> Shape:
    """Return the type without `| None`, but with `Annotated`."""
    return next(option for option in get_args(shape) if option is not types.NoneType) if is_optional(shape) else shape


def is_localized_text(shape: Shape) -> bool:
    """Return whether the type is a short text in each language."""
    return bool(unwrap(shape) == LocalizedText)


def choices(shape: Shape) -> tuple[str, ...]:
    """Return the allowed values of a `Literal`; none for another type."""
    shape = unwrap(shape)
    return get_args(shape) if generic_origin(shape) is Literal else ()


def fixed_length(shape: Shape) -> int:
    """Return the fixed number of entries of a tuple; 0 if any number is allowed."""
    arguments = get_args(unwrap(shape))
    return len(arguments) if generic_origin(unwrap(shape)) is tuple and ... not in arguments else 0


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Return whether a field has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def type_at(shape: Shape, path: RecordPath) -> Shape:
    """Return the type of the value at `path`, or None if no value is allowed there."""
    for step in path:
        shape = _type_of_step(unwrap(shape), step)
    return shape


def _type_of_step(shape: Shape, step: str | int) -> Shape:
    if dataclasses.is_dataclass(shape):
        return next((field.type for field in dataclasses.fields(shape) if field.name == step), None)
    arguments = get_args(shape)
    if generic_origin(shape) is tuple and isinstance(step, int):
        return arguments[0] if ... in arguments else arguments[step] if step < len(arguments) else None
    return arguments[1] if generic_origin(shape) is Mapping else None


def field_names(shape: Shape) -> tuple[str, ...]:
    """Return the field names of a dataclass; none for another type."""
    shape = unwrap(shape)
    return tuple(field.name for field in dataclasses.fields(shape)) if dataclasses.is_dataclass(shape) else ()


def current_name(shape: Shape, former: str) -> str:
    """Return the name of the field whose former name is `former`; '' if there is none."""
    shape = unwrap(shape)
    fields = dataclasses.fields(shape) if dataclasses.is_dataclass(shape) else ()
    return next((field.name for field in fields if getattr(field.metadata.get("about"), "former", "") == former), "")


def example(shape: Shape, name: str) -> str:
    """Return how a field is written, from its `FieldDoc`; '' without one."""
    shape = unwrap(shape)
    fields = dataclasses.fields(shape) if dataclasses.is_dataclass(shape) else ()
    about = next((field.metadata.get("about") for field in fields if field.name == name), None)
    return about.example if isinstance(about, FieldDoc) else ""


def item_type(shape: Shape) -> tuple[Shape, Any]:
    """Return the type of one item of a field, and its container: tuple, Mapping or None. A localized text is one value."""
    shape = shape if referenced_kind(shape) else unwrap(shape)
    made_from = generic_origin(shape)
    if made_from is tuple:
        return get_args(shape)[0], tuple
    if made_from is Mapping and not is_localized_text(shape):
        return get_args(shape)[1], Mapping
    return shape, None


def referenced_kind(shape: Shape) -> str:
    """Return the kind of record that a key refers to; '' for other types."""
    options = get_args(shape) if is_optional(shape) else (shape,)
    return next((mark.kind for option in options for mark in getattr(option, "__metadata__", ()) if isinstance(mark, Ref)), "")


def nested_dataclass(shape: Shape) -> type | None:
    """Return the dataclass of a field or of its items; None for other types, dates and translation stamps."""
    inner = unwrap(item_type(shape)[0])
    return inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) and inner not in (DateValue, MadeFrom) else None


def nested_declarations(declaration: type) -> Iterator[type]:
    """Yield a dataclass, then those of its fields, recursively; one that occurs twice is yielded twice."""
    yield declaration
    for field in dataclasses.fields(declaration):
        inner = nested_dataclass(field.type)
        if inner:
            yield from nested_declarations(inner)

"""
What a record's dataclass says about its fields, seen from outside: which shape a value at a given path must have.

In come annotations of the records in `kinds` and of the settings; out go shapes to validate by and to explain with.
"""

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
"""A type as an annotation writes it; Python has no common type for these."""


def generic_origin(shape: Shape) -> Any:  # noqa: ANN401 what a generic type was made from has no common type either
    """What a generic type was made from; None for a plain type."""
    return get_origin(shape)


def unwrap(shape: Shape) -> Shape:
    """The shape without `| None` and without what is annotated."""
    made_from = generic_origin(shape)
    if made_from is Annotated:
        return unwrap(get_args(shape)[0])
    if made_from in (Union, types.UnionType):
        return unwrap(next(option for option in get_args(shape) if option is not types.NoneType))
    return shape


def is_optional(shape: Shape) -> bool:
    """Whether None is among the values."""
    return generic_origin(shape) in (Union, types.UnionType) and types.NoneType in get_args(shape)


def without_none(shape: Shape) -> Shape:
    """The shape without `| None`, and with what is annotated."""
    return next(option for option in get_args(shape) if option is not types.NoneType) if is_optional(shape) else shape


def is_localized_text(shape: Shape) -> bool:
    """Whether this is short words in each language."""
    return bool(unwrap(shape) == LocalizedText)


def choices(shape: Shape) -> tuple[str, ...]:
    """The values that may be given, if they are a closed list."""
    shape = unwrap(shape)
    return get_args(shape) if generic_origin(shape) is Literal else ()


def length(shape: Shape) -> int:
    """How many entries a list must have; 0 when any number will do."""
    arguments = get_args(unwrap(shape))
    return len(arguments) if generic_origin(unwrap(shape)) is tuple and ... not in arguments else 0


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Whether a field has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def type_at(shape: Shape, path: RecordPath) -> Shape:
    """The shape that a value at `path` must have; None where nothing may stand."""
    for step in path:
        shape = _one_step(unwrap(shape), step)
    return shape


def _one_step(shape: Shape, step: str | int) -> Shape:
    if dataclasses.is_dataclass(shape):
        return next((field.type for field in dataclasses.fields(shape) if field.name == step), None)
    arguments = get_args(shape)
    if generic_origin(shape) is tuple and isinstance(step, int):
        return arguments[0] if ... in arguments else arguments[step] if step < len(arguments) else None
    return arguments[1] if generic_origin(shape) is Mapping else None


def field_names(shape: Shape) -> tuple[str, ...]:
    """The names of the fields that a mapping may have; none when it has no fixed ones."""
    shape = unwrap(shape)
    return tuple(field.name for field in dataclasses.fields(shape)) if dataclasses.is_dataclass(shape) else ()


def present_name(shape: Shape, former: str) -> str:
    """Return the name of the field that was called `former`; empty if none was."""
    shape = unwrap(shape)
    fields = dataclasses.fields(shape) if dataclasses.is_dataclass(shape) else ()
    return next((field.name for field in fields if getattr(field.metadata.get("about"), "former", "") == former), "")


def example(shape: Shape, name: str) -> str:
    """How a field is written, from what editors are told of it; empty when they are told nothing."""
    shape = unwrap(shape)
    fields = dataclasses.fields(shape) if dataclasses.is_dataclass(shape) else ()
    told = next((field.metadata.get("about") for field in fields if field.name == name), None)
    return told.example if isinstance(told, FieldDoc) else ""


def item_type(shape: Shape) -> tuple[Shape, Any]:
    """What a field holds, and in what it holds several: a tuple, a mapping, or nothing. Short words are one value."""
    shape = shape if ref(shape) else unwrap(shape)
    made_from = generic_origin(shape)
    if made_from is tuple:
        return get_args(shape)[0], tuple
    if made_from is Mapping and not is_localized_text(shape):
        return get_args(shape)[1], Mapping
    return shape, None


def ref(shape: Shape) -> str:
    """The kind of record whose key a text is; empty when it is none."""
    options = get_args(shape) if is_optional(shape) else (shape,)
    return next((mark.kind for option in options for mark in getattr(option, "__metadata__", ()) if isinstance(mark, Ref)), "")


def nested_dataclass(shape: Shape) -> type | None:
    """The dataclass whose fields a field is made of, or each of its entries. A date is one value, and so is the stamp of a translation."""
    inner = unwrap(item_type(shape)[0])
    return inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) and inner not in (DateValue, MadeFrom) else None


def with_parts(declaration: type) -> Iterator[type]:
    """Yield a dataclass, then those of its fields, of their fields, and so on; one that occurs twice is yielded twice."""
    yield declaration
    for field in dataclasses.fields(declaration):
        inner = nested_dataclass(field.type)
        if inner:
            yield from with_parts(inner)

"""
Serialise values for the cache, and restore them.

Values are pickled, but a pickle can name any function of any module. So both directions know an explicit list of our own types,
and a pickle names nothing else: a value is restored by filling in its fields, and the bytes cannot choose other code to call. The content
of restored values is not checked: a user who can write to the cache can change what is published (docs/publishing.md).
"""

import io
import pickle
from collections.abc import Callable, Hashable
from dataclasses import fields
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from kembar.kinds.registry import KINDS
from kembar.text.field_types import nested_declarations


def _record_types() -> dict[str, tuple[str, ...]]:
    """Return the dataclasses of all records and of their parts, by module."""
    found: dict[str, dict[str, None]] = {}
    for kind in KINDS.values():
        for part in nested_declarations(kind.record):
            found.setdefault(part.__module__, {})[part.__qualname__] = None
    return {module: tuple(names) for module, names in found.items()}


CACHED_TYPES: dict[str, tuple[str, ...]] = {
    **_record_types(),
    "kembar.i18n.locales": ("PluralForm",),
    "kembar.i18n.messages": ("EnglishForm", "Messages"),
    "kembar.model.config": ("SiteConfig", "Lang"),
    "kembar.model.dates": ("OpenEnd", "DateValue"),
    "kembar.model.document": (
        "Document",
        "FigureMention",
        "Heading",
        "Link",
        "LinkSlot",
        "MadeFrom",
        "PlainSection",
        "FrontMatter",
        "Section",
        "LoadedBody",
        "LoadedText",
        "YearMention",
    ),
    "kembar.files.project_files": ("StoredFile",),
    "kembar.model.fingerprint": ("Drift",),
    "kembar.model.edtf": ("Moment", "Precision"),
    "kembar.model.problem": ("Level", "Message", "SourceLocation", "Problem"),
    "kembar.model.profile": ("Profile",),
    "kembar.model.site": ("Asset", "Page", "State", "PageSummary", "LocalizedPage"),
    "kembar.cache.content_cache": ("CachedFile",),
}
"""The types that can be cached, by module: dataclasses with slots, named tuples, enumerations. A test derives them from annotations."""

MOST = 1 << 12
"""The number of decoded values that a `DecodeCache` keeps."""


class CacheError(Exception):
    """The cache cannot be used: it is damaged, or of another version."""


def dumps(value: object) -> bytes:
    """Return a value as bytes for the cache. Raises `TypeError` for a type that is not in `CACHED_TYPES`."""
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """
    Functions that take values apart into their fields, created once for each type. They are several times as fast as the methods of
    dataclasses and named tuples. Raises `TypeError` for a type that is not in `CACHED_TYPES`.
    """

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if issubclass(kind, type):
            raise KeyError(kind)  # the value is a type such as an enumeration, which a pickle keeps by its name
        if kind.__qualname__ not in CACHED_TYPES.get(kind.__module__, ()):
            message = f"{kind.__module__}.{kind.__qualname__} is not in CACHED_TYPES"
            raise TypeError(message)
        self[kind] = _reducer(kind)
        return self[kind]


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers()


def _reducer(kind: Any) -> Callable[[Any], Reduced]:  # noqa: ANN401 - any of our types
    """Return the function that takes a value of a type apart, into the type and the arguments of its `_maker`."""
    if issubclass(kind, tuple):
        return lambda value: (kind, (tuple(value),))
    if issubclass(kind, Enum):
        return lambda value: (kind, (value.value,))
    names = _names(kind)
    if len(names) < 2:
        return lambda value: (kind, tuple(getattr(value, name) for name in names))
    taken = attrgetter(*names)
    return lambda value: (kind, taken(value))


def _maker(kind: Any) -> Callable[..., object]:  # noqa: ANN401 - any of our types
    """
    Return the function that makes values of a type.

    The type itself is not given to the unpickler, which could then set attributes of it; those of a bound method cannot be set.
    """
    if issubclass(kind, tuple):
        make: Callable[..., object] = kind._make
        return make
    return _AttributeReader(kind).member if issubclass(kind, Enum) else _AttributeReader(kind).instance


class _AttributeReader:
    """Makes values of one type."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - any of our types
        self._kind = kind
        self._setters = () if issubclass(kind, Enum) else tuple(getattr(kind, name).__set__ for name in _names(kind))

    def instance(self, *values: object) -> object:
        """Return a dataclass with these values of its fields. They are set through its slots, since it is frozen."""
        made: object = object.__new__(self._kind)
        for setter, value in zip(self._setters, values, strict=True):
            setter(made, value)
        return made

    def member(self, value: object) -> object:
        """Return the member of an enumeration that has this value."""
        return self._kind(value)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def loads(data: bytes) -> object:
    """Return a cached value. Raises `CacheError` for bytes that `dumps` does not produce."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # damaged bytes can raise anything
        raise CacheError(str(error)) from error


class DecodeCache:
    """Values that were decoded before. Nothing modifies a cached value, so it is returned again as long as its bytes are the same."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[bytes, object]] = {}

    def loads(self, name: Hashable, data: bytes) -> object:
        """Return the value of these bytes. Raises `CacheError`."""
        known = self._known.pop(name, None)
        if known is None or known[0] != data:
            known = data, loads(data)
        self._known[name] = known  # last, for the first is the one that was not asked for the longest
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return known[1]


class _Unpickler(pickle.Unpickler):
    """Restores values of the types in `CACHED_TYPES` and nothing else: bytes that name anything else are not ours."""

    def find_class(self, module: str, name: str) -> object:
        return _restored(module, name)


@cache
def _restored(module: str, name: str) -> Callable[..., object]:
    if name not in CACHED_TYPES.get(module, ()):
        raise CacheError(f"{module}.{name}")
    return _maker(getattr(import_module(module), name))

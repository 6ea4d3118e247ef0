"""
Values as the ledger keeps them: our nouns by their fields, and nothing else that a pickle could name.

In comes a value, out go bytes, and back. A ledger may come from anywhere, so nothing is revived that is not ours.
"""

import io
import pickle
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

MOST = 1 << 12
"""How many revived values are remembered."""


class LedgerError(Exception):
    """The ledger cannot be used: it is damaged, or of another version."""


def dumps(value: object) -> bytes:
    """A value as the ledger keeps it."""
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """
    How values are taken apart, found out once for each of our nouns: into their fields, which is several times as fast as what dataclasses
    and named tuples do by themselves.
    """

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if issubclass(kind, tuple):
            taker = _tuple_taker(kind)
        elif "__slots__" in vars(kind) and is_dataclass(kind):
            taker = _noun_taker(kind)
        else:
            raise KeyError(kind)
        self[kind] = taker
        return taker


class _Pickler(pickle.Pickler):
    dispatch_table = _Reducers()


def _tuple_taker(kind: Any) -> Callable[[Any], Reduced]:  # noqa: ANN401 - any kind of named tuple
    """What takes named tuples of a kind apart."""
    return lambda value: (kind, tuple(value))


def _noun_taker(kind: Any) -> Callable[[Any], Reduced]:  # noqa: ANN401 - any kind of noun
    """What takes nouns of a kind apart."""
    names = _names(kind)
    if len(names) < 2:
        return lambda value: (put_together, (kind, *[getattr(value, name) for name in names]))
    taken = attrgetter(*names)
    return lambda value: (put_together, (kind, *taken(value)))


def put_together(kind: type, *values: object) -> object:
    """A noun of its fields: the other half of how the ledger keeps one."""
    made: object = object.__new__(kind)
    for place, value in zip(_places(kind), values, strict=True):
        place(made, value)
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _places(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """What sets each field of a frozen noun: the slot itself."""
    return tuple(getattr(kind, name).__set__ for name in _names(kind))


def loads(data: bytes) -> object:
    """A value that was kept. Raises `LedgerError` for anything that no ledger holds."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # damaged bytes can raise anything
        raise LedgerError(str(error)) from error


class Revived:
    """
    Values that were revived before. Nobody changes a value that was kept, so it may be given again for as long as the same bytes are kept
    under its name.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[bytes, object]] = {}

    def loads(self, name: Hashable, data: bytes) -> object:
        """The value that is kept under a name as these bytes. Raises `LedgerError`."""
        known = self._known.pop(name, None)
        if known is None or known[0] != data:
            known = data, loads(data)
        self._known[name] = known  # last, for the first is the one that was not asked for the longest
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return known[1]


class _Unpickler(pickle.Unpickler):
    """Revives our own nouns and nothing else: a ledger that names anything else is not ours."""

    def find_class(self, module: str, name: str) -> object:
        return _revived(module, name)


_OTHERS = (
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("functools", "partial"),
    ("array", "array"),
    (__name__, "put_together"),
)
"""What values are made with besides our nouns."""


@cache
def _revived(module: str, name: str) -> object:
    ours = module.startswith(("kembar.model.", "kembar.i18n.", "kembar.pipeline.remembering"))
    if not ours and (module, name) not in _OTHERS:
        raise LedgerError(f"{module}.{name}")
    return getattr(import_module(module), name)

"""
Find the references between records, the backlinks (the reverse), and references to records that do not exist.

References are found by the types of the fields (`model/field_docs`), so that a new field with a key needs no change here.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union

from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS, Records, kind_name
from kembar.model.content import Content, RecordPath
from kembar.model.document import Document
from kembar.model.field_docs import Ref
from kembar.model.problem import Message, Problem, tr
from kembar.model.problem_limit import limit_lazily
from kembar.model.site import Backlink, PageKey
from kembar.text.suggestions import closest
from kembar.text.value_formats import KEY

TARGET_KINDS = {"citation": "sources"}
"""The kind of record that a link in a document names, if it is not the kind of the link."""

_WORDS = "words"
"""The beginning of the path of a backlink from a text; no record has a field of that name."""


@dataclass(frozen=True, slots=True)
class RecordReference:
    """A reference to the record `kind`/`key`; `path` is its position in the referring record."""

    kind: str
    key: str
    path: RecordPath


_Walk = Callable[[object, RecordPath, list[RecordReference]], None]
"""Adds the references in a value at a path to a list."""


def references(record: Record) -> list[RecordReference]:
    """
    Return every reference in a record, in the order of its fields.

    >>> from kembar.kinds.relationship import Relationship, Scope
    >>> tie = Relationship(between=("jakarta", "rabat"), kind="contact", status="exploration", fields=(Scope(field="tourism"),))
    >>> [(found.kind, found.key, found.path) for found in references(tie)]
    [('cities', 'jakarta', ('between', 0)), ('cities', 'rabat', ('between', 1)), ('fields', 'tourism', ('fields', 0, 'field'))]
    """
    return _references(type(record), record)


def _references(record_type: type, value: object) -> list[RecordReference]:
    """Return every reference in a record of this type, or in the plain value of an invalid one."""
    found: list[RecordReference] = []
    if walk := _record_walks()[record_type]:
        walk(value, (), found)
    return found


@cache
def _record_walks() -> Mapping[type, _Walk | None]:
    return {kind.record: _walk_of(kind.record) for kind in KINDS.values()}


def _walk_of(hint: object) -> _Walk | None:
    """Return the function that walks a value of this type, or None if no such value can contain a reference."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _fields_walk(typing.get_type_hints(hint, include_extras=True))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return next((_key_walk(mark.kind) for mark in arguments if isinstance(mark, Ref)), None)
    if origin is tuple:
        return _items_walk(arguments[0])
    if origin in (Union, types.UnionType):
        return next(filter(None, map(_walk_of, arguments)), None)
    return None


def _key_walk(kind: str) -> _Walk:
    def walk(key: object, path: RecordPath, found: list[RecordReference]) -> None:
        if isinstance(key, str) and KEY.fullmatch(key):
            found.append(RecordReference(kind, key, path))

    return walk


def _items_walk(item: object) -> _Walk | None:
    item_walk = _walk_of(item)
    if item_walk is None:
        return None

    def walk(items: object, path: RecordPath, found: list[RecordReference]) -> None:
        for position, value in enumerate(items if isinstance(items, tuple | list) else ()):
            item_walk(value, (*path, position), found)

    return walk


def _fields_walk(hints: Mapping[str, Any]) -> _Walk | None:
    steps = [(name, step) for name, hint in hints.items() if (step := _walk_of(hint))]
    if not steps:
        return None

    def walk(value: object, path: RecordPath, found: list[RecordReference]) -> None:
        for name, step in steps:
            if (inside := _field(value, name)) is not None:
                step(inside, (*path, name), found)

    return walk


def _field(value: object, name: str) -> object:
    """Return a field of a record, or of the plain value of an invalid one."""
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name) if dataclasses.is_dataclass(value) else None


def find_backlinks(content: Content) -> dict[PageKey, tuple[Backlink, ...]]:
    """Return the backlinks of each record and free page that has any: from records sorted by kind and key, then from texts."""
    index: dict[PageKey, dict[Backlink, None]] = {}
    for kind in KINDS:
        for key, record in content.records.of(kind).items():
            for found in references(record):
                index.setdefault((found.kind, found.key), {})[Backlink(kind, key, found.path)] = None
    for document in content.documents:
        for named in _named_in(document):
            index.setdefault(named, {})[_of_words(document)] = None
    return {named: tuple(by) for named, by in index.items()}


def updated_backlinks(
    known: Mapping[PageKey, tuple[Backlink, ...]], edits: Iterable[tuple[Document, Document]], languages: Sequence[str]
) -> dict[PageKey, tuple[Backlink, ...]]:
    """
    Return the changed backlinks after edits of texts; each edit is a text before and after it.

    `known` are the backlinks of before, and `languages` those of the site in its order.
    """
    renewed: dict[PageKey, tuple[Backlink, ...]] = {}
    for before, after in edits:
        words, named_before, named = _of_words(after), {*_named_in(before)}, {*_named_in(after)}
        for page in named_before ^ named:
            others = (backlink for backlink in renewed.get(page, known.get(page, ())) if backlink != words)
            renewed[page] = tuple(sorted([*others, *([words] if page in named else [])], key=lambda by: _order(by, languages)))
    return renewed


def _of_words(document: Document) -> Backlink:
    """Return the backlink from a text."""
    return Backlink(document.kind, document.key, (_WORDS, document.lang))


def _order(backlink: Backlink, languages: Sequence[str]) -> tuple[int | str, ...]:
    """Return a sort key: records first in their present order, then texts by language, kind and key."""
    where, lang = backlink.path[0], backlink.path[-1]
    return (languages.index(str(lang)), backlink.kind, backlink.key) if where == _WORDS else (-1,)


def _named_in(document: Document) -> Iterator[PageKey]:
    return ((TARGET_KINDS.get(link.kind, link.kind), link.key) for link in document.body.links if link.kind != "image")


def unknown_references(content: Content) -> list[Problem]:
    """
    Yield a problem for each reference in a record to one that does not exist, at the location of the key.

    Records with other faults are checked as well, as far as they could be read.
    """
    problems: list[Problem] = []
    for kind, declaration in KINDS.items():
        for key, value in {**content.records.of(kind), **_remnants(content, kind)}.items():
            broken = [found for found in _references(declaration.record, value) if not content.is_written(found.kind, found.key)]
            if broken:
                problems += limit_lazily(_unknown(content, kind, key, broken), content.place(kind, key, ()).path)
    return problems


def _unknown(content: Content, kind: str, key: str, broken: Iterable[RecordReference]) -> Iterator[Problem]:
    """Yield a problem for each broken reference of one record."""
    for found in broken:
        message = tr("there is no record “{key}” in {kind}", key=found.key, kind=kind_name(found.kind))
        yield Problem(content.place(kind, key, found.path), "reference.unknown", message, meant(found, content.records))


def _remnants(content: Content, kind: str) -> dict[str, object]:
    return {key: value for (of_kind, key), value in content.partial_values.items() if of_kind == kind}


def meant(found: RecordReference, records: Records) -> Message:
    """Return a hint: the nearest existing key, or else the missing file."""
    near = closest(found.key, records.of(found.kind))
    if near:
        return tr("did you mean “{key}”?", key=near)
    return tr("write {path}, or correct the key", path=f"content/facts/{found.kind}/{found.key}.yaml")

"""
Which record names which.

The references of a record are found by the types of its fields (`model/field_docs`), so a new field that holds a key is followed without
a line here. In come records and documents; out go every reference with its way through the record, the reverse index (who is named
by whom), and problems for references to nothing.
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
"""The kind of record that a document's link names, where that is not the link's own kind."""

_WORDS = "words"
"""What the path of a mention in a text begins with; no record has a field of that name."""


@dataclass(frozen=True, slots=True)
class RecordReference:
    """That a record names the record `kind`/`key`; `path` leads to the name inside it."""

    kind: str
    key: str
    path: RecordPath


_Walk = Callable[[object, RecordPath], Iterator[RecordReference]]


def references(record: Record) -> Iterator[RecordReference]:
    """
    Every reference in a record, in the order of its fields.

    >>> from kembar.kinds.relationship import Relationship, Scope
    >>> tie = Relationship(between=("jakarta", "rabat"), kind="contact", status="exploration", fields=(Scope(field="tourism"),))
    >>> [(found.kind, found.key, found.path) for found in references(tie)]
    [('cities', 'jakarta', ('between', 0)), ('cities', 'rabat', ('between', 1)), ('fields', 'tourism', ('fields', 0, 'field'))]
    """
    return _references(type(record), record)


def _references(record_type: type, value: object) -> Iterator[RecordReference]:
    """Every reference in a record of this type, or in the plain value of one that has faults."""
    walk = _record_walks()[record_type]
    return walk(value, ()) if walk else iter(())


@cache
def _record_walks() -> Mapping[type, _Walk | None]:
    return {kind.record: _walk_of(kind.record) for kind in KINDS.values()}


def _walk_of(hint: object) -> _Walk | None:
    """How to walk a value of this type, or None when no value of it can hold a reference."""
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
    def walk(key: object, path: RecordPath) -> Iterator[RecordReference]:
        if isinstance(key, str) and KEY.fullmatch(key):
            yield RecordReference(kind, key, path)

    return walk


def _items_walk(item: object) -> _Walk | None:
    item_walk = _walk_of(item)
    if item_walk is None:
        return None

    def walk(items: object, path: RecordPath) -> Iterator[RecordReference]:
        for position, value in enumerate(items if isinstance(items, tuple | list) else ()):
            yield from item_walk(value, (*path, position))

    return walk


def _fields_walk(hints: Mapping[str, Any]) -> _Walk | None:
    steps = [(name, step) for name, hint in hints.items() if (step := _walk_of(hint))]
    if not steps:
        return None

    def walk(value: object, path: RecordPath) -> Iterator[RecordReference]:
        for name, step in steps:
            yield from step(_field(value, name), (*path, name))

    return walk


def _field(value: object, name: str) -> object:
    """A field of a record, or of a plain value that has not become one."""
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name) if dataclasses.is_dataclass(value) else None


def backlinks(content: Content) -> dict[PageKey, tuple[Backlink, ...]]:
    """For each record and free page that is named somewhere, who names it: records in the order of their kinds and keys, then texts."""
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
    Who names what is named no longer, or for the first time, in texts that have changed; each edit is a text before and after it.

    `known` are the mentions of before, and `languages` those of the site in its order.
    """
    renewed: dict[PageKey, tuple[Backlink, ...]] = {}
    for before, after in edits:
        words, named_before, named = _of_words(after), {*_named_in(before)}, {*_named_in(after)}
        for page in named_before ^ named:
            others = (mention for mention in renewed.get(page, known.get(page, ())) if mention != words)
            renewed[page] = tuple(sorted([*others, *([words] if page in named else [])], key=lambda by: _order(by, languages)))
    return renewed


def _of_words(document: Document) -> Backlink:
    """What a text is when it names somebody."""
    return Backlink(document.kind, document.key, (_WORDS, document.lang))


def _order(mention: Backlink, languages: Sequence[str]) -> tuple[int | str, ...]:
    """Texts come after records, which keep the order that they have, by their languages, kinds and keys."""
    where, lang = mention.path[0], mention.path[-1]
    return (languages.index(str(lang)), mention.kind, mention.key) if where == _WORDS else (-1,)


def _named_in(document: Document) -> Iterator[PageKey]:
    return ((TARGET_KINDS.get(link.kind, link.kind), link.key) for link in document.body.links if link.kind != "image")


def unknown_references(content: Content) -> list[Problem]:
    """
    A problem for each reference in a record to a record that does not exist, at the very place of the name.

    Records with faults of another kind are looked through as well, as far as they could be read.
    """
    return [
        problem
        for kind, declaration in KINDS.items()
        for key, value in {**content.records.of(kind), **_remnants(content, kind)}.items()
        for problem in limit_lazily(_unknown(content, kind, key, _references(declaration.record, value)), content.place(kind, key, ()).path)
    ]


def _unknown(content: Content, kind: str, key: str, references: Iterable[RecordReference]) -> Iterator[Problem]:
    """A problem for each of the references of one record that leads to nothing."""
    for found in references:
        if not content.is_written(found.kind, found.key):
            message = tr("there is no record “{key}” in {kind}", key=found.key, kind=kind_name(found.kind))
            yield Problem(content.place(kind, key, found.path), "reference.unknown", message, meant(found, content.records))


def _remnants(content: Content, kind: str) -> dict[str, object]:
    return {key: value for (of_kind, key), value in content.partial_values.items() if of_kind == kind}


def meant(found: RecordReference, records: Records) -> Message:
    """What the author probably meant: the nearest key there is, or else the file that is missing."""
    near = closest(found.key, records.of(found.kind))
    if near:
        return tr("did you mean “{key}”?", key=near)
    return tr("write {path}, or correct the key", path=f"content/facts/{found.kind}/{found.key}.yaml")

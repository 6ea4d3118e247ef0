"""
Check the content as a whole: cycles of records, duplicate relationships, documents without a record, settings that name nothing.
"""

import dataclasses
from collections.abc import Iterator, Mapping

from kembar.arrange.references import RecordReference, meant
from kembar.kinds.registry import KINDS, kind_name
from kembar.model.content import Content
from kembar.model.problem import Problem, tr
from kembar.text.field_types import referenced_kind, without_none
from kembar.text.suggestions import closest

PARENT_FIELDS = tuple(
    (folder, field.name)
    for folder, kind in KINDS.items()
    for field in dataclasses.fields(kind.record)
    if referenced_kind(without_none(field.type)) == folder
)
"""The fields that refer to a record of the same kind. Such references must not form a cycle."""


def inconsistencies(content: Content) -> Iterator[Problem]:
    """Yield all problems of the content as a whole."""
    for kind, field in PARENT_FIELDS:
        yield from _cycles(content, kind, field)
    yield from _ties_to_itself(content)
    yield from _duplicate_ties(content)
    yield from _orphans(content)
    yield from _settings(content)


def _cycles(content: Content, kind: str, field: str) -> Iterator[Problem]:
    """Yield a problem for each cycle, at its first key."""
    above: Mapping[str, str | None] = {key: getattr(record, field) for key, record in content.records.of(kind).items()}
    for ring in _rings(above):
        yield Problem(
            content.place(kind, ring[0], (field,)),
            "reference.cycle",
            tr("“{key}” leads back to itself through “{field}”: {ring}", key=ring[0], field=field, ring=" → ".join([*ring, ring[0]])),
            tr("take “{field}” away from one of them", field=field),
        )


def _rings(above: Mapping[str, str | None]) -> Iterator[list[str]]:
    """
    Yield the cycles among keys that each lead to at most one other, each from its first key.

    >>> list(_rings({"a": "b", "b": "c", "c": "b", "d": "d", "e": None}))
    [['b', 'c'], ['d']]
    """
    settled: set[str] = set()
    for start in sorted(above):
        trail: list[str] = []
        here: str | None = start
        while here is not None and here in above and here not in trail and here not in settled:
            trail.append(here)
            here = above[here]
        if here in trail:
            ring = trail[trail.index(here) :]
            first = ring.index(min(ring))
            yield ring[first:] + ring[:first]
        settled.update(trail)


def _ties_to_itself(content: Content) -> Iterator[Problem]:
    for key, tie in content.records.relationships.items():
        if tie.between[0] == tie.between[1]:
            yield Problem(
                content.place("relationships", key, ("between", 1)),
                "relationship.self",
                tr("a tie is between two places, and both are “{city}”", city=tie.between[0]),
                tr("name the other place"),
            )


def _duplicate_ties(content: Content) -> Iterator[Problem]:
    """Yield a problem for each relationship whose places already have one of the same kind, at the later key."""
    first: dict[tuple[frozenset[str], str], str] = {}
    for key, tie in sorted(content.records.relationships.items()):
        known = first.setdefault((frozenset(tie.between), tie.kind), key)
        if known != key:
            yield Problem(
                content.place("relationships", key, ("between",)),
                "relationship.duplicate",
                tr("these two places already have a tie of this kind, “{key}”", key=known),
                tr("keep one record, or write another kind; the other one is in {path}", path=content.place("relationships", known).path),
            )


def _orphans(content: Content) -> Iterator[Problem]:
    for document in content.documents:
        if document.kind == "pages" or content.is_written(document.kind, document.key):
            continue
        yield Problem(
            document.place,
            "document.orphan",
            tr("these words belong to no record: there is no “{key}” in {kind}", key=document.key, kind=kind_name(document.kind)),
            meant(RecordReference(document.kind, document.key, ()), content.records),
        )


def _settings(content: Content) -> Iterator[Problem]:
    if content.config.home and not content.is_written("cities", content.config.home):
        yield Problem(
            content.setting(("home",)),
            "reference.unknown",
            tr("there is no record “{key}” in {kind}", key=content.config.home, kind=kind_name("cities")),
            meant(RecordReference("cities", content.config.home, ()), content.records),
        )
    pages = {document.key for document in content.documents if document.kind == "pages"}
    for position, key in enumerate(content.config.footer):
        if key not in pages and ("pages", key) not in content.invalid_keys:
            near = closest(key, pages)
            yield Problem(
                content.setting(("footer", position)),
                "reference.unknown",
                tr("there is no page “{key}” for the footer", key=key),
                tr("did you mean “{key}”?", key=near)
                if near
                else tr("write content/{lang}/pages/{key}.md", lang=content.config.primary.code, key=key),
            )

"""The sources that a page shows, in the order of its notes. Views look numbers up and add none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kembar.arrange.references import RecordReference, references
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS, Records
from kembar.model.document import Document
from kembar.model.site import Backlink, PageKey


def citation_order(record: Record | None, document: Document | None, records: Records, others: Iterable[str] = ()) -> tuple[str, ...]:
    """
    Return the keys of a page's sources, each once: the record's own, those of the claims inside it in reading order, those that the text
    cites, and those of the other records that the page shows. The first is note 1. Sources that do not exist have no number.
    """
    cited = [link.key for link in document.body.links if link.kind == "citation"] if document else []
    keys = dict.fromkeys([*(_sources(record) if record else ()), *cited, *others])
    return tuple(key for key in keys if key in records.sources)


def sources_of_ties(kind: str, key: str, records: Records, backlinks: Mapping[PageKey, Sequence[Backlink]]) -> Iterator[str]:
    """Yield the sources of the ties that the page of a record shows: of a city's ties, and of those parts of ties that name a field."""
    named = [backlink for backlink in backlinks.get((kind, key), ()) if backlink.kind == "relationships"]
    for backlink in named:
        tie = records.relationships[backlink.key]
        if kind == "cities" and backlink.path[0] == "between":
            yield from _sources(tie)
        elif kind == "fields" and backlink.path[0] == "fields":
            scope = backlink.path[:2]
            yield from _sources(tie, lambda found, scope=scope: found.path[:2] == scope)  # type: ignore[misc]


def sources_of_listing(name: str, records: Records) -> Iterator[str]:
    """Yield the sources of the records on a listing, by kind and key: whole records on that of people, matters of dispute on the other."""
    if name == "people":
        for record in (*records.people.values(), *records.organisations.values()):
            yield from _sources(record)
    elif name == "differences":
        for kind in KINDS:
            for record in records.of(kind).values():
                if getattr(record, "differs", ()):
                    yield from _sources(record, lambda found: found.path[0] == "differs")


def _sources(record: Record, is_shown: Callable[[RecordReference], bool] = lambda _: True) -> list[str]:
    """Return the sources in a record, its own before those of the claims inside it."""
    inside = [found for found in references(record) if found.kind == "sources" and is_shown(found)]
    inside.sort(key=lambda found: found.path[0] != "sources")
    return [found.key for found in inside]

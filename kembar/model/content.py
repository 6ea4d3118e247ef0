"""Everything that was read from the content folder, each file alone: the input of `arrange`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kembar.kinds.registry import Records
from kembar.model.config import SiteConfig
from kembar.model.document import Document
from kembar.model.problem import SourceLocation

RecordPath = tuple[str | int, ...]
"""The way to a value inside a record, such as `("legs", 0, "stops", 1, "people", 0)`; `()` is the record itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Locations(Mapping[RecordPath, SourceLocation]):
    """
    Where the values of a file stand. A whole site has a place for each of its values, and asks for few of them: `positions` are lines
    and columns from 0, counted from `first_line`, and a place is made when it is asked for.
    """

    path: str
    first_line: int
    positions: Mapping[RecordPath, tuple[int, int]]

    def __getitem__(self, path: RecordPath) -> SourceLocation:
        line, column = self.positions[path]
        return SourceLocation(self.path, self.first_line + line, column + 1)

    def __contains__(self, path: object) -> bool:
        return path in self.positions

    def __iter__(self) -> Iterator[RecordPath]:
        return iter(self.positions)

    def __len__(self) -> int:
        return len(self.positions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """
    Settings, facts and words.

    `places` gives, for each record by kind and key, where each of its values stands; `settings` the same for `site.yaml`. `unread` are
    the records and free pages that are written and have faults of their own: to name one of them is not a second fault. `unread_words` are
    the same for words, by language, kind and key.

    No fault hides another: `remnants` are the plain values of unread records, and `loose` the words whose front matter cannot be used.
    With `makeshift`, the settings have faults, and `config` holds what could be kept of them; nothing may be published by it.
    """

    config: SiteConfig
    records: Records
    documents: tuple[Document, ...]
    places: Mapping[tuple[str, str], Mapping[RecordPath, SourceLocation]] = field(default_factory=dict)
    settings: Mapping[RecordPath, SourceLocation] = field(default_factory=dict)
    invalid_keys: frozenset[tuple[str, str]] = frozenset()
    unread_words: frozenset[tuple[str, str, str]] = frozenset()
    partial_values: Mapping[tuple[str, str], object] = field(default_factory=dict)
    invalid_documents: tuple[Document, ...] = ()
    has_fallback_config: bool = False

    def place(self, kind: str, key: str, path: RecordPath = ()) -> SourceLocation:
        """Where a value of a record stands, or the nearest value around it, or at least the record's file."""
        return _nearest(self.places.get((kind, key), {}), path, f"content/facts/{kind}/{key}.yaml")

    def setting(self, path: RecordPath = ()) -> SourceLocation:
        """Where a setting stands, or the nearest value around it, or at least the file."""
        return _nearest(self.settings, path, "content/site.yaml")

    def is_written(self, kind: str, key: str) -> bool:
        """Whether there is a file for this record, even one with a fault."""
        return key in self.records.of(kind) or (kind, key) in self.invalid_keys


def _nearest(places: Mapping[RecordPath, SourceLocation], path: RecordPath, file: str) -> SourceLocation:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, SourceLocation(file))

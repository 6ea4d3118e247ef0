"""Everything that was read from the content folder, each file alone: the input of `arrange`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kembar.kinds.registry import Records
from kembar.model.config import SiteConfig
from kembar.model.document import Document
from kembar.model.problem import SourceLocation

RecordPath = tuple[str | int, ...]
"""The position of a value in a record, such as `("legs", 0, "stops", 1, "people", 0)`; `()` is the record itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Locations(Mapping[RecordPath, SourceLocation]):
    """
    The source locations of the values of a file, made when they are asked for.

    `positions` are lines and columns from 0; lines are counted from `first_line`.
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
    Settings, records and documents.

    `places` are the source locations of the values of each record, by kind and key; `settings` those of `site.yaml`. `invalid_keys` are
    records and free pages whose files have errors: a reference to one of them is not a second error. `unread_words` are the same for
    documents, by language, kind and key.

    So that no error hides another, `partial_values` are the plain values of invalid records, and `invalid_documents` are documents whose
    front matter cannot be used. With `has_fallback_config`, the settings have errors, `config` contains the valid part of them, and nothing
    may be published.
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
        """Return the source location of a value of a record, else of the nearest value around it, else of the file."""
        return _nearest(self.places.get((kind, key), {}), path, f"content/facts/{kind}/{key}.yaml")

    def setting(self, path: RecordPath = ()) -> SourceLocation:
        """Return the source location of a setting, else of the nearest value around it, else of the file."""
        return _nearest(self.settings, path, "content/site.yaml")

    def is_written(self, kind: str, key: str) -> bool:
        """Return whether there is a file for this record, even an invalid one."""
        return key in self.records.of(kind) or (kind, key) in self.invalid_keys


def _nearest(places: Mapping[RecordPath, SourceLocation], path: RecordPath, file: str) -> SourceLocation:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, SourceLocation(file))

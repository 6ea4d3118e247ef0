"""Everything that was read from the content folder, each file alone: the input of `arrange`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kembar.model.config import Config
from kembar.model.document import Document
from kembar.model.problem import Place
from kembar.model.records import Records

RecordPath = tuple[str | int, ...]
"""The way to a value inside a record, such as `("legs", 0, "stops", 1, "people", 0)`; `()` is the record itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Settings, facts and words. `places` gives, for each record by kind and key, where each of its values stands."""

    config: Config
    records: Records
    documents: tuple[Document, ...]
    places: Mapping[tuple[str, str], Mapping[RecordPath, Place]] = field(default_factory=dict)
    unread: frozenset[tuple[str, str]] = frozenset()
    """Records and pages, by kind and key, that are there and have faults of their own: to name them is not a second fault."""

    def place(self, kind: str, key: str, path: RecordPath = ()) -> Place:
        """Where a value of a record stands, or the nearest value around it, or at least the record's file."""
        places = self.places.get((kind, key), {})
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Place(f"content/facts/{kind}/{key}.yaml"))

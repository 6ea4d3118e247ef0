"""
The facts: every `facts/<kind>/<key>.yaml` as a record.

In come the files; out go the records by kind and key, and where each of their values stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kembar.model.content import RecordPath
from kembar.model.problem import Level, Place, Problem, say
from kembar.model.records import KINDS, Record, Records
from kembar.read.files import read_text
from kembar.read.placed import read_yaml
from kembar.read.tree import Entry
from kembar.read.validate import read_value

Places = Mapping[RecordPath, Place]


@dataclass(slots=True)
class Facts:
    """All records that could be read, the places of their values by kind and key, and the kinds and keys of the others."""

    records: Records
    places: dict[tuple[str, str], Places] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)


def read_facts(entries: Iterable[Entry], languages: tuple[str, ...]) -> tuple[Facts, list[Problem]]:
    """Every record, each kind in the order of its keys; a record with a fault is left out."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    facts = Facts(Records())
    problems: list[Problem] = []
    for entry in sorted(entries, key=lambda entry: (entry.kind, entry.key)):
        record, places, faults = read_record(entry, languages)
        problems += faults
        if record is None:
            facts.unread.append((entry.kind, entry.key))
        else:
            found[entry.kind][entry.key] = record
            facts.places[entry.kind, entry.key] = places
    facts.records = Records(**found)  # type: ignore[arg-type] # each kind holds records of its own type
    return facts, problems


def read_record(entry: Entry, languages: tuple[str, ...]) -> tuple[Record | None, Places, list[Problem]]:
    """One record with the places of its values; None when there is an error in it."""
    text, problems = read_text(entry.file, entry.path)
    if text is None:
        return None, {}, problems
    placed, problems = read_yaml(text, entry.path)
    if placed is None:
        return None, {}, problems
    record, faults = read_value(KINDS[entry.kind], placed, languages)
    problems += faults
    if problems or record is None:
        return None, {}, problems
    return record, placed.places, _unsourced(record, placed.place(()))


def _unsourced(record: Record, place: Place) -> list[Problem]:
    """A warning for a record that could name its sources and names none."""
    if getattr(record, "sources", True):
        return []
    hint = say("write “sources: [...]” with the keys of records in facts/sources/")
    return [Problem(place, "sources.none", say("nothing says where these facts come from"), hint, Level.WARNING)]

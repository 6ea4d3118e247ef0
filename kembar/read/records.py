"""
The facts: a `facts/<kind>/<key>.yaml` as a record.

In comes the file; out go the record, and where each of its values stands.
"""

import dataclasses
from collections.abc import Iterator, Mapping

from kembar.i18n.codes import countries
from kembar.model.content import RecordPath
from kembar.model.forms import shown
from kembar.model.nearest import nearest
from kembar.model.problem import Level, Place, Problem, say
from kembar.model.records import KINDS, City, Record
from kembar.read.files import read_text
from kembar.read.placed import Placed, read_yaml
from kembar.read.todo import without_todos
from kembar.read.tree import Entry
from kembar.read.validate import read_value
from kembar.read.zones import zone_fault


def read_record(entry: Entry, languages: tuple[str, ...]) -> tuple[Record | None, Mapping[RecordPath, Place], list[Problem]]:
    """One record with the places of its values; None when there is an error in it."""
    text, problems = read_text(entry.file, entry.path)
    if text is None:
        return None, {}, problems
    placed, problems = read_yaml(text, entry.path)
    if placed is None:
        return None, {}, problems
    placed, todos = without_todos(placed, text)
    record, faults = read_value(KINDS[entry.kind], placed, languages)
    problems += [*todos, *faults]
    problems += [*_misnamed_fields(record, placed), *_unknown_codes(record, placed)]
    if problems or record is None:
        return None, {}, problems
    return record, placed.places, _unsourced(record, placed.place(()))


def _misnamed_fields(record: Record | None, placed: Placed) -> list[Problem]:
    """A problem for each matter on which sources differ that names a field which records of this kind do not have."""
    names = [field.name for field in dataclasses.fields(record)] if record else []
    return [
        Problem(
            placed.place(("differs", position, "field")),
            "differs.field",
            say("these records have no field “{name}”", name=shown(matter.field)),
            say("did you mean “{name}”?", name=near)
            if (near := nearest(matter.field, names))
            else say("leave “field” out if the matter is none of the fields"),
        )
        for position, matter in enumerate(getattr(record, "differs", ()))
        if matter.field and matter.field not in names
    ]


def _unknown_codes(record: Record | None, placed: Placed) -> Iterator[Problem]:
    """A problem for a country or time zone in the right form that the world does not have."""
    if not isinstance(record, City):
        return
    if record.country not in countries():
        hint = say("write two capital letters, such as ID or MA")
        yield Problem(placed.place(("country",)), "country.invalid", say("“{code}” is not a country code", code=record.country), hint)
    fault = zone_fault(record.timezone) if record.timezone else None
    if fault:
        yield Problem(placed.place(("timezone",)), fault.code, fault.message, fault.hint)


def _unsourced(record: Record, place: Place) -> list[Problem]:
    """A warning for a record that could name its sources and names none."""
    if getattr(record, "sources", True):
        return []
    hint = say("write “sources: [...]” with the keys of records in facts/sources/")
    return [Problem(place, "sources.none", say("nothing says where these facts come from"), hint, Level.WARNING)]

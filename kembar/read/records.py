"""
Read `facts/<kind>/<key>.yaml` as a record, with the locations of its values.
"""

import dataclasses
import re
from collections.abc import Iterator

from kembar.i18n.codes import countries
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.read.content_tree import ContentFile
from kembar.read.dates import zone_error
from kembar.read.deceptive_values import deceptive_values
from kembar.read.located_yaml import LocatedValue, read_yaml
from kembar.read.text_files import read_text
from kembar.read.todo_marks import without_todos
from kembar.read.validate import read_value
from kembar.text.suggestions import closest
from kembar.text.value_formats import COUNTRY, ZONE, quote_for_message


def read_record(entry: ContentFile, languages: tuple[str, ...]) -> tuple[Record | None, LocatedValue | None, list[Problem]]:
    """Return the record, None if it has an error; its plain value, None if it is not YAML; and its problems."""
    text, problems = read_text(entry.file, entry.path)
    if text is None:
        return None, None, problems
    placed, faults = read_yaml(text, entry.path)
    problems += faults
    if placed is None:
        return None, None, problems
    placed, todos = without_todos(placed, text)
    record, faults = read_value(KINDS[entry.kind].record, placed, languages)
    problems += [*todos, *faults]
    problems += [*_misnamed_fields(record, placed), *(_unknown_codes(placed) if entry.kind == "cities" else ())]
    problems = list(dict.fromkeys([*problems, *deceptive_values(placed, text)]))
    if record is None or any(problem.level is Level.ERROR for problem in problems):
        return None, placed, problems
    return record, placed, [*problems, *_unsourced(record, placed.place(()))]


def _misnamed_fields(record: Record | None, placed: LocatedValue) -> list[Problem]:
    """Yield a problem for each discrepancy that names a field which the kind does not have."""
    names = [field.name for field in dataclasses.fields(record)] if record else []
    return [
        Problem(
            placed.place(("differs", position, "field")),
            "differs.field",
            tr("these records have no field “{name}”", name=quote_for_message(matter.field)),
            tr("did you mean “{name}”?", name=near)
            if (near := closest(matter.field, names))
            else tr("leave “field” out if the matter is none of the fields"),
        )
        for position, matter in enumerate(getattr(record, "differs", ()))
        if matter.field and matter.field not in names
    ]


def _unknown_codes(placed: LocatedValue) -> Iterator[Problem]:
    """Yield a problem for a well-formed code of a country or time zone that does not exist, whatever else is wrong with a city."""
    country, zone = _formed(placed, "country", COUNTRY), _formed(placed, "timezone", ZONE)
    if country and country not in countries():
        hint = tr("write two capital letters, such as ID or MA")
        yield Problem(placed.place(("country",)), "country.invalid", tr("“{code}” is not a country code", code=country), hint)
    fault = zone_error(zone) if zone else None
    if fault:
        yield Problem(placed.place(("timezone",)), fault.code, fault.message, fault.hint)


def _formed(placed: LocatedValue, name: str, form: re.Pattern[str]) -> str:
    """Return the text of a field if it is well formed, otherwise an empty string."""
    value = placed.value.get(name) if isinstance(placed.value, dict) else None
    return value if isinstance(value, str) and form.fullmatch(value) else ""


def _unsourced(record: Record, place: SourceLocation) -> list[Problem]:
    """Yield a warning for a record that could name its sources but names none."""
    if getattr(record, "sources", True):
        return []
    hint = tr("write “sources: [...]” with the keys of records in facts/sources/")
    return [Problem(place, "sources.none", tr("these facts have no source"), hint, Level.WARNING)]

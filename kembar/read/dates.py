"""Dates as editors write them, and the time zones in them."""

from kembar.i18n.codes import zones
from kembar.model.dates import DateValue, parse
from kembar.model.edtf import Moment
from kembar.model.problem import tr
from kembar.text.suggestions import closest
from kembar.text.value_formats import ValueFormatError


def zone_error(name: str) -> ValueFormatError | None:
    """Return what is wrong with the name of a time zone; None for a zone that IANA has or had."""
    if name in zones():
        return None
    near = closest(name, sorted(zones()))
    hint = tr("did you mean “{name}”?", name=near) if near else tr("write its IANA name, such as Asia/Jakarta")
    return ValueFormatError("timezone.invalid", tr("“{zone}” is not a time zone", zone=name), hint)


def parse_date(text: str) -> DateValue:
    """Return the date in a text. Raises `DateError`, and `ValueFormatError` for a time zone in brackets that does not exist."""
    when = parse(text)
    for edge in (when.start, when.end):
        if isinstance(edge, Moment) and edge.zone and (error := zone_error(edge.zone)):
            raise error
    return when

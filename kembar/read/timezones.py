"""Time zones that the world does not have: a name in the right form comes in, what is wrong with it goes out."""

from kembar.i18n.cldr_codes import zones
from kembar.model.dates import DateValue, parse
from kembar.model.edtf import Moment
from kembar.model.problem import tr
from kembar.text.suggestions import closest
from kembar.text.value_formats import ValueFormatError


def zone_fault(name: str) -> ValueFormatError | None:
    """Why a name is no time zone's; None for one that IANA has or had."""
    if name in zones():
        return None
    near = closest(name, sorted(zones()))
    hint = tr("did you mean “{name}”?", name=near) if near else tr("write its IANA name, such as Asia/Jakarta")
    return ValueFormatError("timezone.invalid", tr("“{zone}” is not a time zone", zone=name), hint)


def parse_date(text: str) -> DateValue:
    """The date that a text tells. Raises `DateError`, and `ValueFormatError` for a zone in its brackets that the world does not have."""
    when = parse(text)
    for edge in (when.start, when.end):
        if isinstance(edge, Moment) and edge.zone and (fault := zone_fault(edge.zone)):
            raise fault
    return when

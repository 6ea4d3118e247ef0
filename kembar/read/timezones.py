"""Time zones that the world does not have: a name in the right form comes in, what is wrong with it goes out."""

from kembar.i18n.cldr_codes import zones
from kembar.model.dates import When, parse
from kembar.model.edtf import Moment
from kembar.model.problem import say
from kembar.text.suggestions import nearest
from kembar.text.value_formats import FormError


def zone_fault(name: str) -> FormError | None:
    """Why a name is no time zone's; None for one that IANA has or had."""
    if name in zones():
        return None
    near = nearest(name, sorted(zones()))
    hint = say("did you mean “{name}”?", name=near) if near else say("write its IANA name, such as Asia/Jakarta")
    return FormError("timezone.invalid", say("“{zone}” is not a time zone", zone=name), hint)


def date_form(text: str) -> When:
    """The date that a text tells. Raises `DateError`, and `FormError` for a zone in its brackets that the world does not have."""
    when = parse(text)
    for edge in (when.start, when.end):
        if isinstance(edge, Moment) and edge.zone and (fault := zone_fault(edge.zone)):
            raise fault
    return when

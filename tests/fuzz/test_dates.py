"""Dates: any text is a date or refused in words; a date reads back from its text and its machine form, and is written in each language."""

from dataclasses import replace

from hypothesis import given

from kembar.model.dates import DateError, Moment, Precision, earliest, overlaps, parse
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.grammars import dates
from tests.fuzz.harness import examples
from tests.i18n.voices import FORMATS
from tests.strategies import date_texts


@examples(200)
@given(text=dates | date_texts)
def test_dates(text: str) -> None:
    with bounded_cpu_time(2):
        try:
            when = parse(text)
        except DateError:
            return
        assert parse(when.text) == when
        assert (when.text, overlaps(when, when), earliest(when)) == (text, True, earliest(when))
        for formats in FORMATS.values():
            assert formats.when(when) == "".join(piece.text for piece in formats.pieces(when))
            assert all((formats.when(when), formats.day(when), formats.year(when)))
            assert formats.time(when) is not None
    for moment in (when.start, when.end):
        if isinstance(moment, Moment) and moment.precision is not Precision.DECADE:
            assert parse(moment.machine).start == replace(moment, approximate=False, uncertain=False, zone="")

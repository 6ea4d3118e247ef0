"""
Reads, sorts and compares dates, which are moments or spans and keep their precision.

The text is EDTF as `moments` reads it, and its spans: `2018-04-17/2018-04-19`, `1991/..` (open: still so), `1991/` (the end is
unknown). Nothing is guessed: a year stays a year.
"""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from kembar.model.edtf import NO_DATE, DateError, Moment, Precision, later, parse_moment
from kembar.model.problem import tr

__all__ = ["DateError", "DateValue", "Moment", "OpenEnd", "Precision", "day_of", "earliest", "overlaps", "parse", "year_of"]

LONGEST = 120
_BETWEEN_EDGES = re.compile(rf"/(?![^\[]{{0,{LONGEST}}}\])")


class OpenEnd(StrEnum):
    """An end of a span that is no moment."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """
    A moment, or a span between two edges.

    `end` is None for a single moment. `text` is the EDTF text it was read from, so that two dates are equal when they were written alike.
    """

    text: str
    start: Moment | OpenEnd
    end: Moment | OpenEnd | None = None


def parse(text: str) -> DateValue:
    """
    Return the date that a text denotes. Raises `DateError`.

    Days must exist in the calendar and a span must not end before it starts. A time must have an offset from UTC, which
    must be right if it names an Indonesian zone.

    >>> parse("1991/..").end, parse("2018-04-17").start.machine
    (<OpenEnd.OPEN: '..'>, '2018-04-17')
    >>> parse("2018-02-29")
    Traceback (most recent call last):
    kembar.model.edtf.DateError: “2018-02-29” is not in the calendar
    """
    match _BETWEEN_EDGES.split(text) if len(text) <= LONGEST else []:
        case [_]:
            return DateValue(text, parse_moment(text))
        case [start, end]:
            return _span(text, _edge(start), _edge(end))
        case _:
            raise DateError(NO_DATE)


def _span(text: str, start: Moment | OpenEnd, end: Moment | OpenEnd) -> DateValue:
    if isinstance(start, OpenEnd) and isinstance(end, OpenEnd):
        raise DateError(tr("a span needs an end that is known"))
    if isinstance(start, Moment) and isinstance(end, Moment) and later(start, end):
        raise DateError(tr("the span ends before it starts"))
    return DateValue(text, start, end)


def _edge(text: str) -> Moment | OpenEnd:
    return OpenEnd(text) if text in tuple(OpenEnd) else parse_moment(text)


def earliest(when: DateValue) -> tuple[int, ...]:
    """
    Return the sort key of a date: its start, then its end.

    A start that is unknown or open sorts before all others, a year before its months, a day before its hours. Days are those of the
    place itself; within a day, times sort as instants.
    """
    return (*_position(when.start), *(_position(when.end) if when.end is not None else ()))


def _position(edge: Moment | OpenEnd) -> tuple[int, ...]:
    if isinstance(edge, OpenEnd):
        return (0,) * 6
    clock = 24 * 60 + edge.minutes if edge.precision is Precision.MINUTE else 0
    return (1, edge.year, edge.month, edge.day, clock, edge.precision)


_LEEWAY = {Precision.DECADE: 3652, Precision.YEAR: 365, Precision.MONTH: 31, Precision.DAY: 1, Precision.MINUTE: 0}
"""Days by which an approximate moment may be off, either way: about one unit of its precision."""


def overlaps(one: DateValue, other: DateValue) -> bool:
    """
    Return whether two dates may share a day, as far as they are known.

    They are compared at the coarser precision: 2018 overlaps 2018-04-17. An approximate moment reaches about one unit of its precision
    further (1990~ from 1989 to 1991), an end that is open or unknown without limit.
    """
    first, last = _reach(one)
    other_first, other_last = _reach(other)
    return first <= other_last and other_first <= last


def _reach(when: DateValue) -> tuple[float, float]:
    start, end = when.start, when.start if when.end is None else when.end
    first = start.days[0] - _leeway(start) if isinstance(start, Moment) else float("-inf")
    last = end.days[1] + _leeway(end) if isinstance(end, Moment) else float("inf")
    return first, last


def _leeway(moment: Moment) -> int:
    return _LEEWAY[moment.precision] if moment.approximate else 0


def year_of(when: DateValue) -> int | None:
    """Return the year in which a date starts, if it is known to the year."""
    start = when.start
    return start.year if isinstance(start, Moment) and start.precision >= Precision.YEAR else None


def day_of(when: DateValue) -> datetime.date | None:
    """Return the day on which a date starts, by the calendar of the place itself, if it is known to the day."""
    start = when.start
    if not isinstance(start, Moment) or start.precision < Precision.DAY or start.approximate:
        return None
    return datetime.date(start.year, start.month, start.day)

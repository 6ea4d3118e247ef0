"""
Reads one point in time in EDTF, with the precision with which it is known.

The text is EDTF (ISO 8601-2:2019, level 1, as far as the portal needs it), with RFC 9557's bracketed zone name after a time: `1991`,
`1990-05`, `2018-04-17`, `199X`, `1990~` (approximate), `1990?` (uncertain), `1990%` (both), `2018-04-17T14:05+07:00`,
`2020-07-27T10:00+08:00[Asia/Makassar]`.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from enum import IntEnum

from kembar.model.problem import Message, tr

ZONES = {"Asia/Jakarta": 420, "Asia/Pontianak": 420, "Asia/Makassar": 480, "Asia/Jayapura": 540}
"""Minutes east of UTC in the zones of Indonesia, as they have been since 1988."""

NO_DATE = tr("not a date such as 1991, 1990-05, 2018-04-17 or 2018-04-17/2018-04-19")
"""The message for a text that does not have the form of a date."""

_DATE = re.compile(r"(?:([0-9]{3})X|([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?)([~?%]?)")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?:Z|([+-])([0-9]{2}):([0-9]{2}))(?:\[([A-Za-z][A-Za-z0-9_+/-]*)\])?")


class Precision(IntEnum):
    """How exactly a moment is known, from coarse to fine."""

    DECADE = 1
    YEAR = 2
    MONTH = 3
    DAY = 4
    MINUTE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """
    One point of the calendar, as exactly as it is known.

    `year` of a decade is its first year. `offset` is minutes east of UTC, present whenever there is a time; `zone` is the IANA name
    if one was given.
    """

    precision: Precision
    year: int
    month: int = 0
    day: int = 0
    hour: int = 0
    minute: int = 0
    offset: int = 0
    zone: str = ""
    approximate: bool = False
    uncertain: bool = False

    @property
    def machine(self) -> str:
        """ISO 8601 as HTML's `time` element takes it, without qualifiers and zone name; empty for a decade, which HTML cannot express."""
        if self.precision is Precision.DECADE:
            return ""
        date = "-".join((f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")[: self.precision - 1])
        if self.precision < Precision.MINUTE:
            return date
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{date}T{self.hour:02}:{self.minute:02}{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day that it may be, by the calendar of the place itself, as ordinals of `datetime.date`."""
        last_year = self.year + 9 if self.precision is Precision.DECADE else self.year
        last_month = self.month or 12
        last_day = self.day or calendar.monthrange(last_year, last_month)[1]
        first = datetime.date(self.year, self.month or 1, self.day or 1)
        return first.toordinal(), datetime.date(last_year, last_month, last_day).toordinal()

    @property
    def minutes(self) -> int:
        """Minutes from midnight of its day in the calendar to its time in UTC; below 0 where it is still the day before in UTC."""
        return self.hour * 60 + self.minute - self.offset


class DateError(ValueError):
    """Raised for a text that is not a date. `message` gives the reason to its author."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def parse_moment(text: str) -> Moment:
    """Return the moment that a text denotes. Raises `DateError`, also for impossible days and for wrong offsets from UTC."""
    date, mark, time = text.partition("T")
    moment = _date(date)
    return _timed(moment, time) if mark else moment


def _date(text: str) -> Moment:
    match = _DATE.fullmatch(text)
    if not match:
        raise DateError(NO_DATE)
    decade, year, month, day, qualifier = match.groups()
    first_year = int(year or f"{decade}0")
    try:
        datetime.date(first_year, int(month or 1), int(day or 1))
    except ValueError:
        raise DateError(tr("“{date}” is not in the calendar", date=text)) from None
    return Moment(
        precision=Precision.DECADE if decade else Precision(Precision.YEAR + bool(month) + bool(day)),
        year=first_year,
        month=int(month or 0),
        day=int(day or 0),
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def _timed(day: Moment, text: str) -> Moment:
    match = _TIME.fullmatch(text)
    if not match or day.precision is not Precision.DAY or day.approximate or day.uncertain:
        raise DateError(tr("a time is written after its day and with its distance from UTC, such as 2018-04-17T14:05+07:00"))
    hour, minute, sign, hours, minutes, zone = match.groups(default="")
    if int(hour) > 23 or int(minute) > 59:
        raise DateError(tr("there is no time of day {hour}:{minute}", hour=hour, minute=minute))
    offset = int(f"{sign}1") * (int(hours or 0) * 60 + int(minutes or 0))
    if int(minutes or 0) > 59 or not -12 * 60 <= offset <= 14 * 60:
        raise DateError(tr("nowhere is the time {offset} from UTC", offset=f"{sign}{hours}:{minutes}"))
    moment = replace(day, precision=Precision.MINUTE, hour=int(hour), minute=int(minute), offset=offset, zone=zone)
    if moment.year >= 1988 and offset != ZONES.get(zone, offset):
        right = replace(moment, offset=ZONES[zone]).machine[-6:]
        raise DateError(tr("{zone} is {right} from UTC", zone=zone, right=right))
    return moment


def later(one: Moment, other: Moment) -> bool:
    """Return whether `one` is later than `other`, compared at the coarser precision of the two: a year is not later than its own month."""
    if one.precision is other.precision is Precision.MINUTE:
        return _instant(one) > _instant(other)
    shared = min(one.precision, other.precision)
    return _calendar(one)[:shared] > _calendar(other)[:shared]


def _calendar(moment: Moment) -> tuple[int, int, int, int]:
    return (moment.year // 10, moment.year, moment.month, moment.day)


def _instant(moment: Moment) -> int:
    return moment.days[0] * 24 * 60 + moment.minutes

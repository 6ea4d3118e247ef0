"""
Format dates exactly as precise as they are known.

Single days are formatted by Babel with the patterns of the catalogue; spans, times and zones are combined here. Dates with a
machine-readable form give it for HTML's `time` element.
"""

import datetime
from dataclasses import dataclass
from string import Formatter

from babel.dates import format_date

from kembar.i18n.date_patterns import DAY, MONTH, WEEKDAY
from kembar.i18n.locales import LocaleBase
from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.dates import DateValue, Moment, OpenEnd, Precision, year_of
from kembar.model.edtf import ZONES
from kembar.text.page_messages import N_


@dataclass(frozen=True, slots=True)
class DatePiece:
    """A run of text. `datetime` is the value for HTML's `time` element, empty for words, dashes and decades."""

    text: str
    datetime: str = ""


Pieces = tuple[DatePiece, ...]

_PATTERNS = {Precision.YEAR: "y", Precision.MONTH: MONTH, Precision.DAY: DAY}
_SHORTENED = ("d", "d MMMM", "MMMM")

_QUARTERS = (
    N_("first quarter of {year}"),
    N_("second quarter of {year}"),
    N_("third quarter of {year}"),
    N_("fourth quarter of {year}"),
)

_HOME_ZONE = "Asia/Jakarta"
"""The zone of a time without a named zone, if it has the offset of that zone."""

# Translators: the distance from UTC follows the zone's name where readers may not know it.
_ZONE_NAMES = {
    "Asia/Jakarta": N_("WIB (UTC+7)"),
    "Asia/Pontianak": N_("WIB (UTC+7)"),
    "Asia/Makassar": N_("WITA (UTC+8)"),
    "Asia/Jayapura": N_("WIT (UTC+9)"),
}


class Dates(LocaleBase):
    """Formats dates in one language."""

    def __init__(self, lang: Lang, messages: Messages, config: SiteConfig) -> None:
        super().__init__(lang, messages, config)
        self._cache: dict[DateValue, Pieces] = {}

    def pieces(self, when: DateValue) -> Pieces:
        """Return a date in pieces: `17`, `–` and `19 April 2018`, the first and the last with their machine-readable form."""
        if when not in self._cache:
            self._cache[when] = self._format(when)
        return self._cache[when]

    def when(self, when: DateValue) -> str:
        """Return a date as plain text: 17–19 April 2018."""
        return _text(self.pieces(when))

    def day_pieces(self, when: DateValue) -> Pieces:
        """Return `pieces`, with the weekday for a single certain day."""
        moment = when.start
        if when.end is not None or isinstance(moment, OpenEnd) or moment.precision is not Precision.DAY or _is_qualified(moment):
            return self.pieces(when)
        return (DatePiece(self._format_day(moment, self.messages.gettext(WEEKDAY)), moment.machine),)

    def day(self, when: DateValue) -> str:
        """Return a date as plain text with the weekday of a single day: Selasa, 17 April 2018."""
        return _text(self.day_pieces(when))

    def year(self, when: DateValue) -> str:
        """Return the year in which a date starts, without digit grouping; the decade, or a message if it is not known."""
        year = year_of(when)
        if year is not None:
            return str(year)
        return self._decade(when.start) if isinstance(when.start, Moment) else self.messages.gettext("Year not known")

    def quarter(self, year: int, quarter: int) -> str:
        """Return a quarter of a year, 1 to 4: triwulan II 2018."""
        return self.messages.gettext(_QUARTERS[quarter - 1]).format(year=year)

    def _format(self, when: DateValue) -> Pieces:
        match when.start, when.end:
            case Moment() as moment, None:
                return self._moment(moment)
            case Moment() as start, Moment() as end:
                return self._span(start, end)
            case Moment() as start, OpenEnd.OPEN:
                return _fill(self.messages.gettext("since {date}"), date=self._moment(start))
            case Moment() as start, OpenEnd.UNKNOWN:
                return _fill(self.messages.gettext("from {date}, end not known"), date=self._moment(start))
            case OpenEnd.OPEN, Moment() as end:
                return _fill(self.messages.gettext("until {date}"), date=self._moment(end))
            case OpenEnd.UNKNOWN, Moment() as end:
                return _fill(self.messages.gettext("until {date}, beginning not known"), date=self._moment(end))
        raise ValueError(when)

    def _moment(self, moment: Moment) -> Pieces:
        pieces: Pieces = (DatePiece(self._unqualified(moment), moment.machine),)
        if moment.approximate:
            pieces = _fill(self.messages.gettext("about {date}"), date=pieces)
        if moment.uncertain:
            pieces = _fill(self.messages.gettext("{date} (uncertain)"), date=pieces)
        return pieces

    def _span(self, start: Moment, end: Moment) -> Pieces:
        if start == end:
            return self._moment(start)
        if _is_qualified(start) or _is_qualified(end):
            return _fill(self.messages.gettext("from {start} to {end}"), start=self._moment(start), end=self._moment(end))
        first, last, tight = self._ends(start, end)
        dash = self.messages.gettext("{start}–{end}") if tight else self.messages.gettext("{start} – {end}")
        return _fill(dash, start=(DatePiece(first, start.machine),), end=(DatePiece(last, end.machine),))

    def _ends(self, start: Moment, end: Moment) -> tuple[str, str, bool]:
        """Return the texts of both ends, without what they share, and whether the dash between them has no spaces."""
        last = self._unqualified(end)
        if is_same_day(start, end):
            return self._with_time(start, self.clock(start)), self.clock_with_zone(end), True
        if short := self._short_pattern(start, end):
            first = self._format_day(start, short)
            return first, last, " " not in first
        first = self._unqualified(start)
        return first, last, " " not in first + last

    def _short_pattern(self, start: Moment, end: Moment) -> str:
        """Return the pattern of a start that shares year or month with the end; '' if they differ or are not last in this language."""
        if start.precision != end.precision or start.precision not in (Precision.MONTH, Precision.DAY) or start.year != end.year:
            return ""
        shared = " MMMM y" if start.month == end.month else " y"
        short = self.messages.gettext(_PATTERNS[start.precision]).removesuffix(shared)
        return short if short in _SHORTENED else ""

    def _unqualified(self, moment: Moment) -> str:
        """Return a moment without its qualifiers."""
        match moment.precision:
            case Precision.DECADE:
                return self._decade(moment)
            case Precision.MINUTE:
                return self._with_time(moment, self.clock_with_zone(moment))
            case precision:
                return self._format_day(moment, self.messages.gettext(_PATTERNS[precision]))

    def _format_day(self, moment: Moment, pattern: str) -> str:
        date = datetime.date(moment.year, moment.month or 1, moment.day or 1)
        return format_date(date, pattern, locale=self.locale)

    def _decade(self, moment: Moment) -> str:
        return self.messages.gettext("the {year}s").format(year=moment.year)

    def _with_time(self, moment: Moment, time: str) -> str:
        date = self._format_day(moment, self.messages.gettext(_PATTERNS[Precision.DAY]))
        return self.messages.gettext("{date}, {time}").format(date=date, time=time)

    def time(self, when: DateValue) -> str:
        """Return the time of day with its zone: pukul 14.05 WIB. Empty for a date without a time or over several days."""
        start, end = when.start, when.start if when.end is None else when.end
        if isinstance(start, OpenEnd) or isinstance(end, OpenEnd) or not is_same_day(start, end):
            return ""
        time = self.clock_with_zone(end)
        if start != end:
            time = self.messages.gettext("{start}–{end}").format(start=self.clock(start), end=time)
        # Translators: a time of day that stands alone; Indonesian says "pukul {time}".
        return self.messages.gettext("{time}").format(time=time)

    def clock(self, moment: Moment) -> str:
        """Return hours and minutes in 24-hour format: 14.05 or 14:05."""
        # Translators: Indonesian parts hours and minutes by a dot.
        return self.messages.gettext("{hour}:{minute}").format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")

    def clock_with_zone(self, moment: Moment) -> str:
        """Return the time with its zone: 14.05 WIB, 10:00 local time (UTC+1)."""
        return self.messages.gettext("{time} {zone}").format(time=self.clock(moment), zone=self._zone(moment))

    def _zone(self, moment: Moment) -> str:
        zone = moment.zone or _HOME_ZONE
        if ZONES.get(zone) == moment.offset:
            return self.messages.gettext(_ZONE_NAMES[zone])
        return self.messages.gettext("local time ({offset})").format(offset=_utc_offset(moment.offset))


def _fill(pattern: str, **gaps: Pieces) -> Pieces:
    """Return a message whose gaps are filled with pieces."""
    pieces: list[DatePiece] = []
    for words, gap, _, _ in Formatter().parse(pattern):
        pieces.extend([DatePiece(words)] if words else [])
        pieces.extend(gaps[gap] if gap else ())
    return tuple(pieces)


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _is_qualified(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain


def is_same_day(start: Moment, end: Moment) -> bool:
    """Return whether both are times of one day in one zone."""
    return (
        start.precision is end.precision is Precision.MINUTE
        and (start.year, start.month, start.day) == (end.year, end.month, end.day)
        and (start.offset, start.zone) == (end.offset, end.zone)
    )


def _utc_offset(offset: int) -> str:
    """Return the UTC offset: UTC+1, UTC−7, UTC+5:30."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "−" if offset < 0 else "+"
    return "UTC" if not offset else f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")

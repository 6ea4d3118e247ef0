"""
Dates in words, exactly as precise as they are known.

A `DateValue` comes in; out go pieces of text, those that tell a moment with their machine form for HTML's `time` element. Babel spells
single days by patterns given here; spans, times and zones are put together here, in the words and the order of the catalogue.
"""

import datetime
from dataclasses import dataclass
from string import Formatter

from babel.dates import format_date

from kembar.i18n.date_patterns import DAY, MONTH, WEEKDAY
from kembar.i18n.messages import Messages
from kembar.i18n.times import Times, of_one_day
from kembar.model.config import Lang, SiteConfig
from kembar.model.dates import DateValue, Moment, OpenEnd, Precision, year_of
from kembar.text.page_messages import N_


@dataclass(frozen=True, slots=True)
class DatePiece:
    """A run of text. `datetime` is what HTML's `time` element takes, and empty for words, dashes and decades."""

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


class Dates(Times):
    """Dates in the words of one language."""

    def __init__(self, lang: Lang, messages: Messages, config: SiteConfig) -> None:
        super().__init__(lang, messages, config)
        self._known: dict[DateValue, Pieces] = {}

    def pieces(self, when: DateValue) -> Pieces:
        """A date in pieces: `17`, `–` and `19 April 2018`, the first and the last with their machine form."""
        if when not in self._known:
            self._known[when] = self._spelled(when)
        return self._known[when]

    def when(self, when: DateValue) -> str:
        """A date as plain text: 17–19 April 2018."""
        return _text(self.pieces(when))

    def day_pieces(self, when: DateValue) -> Pieces:
        """The same as `pieces`, with the weekday if the date is a single day that is known for sure."""
        moment = when.start
        if when.end is not None or isinstance(moment, OpenEnd) or moment.precision is not Precision.DAY or _qualified(moment):
            return self.pieces(when)
        return (DatePiece(self._patterned(moment, self.messages.gettext(WEEKDAY)), moment.machine),)

    def day(self, when: DateValue) -> str:
        """The same as plain text: Selasa, 17 April 2018."""
        return _text(self.day_pieces(when))

    def year(self, when: DateValue) -> str:
        """The year in which a date starts, never with grouped digits; the decade, or words that it is not known."""
        year = year_of(when)
        if year is not None:
            return str(year)
        return self._decade(when.start) if isinstance(when.start, Moment) else self.messages.gettext("Year not known")

    def quarter(self, year: int, quarter: int) -> str:
        """A quarter of a year, 1 to 4: triwulan II 2018."""
        return self.messages.gettext(_QUARTERS[quarter - 1]).format(year=year)

    def _spelled(self, when: DateValue) -> Pieces:
        match when.start, when.end:
            case Moment() as moment, None:
                return self._moment(moment)
            case Moment() as start, Moment() as end:
                return self._span(start, end)
            case Moment() as start, OpenEnd.OPEN:
                return _filled(self.messages.gettext("since {date}"), date=self._moment(start))
            case Moment() as start, OpenEnd.UNKNOWN:
                return _filled(self.messages.gettext("from {date}, end not known"), date=self._moment(start))
            case OpenEnd.OPEN, Moment() as end:
                return _filled(self.messages.gettext("until {date}"), date=self._moment(end))
            case OpenEnd.UNKNOWN, Moment() as end:
                return _filled(self.messages.gettext("until {date}, beginning not known"), date=self._moment(end))
        raise ValueError(when)

    def _moment(self, moment: Moment) -> Pieces:
        pieces: Pieces = (DatePiece(self._bare(moment), moment.machine),)
        if moment.approximate:
            pieces = _filled(self.messages.gettext("about {date}"), date=pieces)
        if moment.uncertain:
            pieces = _filled(self.messages.gettext("{date} (uncertain)"), date=pieces)
        return pieces

    def _span(self, start: Moment, end: Moment) -> Pieces:
        if start == end:
            return self._moment(start)
        if _qualified(start) or _qualified(end):
            return _filled(self.messages.gettext("from {start} to {end}"), start=self._moment(start), end=self._moment(end))
        first, last, tight = self._ends(start, end)
        dash = self.messages.gettext("{start}–{end}") if tight else self.messages.gettext("{start} – {end}")
        return _filled(dash, start=(DatePiece(first, start.machine),), end=(DatePiece(last, end.machine),))

    def _ends(self, start: Moment, end: Moment) -> tuple[str, str, bool]:
        """The texts of both ends, what they share told once; and whether the dash between them stands without spaces."""
        last = self._bare(end)
        if of_one_day(start, end):
            return self._at(start, self.clock(start)), self.zoned(end), True
        if short := self._short_pattern(start, end):
            first = self._patterned(start, short)
            return first, last, " " not in first
        first = self._bare(start)
        return first, last, " " not in first + last

    def _short_pattern(self, start: Moment, end: Moment) -> str:
        """The pattern of a start that leaves year or month to the end; empty if they differ, or do not stand last in this language."""
        if start.precision != end.precision or start.precision not in (Precision.MONTH, Precision.DAY) or start.year != end.year:
            return ""
        shared = " MMMM y" if start.month == end.month else " y"
        short = self.messages.gettext(_PATTERNS[start.precision]).removesuffix(shared)
        return short if short in _SHORTENED else ""

    def _bare(self, moment: Moment) -> str:
        """A moment without its qualifiers."""
        match moment.precision:
            case Precision.DECADE:
                return self._decade(moment)
            case Precision.MINUTE:
                return self._at(moment, self.zoned(moment))
            case precision:
                return self._patterned(moment, self.messages.gettext(_PATTERNS[precision]))

    def _patterned(self, moment: Moment, pattern: str) -> str:
        date = datetime.date(moment.year, moment.month or 1, moment.day or 1)
        return format_date(date, pattern, locale=self.locale)

    def _decade(self, moment: Moment) -> str:
        return self.messages.gettext("the {year}s").format(year=moment.year)

    def _at(self, moment: Moment, time: str) -> str:
        date = self._patterned(moment, self.messages.gettext(_PATTERNS[Precision.DAY]))
        return self.messages.gettext("{date}, {time}").format(date=date, time=time)


def _filled(pattern: str, **gaps: Pieces) -> Pieces:
    """A message whose gaps take pieces; its own words become pieces without a machine form."""
    pieces: list[DatePiece] = []
    for words, gap, _, _ in Formatter().parse(pattern):
        pieces.extend([DatePiece(words)] if words else [])
        pieces.extend(gaps[gap] if gap else ())
    return tuple(pieces)


def _text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _qualified(moment: Moment) -> bool:
    return moment.approximate or moment.uncertain

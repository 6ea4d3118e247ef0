"""
Times of day in words, with the zones of Indonesia by name and all others by their distance from UTC.

The names stand here because CLDR knows WIB, WITA and WIT in Indonesian only.
"""

from kembar.i18n.locales import LocaleBase
from kembar.model.dates import DateValue, Moment, OpenEnd, Precision
from kembar.model.edtf import ZONES
from kembar.text.page_messages import N_

_HOME_ZONE = "Asia/Jakarta"
"""The zone of a time that names none, if its distance from UTC is that zone's."""

# Translators: the distance from UTC follows the zone's name where readers may not know it.
_ZONE_WORDS = {
    "Asia/Jakarta": N_("WIB (UTC+7)"),
    "Asia/Pontianak": N_("WIB (UTC+7)"),
    "Asia/Makassar": N_("WITA (UTC+8)"),
    "Asia/Jayapura": N_("WIT (UTC+9)"),
}


class Times(LocaleBase):
    """Times of day in the words of one language."""

    def time(self, when: DateValue) -> str:
        """The time of day alone, with its zone: pukul 14.05 WIB. Empty for a date that has none, or does not end on the same day."""
        start, end = when.start, when.start if when.end is None else when.end
        if isinstance(start, OpenEnd) or isinstance(end, OpenEnd) or not of_one_day(start, end):
            return ""
        time = self.zoned(end)
        if start != end:
            time = self.messages.gettext("{start}–{end}").format(start=self.clock(start), end=time)
        # Translators: a time of day that stands alone; Indonesian says "pukul {time}".
        return self.messages.gettext("{time}").format(time=time)

    def clock(self, moment: Moment) -> str:
        """Hours and minutes on a clock of 24 hours: 14.05 or 14:05."""
        # Translators: Indonesian parts hours and minutes by a dot.
        return self.messages.gettext("{hour}:{minute}").format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")

    def zoned(self, moment: Moment) -> str:
        """The same with its zone: 14.05 WIB, 10:00 local time (UTC+1)."""
        return self.messages.gettext("{time} {zone}").format(time=self.clock(moment), zone=self._zone(moment))

    def _zone(self, moment: Moment) -> str:
        zone = moment.zone or _HOME_ZONE
        if ZONES.get(zone) == moment.offset:
            return self.messages.gettext(_ZONE_WORDS[zone])
        return self.messages.gettext("local time ({offset})").format(offset=_distance(moment.offset))


def of_one_day(start: Moment, end: Moment) -> bool:
    """Whether both are times of one day in one zone."""
    return (
        start.precision is end.precision is Precision.MINUTE
        and (start.year, start.month, start.day) == (end.year, end.month, end.day)
        and (start.offset, start.zone) == (end.offset, end.zone)
    )


def _distance(offset: int) -> str:
    """The distance from UTC in the form that readers of any language know: UTC+1, UTC−7, UTC+5:30."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "−" if offset < 0 else "+"
    return "UTC" if not offset else f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")

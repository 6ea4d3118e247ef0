"""
Dates, numbers, lists and names as a language writes them, and its messages, on one object: templates have it as `fmt`.

Nothing abbreviates, and nothing prints a number as a date: short dates, abbreviated months, narrow units and the calendar's first day
differ between CLDR versions and mislead readers, so there is no way to ask for them here.
"""

from kembar.i18n.cldr_names import CldrNames
from kembar.i18n.dates import Dates
from kembar.i18n.numbers import NumberFormats


class Localizer(Dates, NumberFormats, CldrNames):
    """The formats of one language: `Localizer(lang, messages, config)`. One object serves a whole build, and caches dates."""

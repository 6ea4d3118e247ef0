"""
Formats and messages of one language on one object, which templates know as `fmt`.

There are no short dates, abbreviated months or narrow units: they differ between CLDR versions and mislead readers.
"""

from kembar.i18n.cldr_names import CldrNames
from kembar.i18n.dates import Dates
from kembar.i18n.numbers import NumberFormats


class Localizer(Dates, NumberFormats, CldrNames):
    """The formats of one language. One object serves a whole build and caches dates."""

"""Format numbers, lists, amounts of money and coordinates. For years see `dates`."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import (
    NumberFormatError,
    format_compact_decimal,
    format_decimal,
    format_percent,
    get_decimal_symbol,
    get_group_symbol,
    parse_decimal,
)

from kembar.i18n.locales import LocaleBase, locale_of
from kembar.model.config import Lang

Number = int | float | Decimal

_JOINT = "\0"
_SPACE = re.compile(r"\s")


class NumberFormats(LocaleBase):
    """Formats numbers in one language."""

    def number(self, n: Number, decimals: int | None = None) -> str:
        """Return a number with digit grouping and the given number of decimals, by default all: 1.234,5 or 1,234.5."""
        if decimals is None:
            return format_decimal(n, locale=self.locale, decimal_quantization=False)
        return format_decimal(n, format=f"#,##0.{'0' * decimals}" if decimals else "#,##0", locale=self.locale)

    def percent(self, share: Number) -> str:
        """Return a share of 1 in percent with all its decimals: 0.125 is 12,5% or 12.5%."""
        return format_percent(share, locale=self.locale, decimal_quantization=False)

    def rupiah(self, amount: int) -> str:
        """Return an amount of rupiah with its unit in words, rounded to two decimals: Rp3,9 miliar, Rp 3.9 billion."""
        spelled = format_compact_decimal(amount, format_type="long", locale=self.locale, fraction_digits=2)
        return self.messages.gettext("Rp {amount}").format(amount=spelled)

    def coordinates(self, lat: float, lon: float) -> str:
        """Return a point in decimal degrees with compass directions."""
        north, south = self.messages.gettext("{degrees}° N"), self.messages.gettext("{degrees}° S")
        east, west = self.messages.gettext("{degrees}° E"), self.messages.gettext("{degrees}° W")
        latitude = (south if lat < 0 else north).format(degrees=self.number(abs(lat)))
        longitude = (west if lon < 0 else east).format(degrees=self.number(abs(lon)))
        return self.messages.gettext("{latitude}, {longitude}").format(latitude=latitude, longitude=longitude)

    def joints(self, count: int) -> tuple[str, ...]:
        """
        Return the texts before, between and after the items of a list, so that templates can join items of any kind.

        Three items in Indonesian give `("", ", ", ", dan ", "")`.
        """
        return _joints(self.locale, count)

    def list(self, items: Iterable[str]) -> str:
        """Return items as a list in words: A, B, dan C."""
        return format_list([*items], locale=self.locale)


@lru_cache(maxsize=4096)
def parse_figure(figure: str, lang: Lang) -> Decimal | None:
    """
    Return the value of a figure as a language writes numbers; None if it is no number in that language.

    >>> indonesian = Lang(code="id", locale="id", name="Bahasa Indonesia")
    >>> [parse_figure(figure, indonesian) for figure in ("1.250", "12,5", "14.05")]
    [Decimal('1250'), Decimal('12.5'), None]
    """
    locale = locale_of(lang)
    group = get_group_symbol(locale)
    written = figure.replace("٬", group).replace("٫", get_decimal_symbol(locale))
    try:
        return parse_decimal(_SPACE.sub(group, written) if group.isspace() else written, locale, strict=True)
    except NumberFormatError:
        return None


@cache
def _joints(locale: Locale, count: int) -> tuple[str, ...]:
    return tuple(format_list([_JOINT] * count, locale=locale).split(_JOINT))

"""The CLDR locale of a language and its plural categories."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_SAMPLE = range(1000)


def is_known(locale: str) -> bool:
    """
    Return whether Babel's CLDR data contains a locale.

    >>> is_known("id"), is_known("en_GB"), is_known("en-GB"), is_known("tlh"), is_known("")
    (True, True, True, False, False)
    """
    try:
        Locale.parse(_babel_name(locale))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def direction_of(locale: str) -> str:
    """
    Return the writing direction of a locale: `ltr` or `rtl`. Raises `UnknownLocaleError`.

    >>> direction_of("id"), direction_of("ar")
    ('ltr', 'rtl')
    """
    return Locale.parse(_babel_name(locale)).text_direction


@cache
def locale_of(lang: Lang) -> Locale:
    """Return the locale of a language. Raises `UnknownLocaleError`."""
    return Locale.parse(_babel_name(lang.locale))


@cache
def plural_categories(lang: Lang) -> tuple[str, ...]:
    """
    Return the plural categories of whole numbers in a language, in CLDR's order, as in gettext catalogues.

    >>> plural_categories(Lang(code="ru", locale="ru", name="Русский"))
    ('one', 'few', 'many')
    """
    rule = locale_of(lang).plural_form
    used = {rule(number) for number in _SAMPLE}
    return tuple(category for category in _CATEGORIES if category in used)


def plural_form(lang: Lang, number: int) -> int:
    """Return the index of a number's category in `plural_categories`; the last one for a category that only very large numbers have."""
    categories = plural_categories(lang)
    category = locale_of(lang).plural_form(number)
    return categories.index(category) if category in categories else len(categories) - 1


@dataclass(frozen=True, slots=True)
class PluralForm:
    """The plural rule of a language as a picklable callable."""

    lang: Lang

    def __call__(self, number: int) -> int:
        """Return the index of a number's category in `plural_categories`."""
        return plural_form(self.lang, number)


@cache
def single_number_forms(lang: Lang) -> frozenset[int]:
    """
    Return the indexes of the plural forms that apply to a single number each.

    >>> sorted(single_number_forms(Lang(code="ar", locale="ar", name="العربية")))
    [0, 1, 2]
    """
    numbers = Counter(plural_form(lang, number) for number in _SAMPLE)
    return frozenset(position for position, count in numbers.items() if count == 1)


def _babel_name(locale: str) -> str:
    return locale.replace("-", "_")


class LocaleBase:
    """The base class of the parts of a `Localizer`: language, locale, messages and settings."""

    def __init__(self, lang: Lang, messages: Messages, config: SiteConfig) -> None:
        self.lang = lang
        self.messages = messages
        self.config = config
        self.locale: Locale = locale_of(lang)

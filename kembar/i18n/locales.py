"""The CLDR locale that a language of the site formats by, and its plural categories."""

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
    Whether CLDR, as Babel carries it, has a locale of that name.

    >>> is_known("id"), is_known("en_GB"), is_known("en-GB"), is_known("tlh"), is_known("")
    (True, True, True, False, False)
    """
    try:
        Locale.parse(_underscored(locale))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def direction_of(locale: str) -> str:
    """
    The direction in which a locale is written: `ltr` or `rtl`. Raises babel's `UnknownLocaleError` for one that `is_known` denies.

    >>> direction_of("id"), direction_of("ar")
    ('ltr', 'rtl')
    """
    return Locale.parse(_underscored(locale)).text_direction


@cache
def locale_of(lang: Lang) -> Locale:
    """The locale of a language. Raises babel's `UnknownLocaleError` for one that `is_known` denies."""
    return Locale.parse(_underscored(lang.locale))


@cache
def plural_categories(lang: Lang) -> tuple[str, ...]:
    """
    The plural categories that whole numbers have in a language, in CLDR's order. Forms for fractions alone are left out, as gettext
    catalogues leave them out.

    >>> plural_categories(Lang(code="ru", locale="ru", name="Русский"))
    ('one', 'few', 'many')
    """
    rule = locale_of(lang).plural_form
    used = {rule(number) for number in _SAMPLE}
    return tuple(category for category in _CATEGORIES if category in used)


def plural_form(lang: Lang, number: int) -> int:
    """The position of a number's category among `plural_categories`; the last one for a category that only very large numbers have."""
    categories = plural_categories(lang)
    category = locale_of(lang).plural_form(number)
    return categories.index(category) if category in categories else len(categories) - 1


@dataclass(frozen=True, slots=True)
class PluralForm:
    """The plural rule of a language, as a value that can be kept: gives the `plural_form` of a number."""

    lang: Lang

    def __call__(self, number: int) -> int:
        """Return the position of a number's category among `plural_categories`."""
        return plural_form(self.lang, number)


@cache
def solitary_forms(lang: Lang) -> frozenset[int]:
    """
    The positions of the plural forms that one number alone takes.

    >>> sorted(solitary_forms(Lang(code="ar", locale="ar", name="العربية"))), sorted(solitary_forms(Lang(code="fr", locale="fr", name="")))
    ([0, 1, 2], [])
    """
    numbers = Counter(plural_form(lang, number) for number in _SAMPLE)
    return frozenset(position for position, count in numbers.items() if count == 1)


def _underscored(locale: str) -> str:
    return locale.replace("-", "_")


class LocaleBase:
    """What the parts of a `Localizer` share: a language of the site, its locale and messages, and the site's settings."""

    def __init__(self, lang: Lang, messages: Messages, config: SiteConfig) -> None:
        self.lang = lang
        self.messages = messages
        self.config = config
        self.locale: Locale = locale_of(lang)

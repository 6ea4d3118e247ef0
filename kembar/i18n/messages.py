"""
The messages of one language.

Message ids are the English texts with named gaps, such as `since {date}`, so a missing translation appears in English. Importing this
module does not load CLDR.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnglishForm:
    """The plural rule of English, the language of the ids."""

    def __call__(self, number: int) -> int:
        """Return 0 for one, 1 for any other number."""
        return int(number != 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """
    The messages of one language. `form` returns the index of the plural form for a number.

    `plurals` has both English forms as its key: an entry with another plural id may have other gaps.

    >>> plurals = {("{count} city", "{count} cities"): ("{count} kota",)}
    >>> messages = Messages(texts={"Sources": "Sumber"}, plurals=plurals, form=lambda number: 0)
    >>> messages.gettext("Sources"), messages.ngettext("{count} city", "{count} cities", 21), messages.gettext("Visits")
    ('Sumber', '{count} kota', 'Visits')
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = EnglishForm()

    def gettext(self, msgid: str) -> str:
        """Return the translation of a message, or the message id."""
        return self.texts.get(msgid, msgid)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the translation in the plural form of `n`; without a translation, one of the English ids."""
        forms = self.plurals.get((singular, plural))
        if forms is None:
            return singular if n == 1 else plural
        return forms[self.form(n)]

"""
The interface's words in one language: `Messages`, which every stage speaks with.

Message ids are the English words themselves, with named gaps: `since {date}`. What a catalogue leaves out is therefore said in
English, and a language without a catalogue is all English. Catalogues of pages are read and checked in `catalogues`, the tool's own in
`own`; nothing here loads CLDR.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnglishForm:
    """The plural rule of the language of the ids: gives the position of the form that goes with a number."""

    def __call__(self, number: int) -> int:
        """Return 0 for one, 1 for any other number."""
        return int(number != 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """
    The words of one language. `form` gives, for a number, the position of its form among those of a plural message.

    `plurals` are found by both English forms: an entry with another plural id may have gaps that nobody fills.

    >>> plurals = {("{count} city", "{count} cities"): ("{count} kota",)}
    >>> messages = Messages(texts={"Sources": "Sumber"}, plurals=plurals, form=lambda number: 0)
    >>> messages.gettext("Sources"), messages.ngettext("{count} city", "{count} cities", 21), messages.gettext("Visits")
    ('Sumber', '{count} kota', 'Visits')
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = EnglishForm()

    def gettext(self, msgid: str) -> str:
        """A message, or its English id if it has no translation."""
        return self.texts.get(msgid, msgid)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """A message in the form that goes with a number; without a translation, one of the English ids, by the English rule."""
        forms = self.plurals.get((singular, plural))
        if forms is None:
            return singular if n == 1 else plural
        return forms[self.form(n)]

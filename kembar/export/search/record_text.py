"""
The facts of records in the words of one language, so that a search finds them by a country, a year, a field of cooperation or the name
of a participant. Each kind declares its facts (`kinds.kind.Kind.search_text`); a search shows those that contain the words searched for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.i18n.terms import term
from kembar.kinds.registry import KINDS
from kembar.model.config import Lang, LocalizedText
from kembar.model.dates import DateValue
from kembar.model.site import Site

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class SearchText:
    """The words for records in one language: a `kinds.kind.RecordText`."""

    site: Site
    lang: Lang
    messages: Messages
    formats: Localizer

    @property
    def home(self) -> str:
        """The key of the home city."""
        return self.site.config.home

    def facts(self, kind: str, key: str) -> str:
        """Return the facts of a record; '' for a page without a record."""
        if kind not in KINDS:
            return ""
        facts = KINDS[kind].search_text(self.site.records.of(kind)[key], key, self)
        return SEPARATOR.join(dict.fromkeys(filter(None, facts)))

    def other_names(self, kind: str, key: str) -> tuple[str, ...]:
        """Return the other names of a record: its variants, its abbreviation, and a place's name in the other languages."""
        return KINDS[kind].other_names(self.site.records.of(kind)[key], self.lang.code) if kind in KINDS else ()

    def name(self, kind: str, key: str) -> str:
        """Return the name of a record; '' for an unknown one, which is reported elsewhere."""
        return self.site.name(kind, key, self.lang.code) if key in self.site.records.of(kind) else ""

    def names(self, kind: str, keys: Iterable[str]) -> Iterator[str]:
        """Yield the names of records of one kind."""
        return (self.name(kind, key) for key in keys)

    def words(self, words: LocalizedText | None) -> str:
        """Return a localized text; '' for None."""
        return words[self.lang.code] if words else ""

    def term(self, choice: str, value: str) -> str:
        """Return the words for a choice."""
        return term(self.messages, choice, value)

    def date(self, when: DateValue | None) -> str:
        """Return a date as readers see it; '' for None."""
        return self.formats.when(when) if when else ""

    def country(self, city: str | None) -> str:
        """Return the country of a city; '' for an unknown one."""
        place = self.site.records.cities.get(city) if city else None
        return self.formats.country(place.country) if place else ""

    def continent(self, continent: str) -> str:
        """Return the name of a continent."""
        return self.formats.continent(continent)

    def referring(self, kind: str, key: str, by: str, field: str) -> Iterator[Any]:
        """Yield the records of kind `by` that name a record in one of their fields, each once."""
        backlinks = self.site.backlinks.get((kind, key), ())
        keys = (backlink.key for backlink in backlinks if backlink.kind == by and backlink.path[0] == field)
        return (self.site.records.of(by)[key] for key in dict.fromkeys(keys))


def country_names(site: Site, country: str, messages: Messages) -> tuple[str, ...]:
    """Return the name of a country in each language of the site, in the site's order."""
    return tuple(Localizer(lang, messages, site.config).country(country) for lang in site.config.languages)

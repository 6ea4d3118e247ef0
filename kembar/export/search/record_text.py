"""
What records tell, in the words of one language, and what else they are called: so that a search finds them by a country, a year, a field
of cooperation or the name of somebody who took part.

In comes a record; out come short statements for readers, since a search shows them when the words that were looked for are in them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.i18n.terms import term
from kembar.model.config import Lang, LocalizedText
from kembar.model.dates import DateValue
from kembar.model.records import Agreement, City, Field, Organisation, Person, Relationship, Role, Source, Stop, Visit
from kembar.model.site import Site

BETWEEN = " · "
"""What stands between two facts."""


@dataclass(frozen=True, slots=True)
class RecordText:
    """The records of a site, told in one language."""

    site: Site
    lang: Lang
    messages: Messages
    formats: Localizer

    def facts(self, kind: str, key: str) -> str:
        """What the record of a page tells; nothing for a page without one."""
        if kind in ("pages", "listings"):
            return ""
        told = [fact for fact in self._facts(kind, key) if fact]
        return BETWEEN.join(dict.fromkeys(told))

    def names(self, kind: str, key: str) -> tuple[str, ...]:
        """What else a record is called: its variants, its abbreviation, and a place's name in the other languages."""
        if kind in ("pages", "listings"):
            return ()
        match self.site.records.of(kind)[key]:
            case City(name=name, variants=variants):
                return tuple(dict.fromkeys([*(other for other in name.values() if other != name[self.lang.code]), *variants]))
            case Organisation(abbreviation=abbreviation, variants=variants):
                return (*filter(None, [abbreviation]), *variants)
            case Person(variants=variants) | Field(variants=variants):
                return variants
            case _:
                return ()

    def country(self, kind: str, key: str) -> tuple[str, ...]:
        """The country of a place: who looks for a country mostly looks for its cities."""
        return (self._country(key),) if kind == "cities" else ()

    def name(self, kind: str, key: str) -> str:
        """What a record is called in this language; nothing for one that does not exist, which is told as a problem elsewhere."""
        return self.site.name(kind, key, self.lang.code) if key in self.site.records.of(kind) else ""

    def words(self, words: LocalizedText | None) -> str:
        """Short words in this language; nothing for nothing."""
        return words[self.lang.code] if words else ""

    def _facts(self, kind: str, key: str) -> Iterator[str]:
        match self.site.records.of(kind)[key]:
            case City() as city:
                yield from self._of_city(key, city)
            case Visit() as visit:
                yield from self._of_visit(visit)
            case Agreement() as agreement:
                yield from self._of_agreement(agreement)
            case Field():
                yield from self._of_field(key)
            case Person(roles=roles):
                yield from map(self._role, roles)
            case Organisation() as organisation:
                yield self._term("OrganisationKind", organisation.kind)
                yield self._country(organisation.place)
            case Source() as source:
                yield from self._of_source(source)
            case Relationship():
                pass

    def _of_city(self, key: str, city: City) -> Iterator[str]:
        yield self._term("PlaceLevel", city.level)
        yield self._country(key)
        yield self.formats.continent(city.continent)
        for tie in self._ties("cities", key, "between") if key != self.site.config.home else ():
            yield self._term("RelationshipKind", tie.kind)
            yield self._term("RelationshipStatus", tie.status)
            yield self._when(tie.since)
            yield from (self._when(said.when) for matter in tie.differs for said in matter.says)
            yield from self._names("fields", (scope.field for scope in tie.fields))
            yield self.words(tie.note)
        yield self.words(city.note)

    def _of_visit(self, visit: Visit) -> Iterator[str]:
        yield self._when(visit.when)
        yield self._term("Direction", visit.direction)
        for leg in visit.legs:
            yield self.name("cities", leg.city)
            yield self._country(leg.city)
        yield from self._names("people", (*visit.visitors, *visit.hosts))
        for leg in visit.legs:
            for stop in leg.stops:
                yield from self._of_stop(stop)
        yield self.words(visit.note)

    def _of_stop(self, stop: Stop) -> Iterator[str]:
        yield self.words(stop.title)
        yield self.words(stop.venue)
        yield from self._names("people", stop.people)
        yield from self._names("organisations", stop.organisations)
        yield from self._names("fields", stop.topics)
        yield from (self.words(outcome.text) for outcome in stop.outcomes)
        yield self.words(stop.note)

    def _of_agreement(self, agreement: Agreement) -> Iterator[str]:
        yield self._term("AgreementType", agreement.type)
        yield self._term("AgreementStatus", agreement.status)
        yield self._when(agreement.signed)
        for party in agreement.parties:
            if party != self.site.config.home:
                yield self.name("cities", party)
                yield self._country(party)
        yield from self._names("people", agreement.signatories)
        yield from self._names("fields", agreement.fields)
        yield self.words(agreement.note)

    def _of_field(self, key: str) -> Iterator[str]:
        for tie in self._ties("fields", key, "fields"):
            yield from self._names("cities", (city for city in tie.between if city != self.site.config.home))

    def _ties(self, kind: str, key: str, field: str) -> Iterator[Relationship]:
        """The relationships that name a record in one of their fields, each once."""
        mentions = self.site.mentions.get((kind, key), ())
        keys = (mention.key for mention in mentions if mention.kind == "relationships" and mention.path[0] == field)
        return (self.site.records.relationships[key] for key in dict.fromkeys(keys))

    def _of_source(self, source: Source) -> Iterator[str]:
        yield source.outlet
        yield source.author
        yield self._term("SourceType", source.type)
        yield self._when(source.published)
        yield self.words(source.note)

    def _role(self, role: Role) -> str:
        return f"{self.words(role.title)}, {self._when(role.when)}"

    def _term(self, choice: str, value: str) -> str:
        return term(self.messages, choice, value)

    def _when(self, when: DateValue | None) -> str:
        return self.formats.when(when) if when else ""

    def _country(self, city: str | None) -> str:
        place = self.site.records.cities.get(city) if city else None
        return self.formats.country(place.country) if place else ""

    def _names(self, kind: str, keys: Iterable[str]) -> Iterator[str]:
        return (self.name(kind, key) for key in keys)


def country_names(site: Site, country: str, messages: Messages) -> tuple[str, ...]:
    """What a country is called in each language of the site, in the site's order."""
    return tuple(Localizer(lang, messages, site.config).country(country) for lang in site.config.languages)

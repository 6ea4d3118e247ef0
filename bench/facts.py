"""
The facts of an invented world: places, their ties, visits, agreements, people and sources.

In come a size and a seed; out go records as Kembar's YAML has them, by kind and key. Each record is drawn from a source of chance of its
own, so that none depends on the order in which they are made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from bench import vocabulary
from bench.vocabulary import Pair

HOME = "muara"
HOME_NAME = "Muara"
GOVERNMENT = "pemerintah-muara"
TERM = 5
"""The years that a governor of the home city is in office; the first term begins in 1990."""
FIRST_YEAR, LAST_YEAR = 1990, 2024

KINDS = ("cities", "relationships", "visits", "agreements", "people", "organisations", "fields", "sources")

Record = dict[str, Any]
Records = dict[str, Record]


@dataclass(frozen=True, slots=True)
class Size:
    """How many records of each kind a corpus of a number of pages has; a page is a Markdown file, and each place and visit has two."""

    pages: int

    @property
    def keys(self) -> int:
        """Places and visits together; one pair of pages tells about the corpus itself."""
        return self.pages // 2 - 1

    @property
    def visits(self) -> int:
        """Two of five are visits."""
        return self.keys * 2 // 5

    @property
    def partners(self) -> int:
        """All other places than the home city."""
        return self.keys - self.visits - 1

    @property
    def sources(self) -> int:
        """Few enough that most pages of the finished site have words, and each source is cited often."""
        return max(12, self.pages // 20)


@dataclass(frozen=True, slots=True)
class World:
    """Every record by kind and key, and what `words` need to know of them: whom a place can name."""

    seed: str
    records: dict[str, Records] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def chance(self, *of: str) -> Random:
        """The source of chance of one record or page."""
        return Random("/".join((self.seed, *of)))  # noqa: S311 chance is meant, not secrecy

    def name(self, kind: str, key: str, lang: str) -> str:
        """What a record is called in a language."""
        record = self.records[kind][key]
        name = record.get("name", record.get("title"))
        return str(name[lang] if isinstance(name, dict) else name)


def make_world(size: Size, seed: str) -> World:
    """The records of a corpus."""
    world = World(seed)
    world.records["sources"] = dict(_source(world, number) for number in range(size.sources))
    for key, field_name in vocabulary.FIELDS.items():
        world.records["fields"][key] = {"name": _words(field_name), "sources": cited(world, world.chance("fields", key), 1)}
    _add_home(world)
    for number, name in enumerate(_names(size.partners)):
        _add_partner(world, number, name)
    partners = [key for key in world.records["cities"] if key != HOME]
    for number in range(size.visits):
        _add_visit(world, number, partners)
    return world


def _names(count: int) -> list[str]:
    """Names of places, each once, in an order that does not depend on how many are wanted."""
    names = sorted("".join(parts) for parts in product(*(part.split() for part in vocabulary.SYLLABLES)))
    Random("names").shuffle(names)  # noqa: S311
    return names[:count]


def _source(world: World, number: int) -> tuple[str, Record]:
    chance = world.chance("sources", str(number))
    day, outlet = _day(chance, LAST_YEAR), chance.choice(vocabulary.OUTLETS)
    key = f"{outlet.lower().replace(' ', '-')}-{number + 1:04}"
    subject = chance.choice(list(vocabulary.FIELDS.values()))
    in_english = outlet.startswith(("The", "Mun", "City"))
    record = {
        "title": f"{subject.en}: what the partners plan, part {number + 1}"
        if in_english
        else f"{subject.id} dan rencana mitra, {number + 1}",
        "outlet": outlet,
        "language": "en" if in_english else "id",
        "published": day.isoformat(),
        "author": _person_name(chance),
        "url": f"https://news.example.org/{day.year}/{number + 1:04}/",
    }
    return key, record


def _add_home(world: World) -> None:
    chance = world.chance("cities", HOME)
    world.records["cities"][HOME] = {
        "name": {"id": HOME_NAME, "en": HOME_NAME},
        "country": "ID",
        "continent": "asia",
        "coordinates": {"lat": -6.2, "lon": 106.8},
        "timezone": "Asia/Jakarta",
        "sources": cited(world, chance, 2),
    }
    name = {"id": f"Pemerintah Kota {HOME_NAME}", "en": f"{HOME_NAME} City Government"}
    world.records["organisations"][GOVERNMENT] = {"name": name, "kind": "government", "place": HOME, "sources": cited(world, chance, 1)}
    for year in range(FIRST_YEAR, LAST_YEAR + 1, TERM):
        chance = world.chance("governors", str(year))
        office = {"title": {"id": f"Wali Kota {HOME_NAME}", "en": f"Mayor of {HOME_NAME}"}, "when": f"{year}/{year + TERM - 1}"}
        world.records["people"][governor(year)] = {
            "name": _person_name(chance),
            "roles": [{**office, "organisation": GOVERNMENT}],
            "sources": cited(world, chance, 1),
        }


def governor(year: int) -> str:
    """The key of who led the home city in a year."""
    return f"wali-kota-{year - (year - FIRST_YEAR) % TERM}"


def mayor(city: str) -> str:
    """The key of who leads a partner, where that is known."""
    return f"mayor-{city}"


def _add_partner(world: World, number: int, name: str) -> None:
    key = name.lower()
    chance = world.chance("cities", key)
    country, continent = chance.choice(vocabulary.COUNTRIES)
    renamed = chance.choice(vocabulary.RENAMED) if chance.random() < 0.25 else Pair("{name}", "{name}")
    world.records["cities"][key] = {
        "name": {lang: form.format(name=name) for lang, form in renamed._asdict().items()},
        "country": country,
        "continent": continent,
        "coordinates": {"lat": round(chance.uniform(-55, 65), 3), "lon": round(chance.uniform(-170, 175), 3)},
        "variants": [f"{name}a", name.replace("a", "á")],
        "figures": [_population(world, chance)],
        "sources": cited(world, chance, 2),
    }
    if number % 5 == 0:
        _add_mayor(world, key)
    _add_tie(world, chance, key)
    if number % 12 == 0:
        _add_agreement(world, chance, key)


def _population(world: World, chance: Random) -> Record:
    return {
        "matter": {"id": "Penduduk", "en": "Residents"},
        "value": chance.randint(40_000, 9_000_000),
        "as_of": str(chance.randint(2005, LAST_YEAR)),
        "sources": cited(world, chance, 1),
    }


def _add_mayor(world: World, city: str) -> None:
    chance = world.chance("people", city)
    first = chance.randint(FIRST_YEAR, 2010)
    office = {"id": f"Wali Kota {world.name('cities', city, 'id')}", "en": f"Mayor of {world.name('cities', city, 'en')}"}
    world.records["people"][mayor(city)] = {
        "name": _person_name(chance),
        "roles": [{"title": office, "when": f"{first}/{LAST_YEAR}"}],
        "sources": cited(world, chance, 1),
    }


def _add_tie(world: World, chance: Random, city: str) -> None:
    since = chance.randint(FIRST_YEAR, LAST_YEAR - 4)
    fields = chance.sample(sorted(vocabulary.FIELDS), chance.randint(2, 5))
    tie: Record = {
        "between": [HOME, city],
        "kind": "sister-city",
        "status": chance.choice(("established", "established", "agreement", "memorandum-of-understanding", "letter-of-intent")),
        "as_of": f"{LAST_YEAR}-01",
        "since": str(since),
        "fields": [{"field": name, "stage": chance.choice(_STAGES), "sources": cited(world, chance, 1)} for name in fields],
        "sources": cited(world, chance, 2),
    }
    if chance.random() < 0.1:
        tie["differs"] = [_difference(world, chance, since)]
    world.records["relationships"][f"{HOME}-{city}"] = tie


_STAGES = ("scope", "scope", "potential", "planned", "discussed")


def _difference(world: World, chance: Random, since: int) -> Record:
    first, second = cited(world, chance, 2)
    return {
        "matter": {"id": "Tahun mulai", "en": "Starting year"},
        "field": "since",
        "says": [{"when": str(since), "sources": [first]}, {"when": str(since + 1), "sources": [second]}],
        "shown": {"id": f"{since}, tahun penandatanganannya.", "en": f"{since}, the year in which it was signed."},
    }


def _add_agreement(world: World, chance: Random, city: str) -> None:
    day = _day(chance, LAST_YEAR)
    names = {lang: world.name("cities", city, lang) for lang in ("id", "en")}
    world.records["agreements"][f"{city}-{day.year}"] = {
        "title": {"id": f"Nota kesepahaman {HOME_NAME}–{names['id']}", "en": f"{HOME_NAME}–{names['en']} memorandum of understanding"},
        "type": "memorandum-of-understanding",
        "status": "reported",
        "parties": [HOME, city],
        "relationship": f"{HOME}-{city}",
        "signed": day.isoformat(),
        "signed_in": city,
        "signatories": [governor(day.year)],
        "fields": chance.sample(sorted(vocabulary.FIELDS), 2),
        "summary": {"id": f"Kerja sama {HOME_NAME} dan {names['id']}.", "en": f"Cooperation of {HOME_NAME} and {names['en']}."},
        "sources": cited(world, chance, 2),
    }


def _add_visit(world: World, number: int, partners: Sequence[str]) -> None:
    """The visits go round the partners, so that each has about as many."""
    chance = world.chance("visits", str(number))
    city, day = partners[number % len(partners)], _day(chance, LAST_YEAR)
    days = chance.randint(1, 4)
    names = {lang: world.name("cities", city, lang) for lang in ("id", "en")}
    made = chance.random() < 0.7
    host = mayor(city)
    visit: Record = {
        "title": {"id": f"Kunjungan kerja ke {names['id']}", "en": f"Working visit to {names['en']}"}
        if made
        else {"id": f"Tamu dari {names['id']}", "en": f"Guests from {names['en']}"},
        "direction": "outgoing" if made else "incoming",
        "when": f"{day.isoformat()}/{(day + timedelta(days=days)).isoformat()}",
        "visitors": [governor(day.year)],
        "legs": [{"city": city, "stops": [_stop(world, chance, day + timedelta(days=number % (days + 1))) for number in range(3)]}],
        "relationships": [f"{HOME}-{city}"],
        "sources": cited(world, chance, 2),
    }
    if host in world.records["people"]:
        visit["hosts"] = [host]
    world.records["visits"][f"{day.year}-{city}-{number + 1}"] = visit


def _stop(world: World, chance: Random, day: date) -> Record:
    field, name = chance.choice(list(vocabulary.FIELDS.items()))
    count = chance.randint(2, 40)
    return {
        "kind": chance.choice(("meeting", "event", "tour")),
        "title": {"id": f"Pembicaraan tentang {lowered(name.id)}", "en": f"Talks on {lowered(name.en)}"},
        "status": chance.choice(("planned", "reported", "held")),
        "when": day.isoformat(),
        "people": [governor(day.year)],
        "organisations": [GOVERNMENT],
        "topics": [field],
        "outcomes": [
            {
                "text": {"id": f"Pertukaran {count} pegawai dijajaki.", "en": f"An exchange of {count} members of staff is explored."},
                "status": "announced",
                "sources": cited(world, chance, 1),
            }
        ],
        "sources": cited(world, chance, 1),
    }


def cited(world: World, chance: Random, count: int) -> list[str]:
    """The keys of some sources, each once."""
    return chance.sample(list(world.records["sources"]), count)


def lowered(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def _words(pair: Pair) -> dict[str, str]:
    return dict(pair._asdict())


def _day(chance: Random, last: int) -> date:
    return date(chance.randint(FIRST_YEAR, last), chance.randint(1, 12), chance.randint(1, 24))


def _person_name(chance: Random) -> str:
    return f"{chance.choice(vocabulary.GIVEN_NAMES)} {chance.choice(vocabulary.FAMILY_NAMES)}"

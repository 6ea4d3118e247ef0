"""
The places of the invented world: the home city and its partners, with their ties, agreements and mayors.

In comes the world, which has its sources already; out go records that are added to it.
"""

from itertools import product
from random import Random

from bench.corpus import vocabulary
from bench.corpus.vocabulary import Pair
from bench.corpus.world import (
    FIRST_YEAR,
    GOVERNMENT,
    HOME,
    HOME_NAME,
    LAST_YEAR,
    TERM,
    Record,
    World,
    cited,
    governor,
    mayor,
    person_name,
    some_day,
)

_STAGES = ("scope", "scope", "potential", "planned", "discussed")


def add_home(world: World) -> None:
    """The home city, its government, and those who have led it."""
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
            "name": person_name(chance),
            "roles": [{**office, "organisation": GOVERNMENT}],
            "sources": cited(world, chance, 1),
        }


def add_partners(world: World, count: int) -> None:
    """So many places beside the home city, each with its tie; some have a mayor, and fewer an agreement."""
    for number, name in enumerate(_names(count)):
        _add_partner(world, number, name)


def _names(count: int) -> list[str]:
    """Names of places, each once, in an order that does not depend on how many are wanted."""
    names = sorted("".join(parts) for parts in product(*(part.split() for part in vocabulary.SYLLABLES)))
    Random("names").shuffle(names)  # noqa: S311
    return names[:count]


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
        "name": person_name(chance),
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


def _difference(world: World, chance: Random, since: int) -> Record:
    first, second = cited(world, chance, 2)
    return {
        "matter": {"id": "Tahun mulai", "en": "Starting year"},
        "field": "since",
        "says": [{"when": str(since), "sources": [first]}, {"when": str(since + 1), "sources": [second]}],
        "shown": {"id": f"{since}, tahun penandatanganannya.", "en": f"{since}, the year in which it was signed."},
    }


def _add_agreement(world: World, chance: Random, city: str) -> None:
    day = some_day(chance)
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

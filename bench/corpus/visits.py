"""
The visits of the invented world, made and received.

In comes the world, which has its places already; out go records that are added to it.
"""

from datetime import date, timedelta
from random import Random

from bench.corpus import vocabulary
from bench.corpus.world import GOVERNMENT, HOME, Record, World, cited, governor, lowered, mayor, some_day


def add_visits(world: World, count: int) -> None:
    """So many visits. They go round the partners, so that each has about as many."""
    partners = [key for key in world.records["cities"] if key != HOME]
    for number in range(count):
        _add_visit(world, number, partners[number % len(partners)])


def _add_visit(world: World, number: int, city: str) -> None:
    chance = world.chance("visits", str(number))
    day = some_day(chance)
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

"""
The facts of the corpus: every record of the invented world.

In come a size and a seed; out go records as Kembar's YAML has them, by kind and key.
"""

from bench.corpus import vocabulary
from bench.corpus.places import add_home, add_partners
from bench.corpus.visits import add_visits
from bench.corpus.world import Record, Size, World, cited, person_name, some_day


def make_world(size: Size, seed: str) -> World:
    """The records of a corpus."""
    world = World(seed)
    world.records["sources"] = dict(_source(world, number) for number in range(size.sources))
    for key, field_name in vocabulary.FIELDS.items():
        world.records["fields"][key] = {"name": dict(field_name._asdict()), "sources": cited(world, world.chance("fields", key), 1)}
    add_home(world)
    add_partners(world, size.partners)
    add_visits(world, size.visits)
    return world


def _source(world: World, number: int) -> tuple[str, Record]:
    chance = world.chance("sources", str(number))
    day, outlet = some_day(chance), chance.choice(vocabulary.OUTLETS)
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
        "author": person_name(chance),
        "url": f"https://news.example.org/{day.year}/{number + 1:04}/",
    }
    return key, record

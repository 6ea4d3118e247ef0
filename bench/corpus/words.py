"""
The words of the corpus: a text in each language for each place and visit, and for one free page.

In comes the world; out go descriptions and texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.corpus import vocabulary
from bench.corpus.world import HOME, HOME_NAME, World, cited
from bench.corpus.writer import Writer

UPDATED = "2024-12-31"
"""The day on which every page was last revised."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one page in one language, without what they were made from."""

    description: str
    text: str
    title: str = ""


def write_all(world: World) -> Iterator[tuple[str, str, str, Words]]:
    """The words of every page, as language, kind, key and words; the original first, then its translation."""
    cities, visits = list(world.records["cities"]), list(world.records["visits"])
    for kind, keys in (("cities", cities), ("visits", visits)):
        for key in keys:
            for lang, words in zip(("id", "en"), _write(world, kind, key, cities, visits), strict=True):
                yield lang, kind, key, words
    for lang, words in ABOUT.items():
        yield lang, "pages", "about", words


def _write(world: World, kind: str, key: str, cities: Sequence[str], visits: Sequence[str]) -> tuple[Words, Words]:
    chance = world.chance("words", kind, key)
    place = key if kind == "cities" else world.records["visits"][key]["legs"][0]["city"]
    others = [city for city in chance.sample(cities, min(4, len(cities))) if city not in (place, HOME)]
    writer = Writer(
        world=world,
        chance=chance,
        place=place,
        sources=cited(world, chance, 5),
        others=others or [HOME],
        visits=chance.sample(visits, min(3, len(visits))),
    )
    texts = writer.write()
    described = [
        form.format(place=world.name("cities", place, lang), home=HOME_NAME)
        for lang, form in vocabulary.DESCRIPTIONS[kind]._asdict().items()
    ]
    return Words(described[0], texts[0]), Words(described[1], texts[1])


ABOUT = {
    "id": Words(
        title="Tentang kumpulan ini",
        description="Apa isi kumpulan halaman ini, mengapa semuanya rekaan, dan untuk apa halaman sebanyak ini dibuat sekaligus.",
        text="Semua tempat, orang, dan peristiwa di sini rekaan. Halamannya dibuat untuk mengukur waktu pembangunan situs.\n",
    ),
    "en": Words(
        title="About this corpus",
        description="What this corpus of pages holds, why everything in it is invented, and why so many pages are made at once.",
        text="All places, people and events here are invented. The pages are made to measure how long a site takes to build.\n",
    ),
}
"""The free page of the corpus."""

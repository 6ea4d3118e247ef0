"""
The invented world: how large it is, what it holds, and where chance comes from.

Each record and page is drawn from a source of chance of its own, so that none depends on the order in which they are made.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from bench.corpus import vocabulary

HOME = "muara"
HOME_NAME = "Muara"
GOVERNMENT = "pemerintah-muara"
TERM = 5
"""The years that a governor of the home city is in office; the first term begins in 1990."""
FIRST_YEAR, LAST_YEAR = 1990, 2024

KINDS = ("cities", "relationships", "visits", "agreements", "people", "organisations", "fields", "sources")

Record = dict[str, Any]
"""A record as Kembar's YAML has it."""


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
    """Every record by kind and key. It grows while it is made, and is then left as it is."""

    seed: str
    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def chance(self, *of: str) -> Random:
        """The source of chance of one record or page."""
        return Random("/".join((self.seed, *of)))  # noqa: S311 chance is meant, not secrecy

    def name(self, kind: str, key: str, lang: str) -> str:
        """What a record is called in a language."""
        record = self.records[kind][key]
        name = record.get("name", record.get("title"))
        return str(name[lang] if isinstance(name, dict) else name)


def governor(year: int) -> str:
    """The key of who led the home city in a year."""
    return f"wali-kota-{year - (year - FIRST_YEAR) % TERM}"


def mayor(city: str) -> str:
    """The key of who leads a partner, where that is known."""
    return f"mayor-{city}"


def cited(world: World, chance: Random, count: int) -> list[str]:
    """The keys of some sources, each once."""
    return chance.sample(list(world.records["sources"]), count)


def lowered(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def some_day(chance: Random) -> date:
    """A day of the years that the world tells of."""
    return date(chance.randint(FIRST_YEAR, LAST_YEAR), chance.randint(1, 12), chance.randint(1, 24))


def person_name(chance: Random) -> str:
    """An invented name."""
    return f"{chance.choice(vocabulary.GIVEN_NAMES)} {chance.choice(vocabulary.FAMILY_NAMES)}"

"""
The writing of one page: a text of 200 to 600 words, the same in both languages.

In come the world and what the page may name; out goes its text in Kembar's own Markdown, with headings of two levels, lists, tables,
quotations, footnotes, links and citations. What is drawn is drawn once for both languages, so that the translation says what its original
says.
"""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.corpus import vocabulary
from bench.corpus.vocabulary import Pair
from bench.corpus.world import FIRST_YEAR, HOME_NAME, LAST_YEAR, World, governor, lowered

SHORTEST, LONGEST = 265, 410
"""The words that a text aims at, marks included; it ends with the section in which it gets there."""
WIDTH = 120

Both = tuple[str, str]
"""A text in Indonesian and in English."""


@dataclass(slots=True)
class Writer:
    """Writes one page in both languages. `sources` are the few that the page draws on; `notes` are its footnotes so far."""

    world: World
    chance: Random
    place: str
    sources: Sequence[str]
    others: Sequence[str]
    visits: Sequence[str]
    blocks: list[Both] = field(default_factory=list)
    notes: list[Both] = field(default_factory=list)

    def write(self) -> Both:
        """The whole text: a lead, sections until there are words enough, and the footnotes."""
        aim = self.chance.randint(SHORTEST, LONGEST)
        self.blocks.append(self._paragraph([self.chance.choice(vocabulary.LEADS)], sentences=1))
        topics = list(vocabulary.TOPICS)
        self.chance.shuffle(topics)
        parts = [self._list, self._table, self._quotation, self._subsection]
        self.chance.shuffle(parts)
        for topic, part in zip(topics, [*parts, *parts, None], strict=True):
            if self._length() >= aim:
                break
            self._section(topic, part if self.chance.random() < 0.7 else None)
        blocks = [*self.blocks, *self.notes]
        return "\n\n".join(block[0] for block in blocks) + "\n", "\n\n".join(block[1] for block in blocks) + "\n"

    def _length(self) -> int:
        return sum(len(indonesian.split()) for indonesian, _ in self.blocks)

    def _section(self, topic: vocabulary.Topic, part: Callable[[], None] | None) -> None:
        self.blocks.append(_heading("##", topic))
        self.blocks.append(self._paragraph(sentences=self.chance.randint(2, 4)))
        if part:
            part()
        elif not self.notes and self.chance.random() < 0.6:
            self._footnoted()

    def _paragraph(self, first: Sequence[Pair] = (), *, sentences: int) -> Both:
        pairs = [*first, *self.chance.sample(vocabulary.SENTENCES, sentences)]
        said = [self._said(pair) for pair in pairs]
        return _wrapped(" ".join(one for one, _ in said)), _wrapped(" ".join(other for _, other in said))

    def _list(self) -> None:
        self.blocks.append(self._said(self.chance.choice(vocabulary.LIST_INTRODUCTIONS)))
        mark = self.chance.choice(("-", "1."))
        items = [self._said(pair) for pair in self.chance.sample(vocabulary.LIST_ITEMS, self.chance.randint(3, 5))]
        self.blocks.append(("\n".join(f"{mark} {one}" for one, _ in items), "\n".join(f"{mark} {other}" for _, other in items)))

    def _table(self) -> None:
        rows = [self._row() for _ in range(self.chance.randint(3, 6))]
        heads = [(pair.id, pair.en) for pair in vocabulary.TABLE_HEADS]
        self.blocks.append((_table([heads, *rows], 0), _table([heads, *rows], 1)))

    def _row(self) -> list[Both]:
        name = self.chance.choice(list(vocabulary.FIELDS.values()))
        year, count = str(self._year()), str(self._count())
        return [(name.id, name.en), (year, year), (count, count), self._said(self.chance.choice(vocabulary.TABLE_REMARKS))]

    def _quotation(self) -> None:
        said = self._said(self.chance.choice(vocabulary.QUOTATIONS))
        self.blocks.append((_wrapped(said[0], "> "), _wrapped(said[1], "> ")))
        self.blocks.append(self._paragraph(sentences=1))

    def _subsection(self) -> None:
        """The third level of heading stands once on a page, for its id can be there only once."""
        if not any(f"{{#{vocabulary.SUBTOPIC.anchor}}}" in one for one, _ in self.blocks):
            self.blocks.append(_heading("###", vocabulary.SUBTOPIC))
        self.blocks.append(self._paragraph(sentences=2))

    def _footnoted(self) -> None:
        number = self.chance.randrange(len(vocabulary.FOOTNOTES))
        label = str(len(self.notes) + 1)
        self.blocks.append(_both(vocabulary.FOOTNOTED[number], label=label))
        note = self._said(vocabulary.FOOTNOTES[number])
        self.notes.append((f"[^{label}]: {note[0]}", f"[^{label}]: {note[1]}"))

    def _said(self, pair: Pair) -> Both:
        """A sentence with its gaps filled. Everything is drawn whether a sentence has the gap or not."""
        month = self.chance.choice(vocabulary.MONTHS)
        year, count = self._year(), self._count()
        other, visit = self.chance.choice(self.others), self.chance.choice(self.visits)
        topic, name = self.chance.choice(list(vocabulary.FIELDS.items()))
        person = governor(self.chance.randint(FIRST_YEAR, LAST_YEAR))
        cite = _citation(self.chance.sample(self.sources, self.chance.choice((1, 1, 2))))
        filled = [
            form.format(
                place=self.world.name("cities", self.place, lang),
                home=HOME_NAME,
                other=f"[{self.world.name('cities', other, lang)}](city:{other})",
                visit=f"[{_VISIT[lang].format(year=visit[:4])}](visit:{visit})",
                field=f"[{lowered(getattr(name, lang))}](field:{topic})",
                person=f"[](person:{person})",
                month=getattr(month, lang),
                year=year,
                count=count,
                cite=cite,
            )
            for lang, form in pair._asdict().items()
        ]
        return filled[0], filled[1]

    def _year(self) -> int:
        return self.chance.randint(FIRST_YEAR, LAST_YEAR)

    def _count(self) -> int:
        return self.chance.randint(2, 90)


_VISIT = {"id": "kunjungan tahun {year}", "en": "visit of {year}"}


def _heading(level: str, topic: vocabulary.Topic) -> Both:
    return f"{level} {topic.heading.id} {{#{topic.anchor}}}", f"{level} {topic.heading.en} {{#{topic.anchor}}}"


def _both(pair: Pair, **gaps: object) -> Both:
    return pair.id.format(**gaps), pair.en.format(**gaps)


def _citation(sources: Sequence[str]) -> str:
    return f"[{'; '.join(f'@{source}' for source in sources)}]"


def _table(rows: Sequence[Sequence[Both]], lang: int) -> str:
    lines = [f"| {' | '.join(cell[lang] for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|---|---|--:|---|", *lines[1:]])


def _wrapped(text: str, mark: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=mark, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False)

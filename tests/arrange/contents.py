"""A tiny site to arrange: one city and its partner, one visit, one page; each test changes what it is about."""

from collections.abc import Mapping, Set
from typing import Any

from kembar.i18n.messages import Messages
from kembar.kinds.city import City
from kembar.kinds.person import Person, Role
from kembar.kinds.registry import KINDS, Records
from kembar.kinds.relationship import Relationship
from kembar.kinds.source import Source
from kembar.kinds.visit import Leg, Visit
from kembar.model.config import Lang, SiteConfig
from kembar.model.content import Content
from kembar.model.dates import parse
from kembar.model.document import (
    Document,
    FigureMention,
    FrontMatter,
    Heading,
    Link,
    LoadedBody,
    LoadedText,
    MadeFrom,
    PlainSection,
    Section,
    YearMention,
)
from kembar.model.fingerprint import LEAD, digest, fingerprint
from kembar.model.problem import Problem, SourceLocation
from kembar.read.markdown.link_slots import split_at_links
from kembar.text.numbers import find_numbers

CONFIG = SiteConfig(
    title={"id": "Kota Kembar", "en": "Sister Cities"},
    description={"id": "Kota kembar Jakarta.", "en": "Jakarta’s sister cities."},
    base_url="https://example.org/kota/",
    languages=(Lang(code="id", locale="id", name="Bahasa Indonesia"), Lang(code="en", locale="en_GB", name="English")),
    home="jakarta",
    sections={
        "cities": {"id": "kota", "en": "cities"},
        "visits": {"id": "kunjungan", "en": "visits"},
        "agreements": {"id": "kesepakatan", "en": "agreements"},
        "fields": {"id": "bidang", "en": "fields"},
        "people": {"id": "tokoh", "en": "people"},
        "sources": {"id": "sumber", "en": "sources"},
        "differences": {"id": "beda", "en": "differences"},
    },
    menu=("visits", "cities"),
    updated="2026-11-21",
)
MESSAGES = {"id": Messages(texts={"Sources": "Sumber"}), "en": Messages()}


def city(name: str, **fields: Any) -> City:  # noqa: ANN401 - any field of the record
    """A city of that name in both languages."""
    return City(name={"id": name, "en": name}, country="MA", continent="africa", **fields)


def tie(one: str, other: str, **fields: Any) -> Relationship:  # noqa: ANN401 - any field of the record
    """An established sister-city tie."""
    return Relationship(between=(one, other), **{"kind": "sister-city", "status": "established", **fields})


def visit(*cities: str, **fields: Any) -> Visit:  # noqa: ANN401 - any field of the record
    """An outgoing visit to these cities."""
    legs = tuple(Leg(city=key) for key in cities)
    return Visit(**{"title": {"id": "Kunjungan", "en": "A visit"}, "direction": "outgoing", "when": parse("2018"), "legs": legs, **fields})


def person(name: str) -> Person:
    """A governor in 2018."""
    return Person(name=name, roles=(Role(title={"id": "Gubernur", "en": "Governor"}, when=parse("2018")),))


def source(title: str, language: str = "id") -> Source:
    """An article."""
    return Source(title=title, outlet="Warta", language=language)


def words(path: str, html: str = "", links: tuple[Link, ...] = (), headings: Mapping[str, int] | None = None, **meta: Any) -> Document:  # noqa: ANN401 - any field of the front matter
    """The words at `content/<path>`; `headings` are second-level headings, each with its line."""
    lang, kind, name = path.split("/")
    file = f"content/{path}"
    found = tuple(Heading(2, anchor, anchor.title(), SourceLocation(file, line, 1)) for anchor, line in (headings or {}).items())
    plain = (PlainSection("", "", ""), *(PlainSection(heading.id, heading.text, "") for heading in found))
    body = LoadedBody(LoadedText(split_at_links(html, links), plain), links, found)
    return Document(lang=lang, kind=kind, key=name.removesuffix(".md"), path=file, meta=FrontMatter(**meta), body=body)


def sectioned(path: str, sections: Mapping[str, str], **meta: Any) -> Document:  # noqa: ANN401 - any field of the front matter
    """
    The words at `content/<path>` in sections by their ids, the lead's as in a stamp; each stands ten lines below the one before.

    The numbers of a section stand in the line below its heading.
    """
    lang, kind, name = path.split("/")
    file = f"content/{path}"
    parts, headings = [], []
    for number, (part, text) in enumerate(sections.items(), start=1):
        place = SourceLocation(file, 10 * number, 1)
        below = SourceLocation(file, 10 * number + 1, 1)
        numbers = find_numbers(text)
        years = tuple(YearMention(int(year), below) for year, _ in numbers.years)
        figures = tuple(FigureMention(figure, below) for figure, _ in numbers.figures)
        parts.append(Section("" if part == LEAD else part, digest(text), len(text.split()), place, years, figures))
        headings += [Heading(2, part, part.title(), place)] if part != LEAD else []
    body = LoadedBody(LoadedText(words=tuple(sections.values())), (), tuple(headings), tuple(parts))
    return Document(lang=lang, kind=kind, key=name.removesuffix(".md"), path=file, meta=FrontMatter(**meta), body=body)


def made_from(source: Document) -> MadeFrom:
    """The stamp of a translation that was made from these words."""
    return MadeFrom(source.lang, fingerprint(source))


def content(
    *documents: Document,
    config: SiteConfig = CONFIG,
    places: Mapping[Any, Any] | None = None,
    settings: Mapping[Any, SourceLocation] | None = None,
    unread: Set[tuple[str, str]] = frozenset(),
    unread_words: Set[tuple[str, str, str]] = frozenset(),
    **records: Mapping[str, Any],
) -> Content:
    """Content with the home city and these records and words."""
    cities = {"jakarta": city("Jakarta"), **records.pop("cities", {})}
    kinds = {kind: dict(sorted(records.get(kind, {}).items())) for kind in KINDS if kind != "cities"}
    return Content(
        config=config,
        records=Records(cities=dict(sorted(cities.items())), **kinds),
        documents=tuple(documents),
        places=places or {},
        settings=settings or {},
        invalid_keys=frozenset(unread),
        unread_words=frozenset(unread_words),
    )


def shown(problems: list[Problem]) -> list[str]:
    """Problems as a person sees them, a line each."""
    return [
        f"{problem.location}: {problem.code}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "") for problem in problems
    ]

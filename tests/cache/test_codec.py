from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import cast, get_args, get_type_hints

import pytest

from kembar.cache import codec
from kembar.cache.codec import CACHED_TYPES, CacheError, DecodeCache, _Pickler, dumps, loads
from kembar.cache.content_cache import CachedFile
from kembar.cache.database import open_cache
from kembar.i18n.locales import PluralForm
from kembar.i18n.messages import EnglishForm, Messages
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS
from kembar.kinds.source import Source
from kembar.model.config import SiteConfig
from kembar.model.document import Body, BodyText, Heading, LoadedBody, LoadedText, YearMention
from kembar.model.problem import Level, Problem, SourceLocation
from kembar.model.site import Asset, Page, PageSummary

GAZETTE, PAPER = dumps(Source(title="Gazette", language="id")), dumps(Source(title="Paper", language="en"))
PLACE = SourceLocation("content/en/cities/rabat.md", 3, 14)
HEADING = Heading(2, "sejarah", "Sejarah", PLACE)


def test_nouns_come_back_as_they_were() -> None:
    kept = (HEADING, YearMention(1991, PLACE), {"places": [PLACE, SourceLocation("a.md")]}, frozenset({HEADING}))

    assert loads(dumps(kept)) == kept


def test_how_a_noun_is_taken_apart_is_found_out_once_for_its_kind() -> None:
    found = _Pickler.dispatch_table[Heading]

    assert (found(HEADING), found is _Pickler.dispatch_table[Heading]) == ((Heading, (2, "sejarah", "Sejarah", PLACE)), True)


def annotated(kind: object) -> Iterator[type]:
    """The types of ours that a type's annotations name, at any depth."""
    waiting, seen = [kind], set[int]()
    while waiting:
        found = waiting.pop()
        waiting += [argument for argument in get_args(found) if not isinstance(argument, str)]
        if isinstance(found, type) and found.__module__.startswith("kembar.") and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [] if issubclass(found, Enum) else get_type_hints(found).values()


def test_the_cached_types_are_those_of_the_fields_of_cached_values() -> None:
    records = [kind.record for kind in KINDS.values()]
    whole = (*records, CachedFile, LoadedBody, LoadedText, Page, PageSummary, Asset, SiteConfig, Messages, EnglishForm, PluralForm, Problem)
    protocols = {Body, BodyText}  # the cache keeps LoadedBody and LoadedText
    derived: dict[str, set[str]] = {}
    for kind in {found for root in whole for found in annotated(root)} - protocols - {Record}:
        derived.setdefault(kind.__module__, set()).add(kind.__qualname__)

    assert {module: set(names) for module, names in CACHED_TYPES.items()} == derived


def test_a_value_of_another_type_is_rejected() -> None:
    with pytest.raises(TypeError, match="Fraction is not in CACHED_TYPES"):
        dumps(Fraction(1, 2))


RUN: list[str] = []
"""What hostile bytes have run."""


def ran(what: str) -> None:
    """Notes that it was run."""
    RUN.append(what)


HOSTILE = {
    "a function of the system": b"cos\nsystem\n(S'exit 1'\ntR.",
    "eval": b"cbuiltins\neval\n(S'1'\ntR.",
    "a function of this test": f"c{__name__}\nran\n(S'ran'\ntR.".encode(),
    "a decorator that one of our modules imports": b"ckembar.model.problem\ndataclass\n.",
    "what makes named tuples": b"ckembar.model.problem\nNamedTuple\n.",
    "a function of ours": b"ckembar.model.problem\nsay\n(S'said'\ntR.",
    "a type of ours that is not kept": b"ckembar.model.problem\nProblemError\n(]tR.",
    "a module that one of ours imports": b"ckembar.model.dates\nre\n.",
    "an attribute of a type that is kept": b"\x80\x04\x8c\x15kembar.model.document\x8c\x10Heading.__init__\x93.",
    "a name with dots in a module with dots": b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x06exit 1\x85R.",
    "a type's own method": b"ckembar.model.problem\nPlace\n(N}S'__str__'\nI1\nstb.",
    "an enumeration's own attribute": b"ckembar.model.problem\nLevel\n(N}S'ERROR'\nI1\nstb.",
    "the fields of another type": b"ckembar.model.document\nYear\n(I1\nI2\nI3\ntR.",
    "the old way to make an instance": b"(S'exit 1'\nios\nsystem\n.",
    "a new object of any type": b"\x80\x04cbuiltins\nobject\n)\x81.",
    "something that is elsewhere": b"Pelsewhere\n.",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_bytes_that_name_anything_else_run_nothing_and_change_nothing(data: bytes) -> None:
    before = (dict(vars(SourceLocation)), dict(vars(Level)), dict(vars(Heading)))

    with pytest.raises(CacheError):
        loads(data)

    assert (dict(vars(SourceLocation)), dict(vars(Level)), dict(vars(Heading))) == before
    assert RUN == []


def test_a_decoded_value_is_reused_while_its_bytes_are_the_same() -> None:
    revived = DecodeCache()
    first = revived.loads("source", GAZETTE)

    assert revived.loads("source", bytes(bytearray(GAZETTE))) is first
    assert revived.loads("source", PAPER) == Source(title="Paper", language="en")
    assert revived.loads("source", GAZETTE) == first


def test_what_was_not_asked_for_the_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MOST", 2)
    revived = DecodeCache()
    first, second = revived.loads("first", GAZETTE), revived.loads("second", GAZETTE)
    assert revived.loads("first", GAZETTE) is first
    revived.loads("third", GAZETTE)

    assert revived.loads("first", GAZETTE) is first
    assert revived.loads("second", GAZETTE) is not second


def test_a_value_that_is_read_uncached_can_be_modified(tmp_path: Path) -> None:
    cache, _ = open_cache(tmp_path, DecodeCache())
    cache.put("words", [("rabat", dumps([1]))])
    own = cast("list[int]", cache.read_uncached("words", "rabat"))
    own.append(2)

    assert (cache.read("words", "rabat"), cache.read("words", "rabat") is cache.read("words", "rabat")) == ([1], True)
    cache.close()

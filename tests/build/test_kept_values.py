from pathlib import Path
from typing import cast

import pytest

from kembar.build import kept_values
from kembar.build.kept_values import Revived, _Pickler, dumps, loads, put_together
from kembar.build.ledger import open_ledger
from kembar.model.document import Heading, Year
from kembar.model.problem import Place
from kembar.model.records import Source

GAZETTE, PAPER = dumps(Source(title="Gazette", language="id")), dumps(Source(title="Paper", language="en"))
PLACE = Place("content/en/cities/rabat.md", 3, 14)
HEADING = Heading(2, "sejarah", "Sejarah", PLACE)


def test_nouns_come_back_as_they_were() -> None:
    kept = (HEADING, Year(1991, PLACE), {"places": [PLACE, Place("a.md")]}, frozenset({HEADING}))

    assert loads(dumps(kept)) == kept


def test_how_a_noun_is_taken_apart_is_found_out_once_for_its_kind() -> None:
    found = _Pickler.dispatch_table[Heading]

    assert (found(HEADING), found is _Pickler.dispatch_table[Heading]) == ((put_together, (Heading, 2, "sejarah", "Sejarah", PLACE)), True)


def test_a_value_is_given_again_while_the_same_bytes_are_kept() -> None:
    revived = Revived()
    first = revived.loads("source", GAZETTE)

    assert revived.loads("source", bytes(bytearray(GAZETTE))) is first
    assert revived.loads("source", PAPER) == Source(title="Paper", language="en")
    assert revived.loads("source", GAZETTE) == first


def test_what_was_not_asked_for_the_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_values, "MOST", 2)
    revived = Revived()
    first, second = revived.loads("first", GAZETTE), revived.loads("second", GAZETTE)
    assert revived.loads("first", GAZETTE) is first
    revived.loads("third", GAZETTE)

    assert revived.loads("first", GAZETTE) is first
    assert revived.loads("second", GAZETTE) is not second


def test_what_somebody_is_going_to_change_is_nobody_elses(tmp_path: Path) -> None:
    ledger, _ = open_ledger(tmp_path, Revived())
    ledger.shelve("words", [("rabat", dumps([1]))])
    own = cast("list[int]", ledger.load_own("words", "rabat"))
    own.append(2)

    assert (ledger.load("words", "rabat"), ledger.load("words", "rabat") is ledger.load("words", "rabat")) == ([1], True)
    ledger.close()

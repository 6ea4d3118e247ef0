"""An updated index equals an index of the present documents."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.export.search.documents import SearchDocument
from kembar.export.search.files import index_files
from kembar.export.search.index import FULL_BUILD_THRESHOLD, Changed, Index, build_index, update_index
from kembar.model.config import Lang

INDONESIAN = Lang(code="id", locale="id", name="Bahasa Indonesia")
WORDS = (
    "kunjungan mengunjungi dikunjungi berkunjung unjung kerja sama kerjasama bekerja sesama wali kota walikota kota-kota "
    "tukar bertukar pertukaran rabat kasablanka casablanca 1991 libraries"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)
CARDS = st.builds(
    lambda words, spelled, ranks_last: SearchDocument(
        f'["{words[0]}"]', words, (("kasablanka", ("casablanca",)),) if spelled else (), ranks_last
    ),
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
    st.booleans(),
    st.booleans(),
)


def card(title: str, text: str = "") -> SearchDocument:
    """A card of something with a title and a text."""
    return SearchDocument(f'["{title}"]', (title, "", "", text))


def by_path(cards: list[SearchDocument]) -> dict[str, SearchDocument]:
    """Cards at made-up paths."""
    return {f"id/cities/{number}": card for number, card in enumerate(cards)}


def values(index: Index) -> dict[str, object]:
    """An index, value by value, in the order that matters."""
    found = {field.name: getattr(index, field.name) for field in fields(Index)}
    return {**found, "lines": list(index.lines.items())}


def change(old: list[SearchDocument], new: list[SearchDocument]) -> Changed:
    """What is another card now."""
    return {number: pair for number, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]}


@given(st.data())
def test_an_updated_index_equals_that_of_the_new_documents(data: st.DataObject) -> None:
    old = data.draw(st.lists(CARDS, min_size=1, max_size=30), "old")
    new = [data.draw(CARDS) if data.draw(st.integers(0, 9)) == 0 else card for card in old]

    found = update_index(build_index(by_path(old), INDONESIAN), change(old, new), old.__getitem__, INDONESIAN)

    if found is not None:
        expected = build_index(by_path(new), INDONESIAN)
        assert values(found) == values(expected)
        lines = [card.line for card in new]
        assert _files(found, lines) == _files(expected, lines)


def _files(index: Index, lines: list[str]) -> list[tuple[str, bytes]]:
    return [(path, file.read()) for path, file in index_files(index, INDONESIAN, lines.__getitem__).items()]


OLD = [card("kota", "unjung mengunjungi"), card("rabat", "kerja sama")]


@pytest.mark.parametrize(
    ("number", "now"),
    [
        (0, card("kota", "mengunjungi")),
        (0, card("kota", "unjung mengunjungi kunjungan berkunjung")),
        (1, card("rabat", "rabat 1991 dan kerja sama")),
        (1, card("rabat", "")),
    ],
    ids=["a word goes", "another root is settled", "words come", "a text goes"],
)
def test_most_changes_update_an_index(number: int, now: SearchDocument) -> None:
    new = [now if place == number else card for place, card in enumerate(OLD)]

    found = update_index(build_index(by_path(OLD), INDONESIAN), change(OLD, new), OLD.__getitem__, INDONESIAN)

    assert found is not None
    assert values(found) == values(build_index(by_path(new), INDONESIAN))


@pytest.mark.parametrize(
    "now",
    [
        card("rabat", "kerja sama kerjasama"),
        SearchDocument('["rabat"]', ("rabat", "", "", "kerja sama"), (("rebat", ("rabat",)),)),
        SearchDocument('["rabat"]', ("rabat", "", "", "kerja sama"), ranks_last=True),
    ],
    ids=["a word that is also written as two", "another spelling", "another rank"],
)
def test_a_change_of_other_words_needs_a_full_build(now: SearchDocument) -> None:
    assert update_index(build_index(by_path(OLD), INDONESIAN), {1: (OLD[1], now)}, OLD.__getitem__, INDONESIAN) is None


def test_a_changed_root_in_very_many_entries_needs_a_full_build() -> None:
    old = [card("unjung"), *(card(str(number), "mengunjungi") for number in range(FULL_BUILD_THRESHOLD + 1))]
    now = card("unjung", "kunjungan berkunjung dikunjungi")

    assert update_index(build_index(by_path(old), INDONESIAN), {0: (old[0], now)}, old.__getitem__, INDONESIAN) is None

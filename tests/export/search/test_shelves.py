"""How an index is cut."""

from kembar.export.search.cards import as_js
from kembar.export.search.forms import Forms
from kembar.export.search.postings import post
from kembar.export.search.shelves import PER_SHELF, shelf_counts, shelves

WORDS = ("arab", "jawa", "kota", "peta")


def cut(words: int, entries: int) -> list[tuple[str, int, str | int]]:
    """The shelves of an index of four entries, each called by a word: the sort, the number and what it begins with."""
    roots = {word: (word,) for word in WORDS}
    postings = post([[[word], [], [], []] for word in WORDS], roots)
    shelved = shelves(Forms(roots), postings, map(as_js, WORDS), {"words": words, "entries": entries})
    return [(shelf.sort, shelf.number, shelf.first) for shelf in shelved]


def test_each_sort_is_cut_into_as_many_shelves_as_are_wanted() -> None:
    assert cut(words=2, entries=1) == [("words", 1, "arab"), ("words", 2, "kota"), ("entries", 1, 0)]


def test_a_shelf_on_which_nothing_would_stand_is_left_out() -> None:
    assert [first for sort, _, first in cut(words=9, entries=1) if sort == "words"] == list(WORDS)


def test_an_index_grows_by_shelves_and_has_one_of_each_sort_at_least() -> None:
    assert shelf_counts(0) == dict.fromkeys(PER_SHELF, 1)
    assert shelf_counts(10 * PER_SHELF["words"])["words"] == 10

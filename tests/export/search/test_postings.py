"""Postings of roots."""

from kembar.export.search.postings import MIN_ENTRIES, Postings, encode_lengths, encode_postings

ROOTS = {"rebat": ("rabat",), **{word: (word,) for word in ("rabat", "maroko", "casablanca", "kota")}}
RABAT = [["rabat"], [], ["maroko"], ["rabat", "rebat"]]
CASABLANCA = [["casablanca"], [], ["maroko"], []]


def posted(*entries: list[list[str]]) -> Postings:
    """The postings of entries."""
    postings = Postings()
    for number, fields in enumerate(entries):
        postings.add(number, fields, ROOTS)
    return postings


def test_each_root_has_postings_by_field_and_entry() -> None:
    found = posted(RABAT, CASABLANCA)

    assert found.places == {
        "casablanca": ({1: 1}, {}, {}, {}),
        "maroko": ({}, {}, {0: 1, 1: 1}, {}),
        "rabat": ({0: 1}, {}, {}, {0: 2}),
    }
    assert found.lengths == [{0: 1, 1: 1}, {0: 0, 1: 0}, {0: 1, 1: 1}, {0: 2, 1: 0}]


def test_a_removed_entry_leaves_nothing() -> None:
    found = posted(RABAT, CASABLANCA)
    found.remove(1, CASABLANCA, ROOTS)

    alone = posted(RABAT)
    assert (found.places, found.lengths) == (alone.places, alone.lengths)


def test_a_word_in_every_text_keeps_only_its_mark() -> None:
    found = posted(*([["kota"] if number == 7 else [], [], [], ["kota"]] for number in range(MIN_ENTRIES + 1)))

    assert found.encode("kota") == "!h."


def test_an_entry_in_the_title_is_not_repeated_for_the_text() -> None:
    assert encode_postings([{3: 1}, {}, {}, {3: 5, 30: 1}]) == "!d.Be"


def test_short_lengths_are_exact() -> None:
    assert encode_lengths(range(17)) == "#$%&'()*+,-./0123"
    assert encode_lengths([10**9]) == "}"

"""Where roots stand."""

from kembar.export.search.postings import FEW, Postings, graded, written

ROOTS = {"rebat": ("rabat",), **{word: (word,) for word in ("rabat", "maroko", "casablanca", "kota")}}
RABAT = [["rabat"], [], ["maroko"], ["rabat", "rebat"]]
CASABLANCA = [["casablanca"], [], ["maroko"], []]


def posted(*entries: list[list[str]]) -> Postings:
    """The postings of entries."""
    postings = Postings()
    for number, fields in enumerate(entries):
        postings.enter(number, fields, ROOTS)
    return postings


def test_each_root_has_its_places_by_field_and_entry() -> None:
    found = posted(RABAT, CASABLANCA)

    assert found.places == {
        "casablanca": ({1: 1}, {}, {}, {}),
        "maroko": ({}, {}, {0: 1, 1: 1}, {}),
        "rabat": ({0: 1}, {}, {}, {0: 2}),
    }
    assert found.lengths == [{0: 1, 1: 1}, {0: 0, 1: 0}, {0: 1, 1: 1}, {0: 2, 1: 0}]


def test_an_entry_that_is_withdrawn_leaves_nothing() -> None:
    found = posted(RABAT, CASABLANCA)
    found.withdraw(1, CASABLANCA, ROOTS)

    alone = posted(RABAT)
    assert (found.places, found.lengths) == (alone.places, alone.lengths)


def test_a_word_that_is_in_every_text_is_found_in_titles_alone_and_said_to_be() -> None:
    found = posted(*([["kota"] if number == 7 else [], [], [], ["kota"]] for number in range(FEW + 1)))

    assert found.written("kota") == "!h."


def test_what_a_title_says_is_not_written_again_for_the_text() -> None:
    assert written([{3: 1}, {}, {}, {3: 5, 30: 1}]) == "!d.Be"


def test_lengths_are_exact_while_they_are_short() -> None:
    assert graded(range(17)) == "#$%&'()*+,-./0123"
    assert graded([10**9]) == "}"

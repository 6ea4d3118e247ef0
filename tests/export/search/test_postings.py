"""Where roots stand."""

from kembar.export.search.postings import FEW, graded, post, written


def test_each_root_has_its_places_by_field_and_entry() -> None:
    roots = {"rebat": ("rabat",), **{word: (word,) for word in ("rabat", "maroko", "casablanca")}}
    found = post([[["rabat"], [], ["maroko"], ["rabat", "rebat"]], [["casablanca"], [], ["maroko"], []]], roots)

    assert found.places == {
        "casablanca": ({1: 1}, {}, {}, {}),
        "maroko": ({}, {}, {0: 1, 1: 1}, {}),
        "rabat": ({0: 1}, {}, {}, {0: 2}),
    }
    assert found.lengths == [[1, 1], [0, 0], [1, 1], [2, 0]]


def test_a_word_that_is_in_every_text_is_found_in_titles_alone() -> None:
    found = post([[["kota"] if number == 7 else [], [], [], ["kota"]] for number in range(FEW + 1)], {"kota": ("kota",)})

    assert found.places == {"kota": ({7: 1}, {}, {}, {})}


def test_what_a_title_says_is_not_written_again_for_the_text() -> None:
    assert written([{3: 1}, {}, {}, {3: 5, 30: 1}]) == "!d.Be"


def test_lengths_are_exact_while_they_are_short() -> None:
    assert graded(range(17)) == "#$%&'()*+,-./0123"
    assert graded([10**9]) == "}"

from kembar.serve.text_matching import (
    TextPassage,
    catalogue_passages,
    facts_passages,
    most_similar,
    shortest_containing,
    split_words,
    text_passages,
)

WORDS = """\
---
title: Casablanca
description: A partner in Morocco.
---

Casablanca and Jakarta have been
sister cities [since 1991](visit:first) [@kumparan].

## Four plans {#plans}

- an exchange of experts;
- promotion of the arts.

| City | Year |
|------|------|
| Rabat | 1990 |
""".splitlines()


def test_each_field_paragraph_heading_item_and_row_is_a_passage() -> None:
    assert [(" ".join(found.words), found.line, found.column) for found in text_passages(WORDS)] == [
        ("title casablanca", 2, 1),
        ("description a partner in morocco", 3, 1),
        ("casablanca and jakarta have been sister cities since 1991", 6, 1),
        ("four plans", 9, 4),
        ("an exchange of experts", 11, 3),
        ("promotion of the arts", 12, 3),
        ("city year", 14, 3),
        ("rabat 1990", 16, 3),
    ]


def test_a_finished_passage_is_found_without_its_markup() -> None:
    found = most_similar(split_words("Casablanca and Jakarta have been sister cities since 1991."), text_passages(WORDS))

    assert found is not None
    assert found.line == 6


def test_a_passage_with_other_words_does_not_match() -> None:
    assert most_similar(split_words("Nordhavn lies by the sea."), text_passages(WORDS)) is None


def test_a_fact_is_found_in_the_shortest_field_that_contains_it() -> None:
    facts = "title: {id: Kunjungan ke Rabat, en: A visit to Rabat}\nplace: Rabat\n".splitlines()

    assert shortest_containing(split_words("Rabat"), facts_passages(facts)) == TextPassage(("place", "rabat"), 2, 1)


def test_a_message_is_found_by_its_words_only() -> None:
    catalogue = 'msgid "At a glance"\nmsgstr "Sekilas"\n'.splitlines()

    assert [found.words for found in catalogue_passages(catalogue)] == [("at", "a", "glance"), ("sekilas",)]


def test_no_words_match_no_passage() -> None:
    assert (shortest_containing((), [TextPassage(("a",), 1, 1)]), most_similar((), [])) == (None, None)

from typing import get_args

import pytest

from kembar.i18n.messages import Messages
from kembar.i18n.terms import MEANINGS, TERMS, meaning, term
from kembar.kinds import registry
from tests.i18n.voices import EN, ID, messages

CHOICES = {name: get_args(choice) for choice, name in registry.CHOICES.items() if name != "Continent"}
"""Every choice that records make; the continents have their names from CLDR."""


def test_exactly_the_choices_of_records_have_terms() -> None:
    assert {name: set(words) for name, words in TERMS.items()} == {name: set(values) for name, values in CHOICES.items()} | {
        "Kind": set(registry.KINDS)
    }


@pytest.mark.parametrize("choice_type", TERMS)
def test_values_of_a_choice_have_different_terms(choice_type: str) -> None:
    for lang in (ID, EN):
        words = [term(messages(lang), choice_type, value) for value in TERMS[choice_type]]
        assert len(set(words)) == len(words)


def test_relationships_and_documents_have_the_terms_of_the_official_procedure() -> None:
    assert [term(messages(ID), "RelationshipStatus", value) for value in CHOICES["RelationshipStatus"]] == [
        "Penjajakan",
        "Pernyataan kehendak",
        "Nota kesepahaman",
        "Perjanjian kerja sama",
        "Terjalin",
        "Tidak berlanjut",
        "Berakhir",
    ]


def test_every_status_of_a_document_has_a_meaning() -> None:
    assert set(MEANINGS["AgreementStatus"]) == set(CHOICES["AgreementStatus"])
    assert meaning(Messages(), "AgreementStatus", "confirmed") == "A publication by one of the parties confirms that it was signed."


def test_an_unknown_choice_has_no_term() -> None:
    with pytest.raises(KeyError):
        term(Messages(), "RelationshipStatus", "twin")

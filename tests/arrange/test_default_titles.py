import pytest

from kembar.arrange.default_titles import LISTING_DESCRIPTIONS, LISTING_TITLES, RECORD_DESCRIPTIONS, record_description
from kembar.arrange.layouts import LISTINGS, RECORDS
from kembar.i18n.messages import Messages
from kembar.model.records import Records
from tests.arrange.contents import CONFIG, city, source


def test_every_page_that_nobody_writes_words_for_has_its_sentence() -> None:
    assert LISTING_TITLES.keys() == LISTING_DESCRIPTIONS.keys() == LISTINGS.keys() - {"home"}
    assert RECORD_DESCRIPTIONS.keys() == RECORDS.keys()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("id", "Rabat: hubungan, kunjungan, dan sumbernya."),
        ("en", "Rabat: its ties, the visits and agreements that concern it, and the sources."),
    ],
)
def test_the_sentence_is_in_the_language_of_the_page(code: str, expected: str) -> None:
    messages = {
        "id": Messages(texts={RECORD_DESCRIPTIONS["cities"]: "{name}: hubungan, kunjungan, dan sumbernya."}),
        "en": Messages(),
    }

    assert record_description("cities", "rabat", Records(cities={"rabat": city("Rabat")}), CONFIG.lang(code), messages[code]) == expected


def test_braces_in_a_name_are_only_braces() -> None:
    records = Records(sources={"x": source("{name} {0}")})

    assert record_description("sources", "x", records, CONFIG.primary, Messages()) == (
        "{name} {0}: the publication, and what on this portal rests on it."
    )

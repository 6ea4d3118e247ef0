import pytest

from kembar.arrange.default_titles import record_description
from kembar.i18n.messages import Messages
from kembar.kinds.registry import Records
from tests.arrange.contents import CONFIG, city, source


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("id", "Rabat: hubungan, kunjungan, dan sumbernya."),
        ("en", "Rabat: its ties, the visits and agreements that concern it, and the sources."),
    ],
)
def test_the_sentence_is_in_the_language_of_the_page(code: str, expected: str) -> None:
    sentence = "{name}: its ties, the visits and agreements that concern it, and the sources."
    messages = {"id": Messages(texts={sentence: "{name}: hubungan, kunjungan, dan sumbernya."}), "en": Messages()}

    assert record_description("cities", "rabat", Records(cities={"rabat": city("Rabat")}), CONFIG.lang(code), messages[code]) == expected


def test_braces_in_a_name_are_only_braces() -> None:
    records = Records(sources={"x": source("{name} {0}")})

    assert record_description("sources", "x", records, CONFIG.primary, Messages()) == (
        "{name} {0}: the publication, and what on this portal rests on it."
    )

import pytest

from kembar.i18n.locales import is_known, plural_categories, plural_form
from kembar.model.config import Lang
from tests.i18n.voices import EN, ID

FRENCH = Lang(code="fr", locale="fr", name="Français")


@pytest.mark.parametrize(
    ("locale", "known"), [("id", True), ("en_GB", True), ("en-GB", True), ("tlh", False), ("", False), ("a b", False), ("../id", False)]
)
def test_a_locale_is_known_if_cldr_has_it(locale: str, known: bool) -> None:
    assert is_known(locale) is known


def test_categories_are_those_of_whole_numbers() -> None:
    assert [plural_categories(lang) for lang in (ID, EN, FRENCH)] == [("other",), ("one", "other"), ("one", "other")]


def test_a_category_of_very_large_numbers_has_the_last_form() -> None:
    assert [plural_form(FRENCH, number) for number in (0, 1, 2, 1_000_000)] == [0, 0, 1, 1]

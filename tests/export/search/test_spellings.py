"""Other spellings of names."""

from kembar.export.search.record_text import SearchText
from kembar.export.search.spellings import find_spellings
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.kinds.city import City
from kembar.kinds.person import Person
from kembar.kinds.registry import Records
from kembar.model.site import Site
from tests.arrange.contents import person
from tests.export.sites import site

CITIES = {
    "casablanca": City(name={"id": "Casablanca", "en": "Casablanca"}, country="MA", continent="africa", variants=("Kasablanka",)),
    "los-angeles": City(name={"id": "Los Angeles", "en": "Los Angeles"}, country="US", continent="americas", variants=("LA", "Los Angles")),
    "moscow": City(name={"id": "Moskow", "en": "Moscow"}, country="RU", continent="europe"),
}
PEOPLE = {"bakkoury": Person(name="Mustapha Bakkoury", roles=person("x").roles, variants=("Mustapha Bakkauri", "The President"))}


def found(lang: str) -> dict[str, tuple[str, ...]]:
    """The spellings of a site with these places and people."""
    whole: Site = site(records=Records(cities=CITIES, people=PEOPLE))
    language = whole.config.lang(lang)
    telling = SearchText(whole, language, Messages(), Localizer(language, Messages(), whole.config))
    named = [(kind, key) for kind in ("cities", "people") for key in whole.records.of(kind)]
    return {word: meant for kind, key in named for word, meant in find_spellings(kind, key, telling)}


def test_each_other_spelling_stands_for_the_name_in_the_language_of_the_index() -> None:
    assert found("id") == {
        "kasablanka": ("casablanca",),
        "la": ("los", "angeles"),
        "angles": ("angeles",),
        "moscow": ("moskow",),
        "bakkauri": ("bakkoury",),
        "morocco": ("maroko",),
        "russia": ("rusia",),
    }


def test_a_name_in_the_other_language_stands_for_the_name() -> None:
    assert found("en")["moskow"] == ("moscow",)
    assert found("en")["maroko"] == ("morocco",)

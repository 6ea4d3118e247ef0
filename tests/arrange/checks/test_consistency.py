import dataclasses

from kembar.arrange.checks.consistency import inconsistencies
from kembar.model.problem import SourceLocation
from tests.arrange.contents import CONFIG, city, content, shown, tie, words


def test_a_sound_site_has_no_inconsistencies() -> None:
    site = content(
        words("id/pages/about.md"),
        words("id/cities/rabat.md"),
        cities={"rabat": city("Rabat", part_of="region"), "region": city("Region")},
        relationships={"a": tie("jakarta", "rabat"), "b": tie("jakarta", "rabat", kind="contact")},
        config=dataclasses.replace(CONFIG, footer=("about",)),
    )

    assert list(inconsistencies(site)) == []


def test_a_ring_of_places_is_reported_once_at_its_first_key() -> None:
    cities = {key: city(key, part_of=above) for key, above in {"a": "c", "b": "a", "c": "b", "outside": "a"}.items()}

    assert shown(list(inconsistencies(content(cities=cities)))) == [
        (
            "content/facts/cities/a.yaml: reference.cycle: “a” leads back to itself through “part_of”: a → c → b → a "
            "(take “part_of” away from one of them)"
        )
    ]


def test_a_tie_that_raises_itself_is_a_ring() -> None:
    ties = {"a": tie("jakarta", "rabat", upgrades="a")}

    assert shown(list(inconsistencies(content(cities={"rabat": city("Rabat")}, relationships=ties)))) == [
        (
            "content/facts/relationships/a.yaml: reference.cycle: “a” leads back to itself through “upgrades”: a → a "
            "(take “upgrades” away from one of them)"
        )
    ]


def test_two_ties_of_one_kind_between_the_same_places_are_one_too_many() -> None:
    ties = {"a": tie("jakarta", "rabat"), "b": tie("rabat", "jakarta")}

    assert shown(list(inconsistencies(content(cities={"rabat": city("Rabat")}, relationships=ties)))) == [
        (
            "content/facts/relationships/b.yaml: relationship.duplicate: these two places already have a tie of this kind, “a” "
            "(keep one record, or write another kind; the other one is in content/facts/relationships/a.yaml)"
        )
    ]


def test_a_place_has_no_tie_with_itself() -> None:
    assert shown(list(inconsistencies(content(relationships={"a": tie("jakarta", "jakarta")})))) == [
        "content/facts/relationships/a.yaml: relationship.self: a tie is between two places, and both are “jakarta” (name the other place)"
    ]


def test_words_without_a_record_are_orphans() -> None:
    site = content(words("id/cities/rabbat.md"), words("en/visits/1960.md"), cities={"rabat": city("Rabat")})

    assert shown(list(inconsistencies(site))) == [
        (
            "content/id/cities/rabbat.md: document.orphan: these words belong to no record: there is no “rabbat” in cities "
            "(did you mean “rabat”?)"
        ),
        (
            "content/en/visits/1960.md: document.orphan: these words belong to no record: there is no “1960” in visits "
            "(write content/facts/visits/1960.yaml, or correct the key)"
        ),
    ]


def test_words_of_a_record_with_a_fault_are_no_orphans() -> None:
    assert list(inconsistencies(content(words("id/cities/rabat.md"), unread={("cities", "rabat")}))) == []


def test_settings_name_a_city_and_pages_that_exist() -> None:
    config = dataclasses.replace(CONFIG, home="jakata", footer=("abuot", "imprint"))
    settings = {(): SourceLocation("content/site.yaml", 1, 1), ("home",): SourceLocation("content/site.yaml", 3, 7)}

    assert shown(list(inconsistencies(content(words("id/pages/about.md"), config=config, settings=settings)))) == [
        "content/site.yaml:3:7: reference.unknown: there is no record “jakata” in cities (did you mean “jakarta”?)",
        "content/site.yaml:1:1: reference.unknown: there is no page “abuot” for the footer (did you mean “about”?)",
        "content/site.yaml:1:1: reference.unknown: there is no page “imprint” for the footer (write content/id/pages/imprint.md)",
    ]

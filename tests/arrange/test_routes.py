import dataclasses

from kembar.arrange.routes import Routes, route
from kembar.arrange.twins import twins_by_page
from kembar.kinds.agreement import Agreement
from kembar.kinds.field import Field
from kembar.kinds.organisation import Organisation
from kembar.model.content import Content
from kembar.model.problem import Problem, SourceLocation
from kembar.model.site import Asset
from tests.arrange.contents import CONFIG, city, content, person, shown, source, tie, visit, words


def routed(site: Content, *assets: Asset) -> tuple[Routes, list[Problem]]:
    return route(
        site, twins_by_page(site), {asset.name: asset for asset in assets}, claimed=("404.html", "index.html", "assets", "id/feed.xml")
    )


def organisation(name: str) -> Organisation:
    return Organisation(name={"id": name, "en": name}, kind="office")


def test_every_page_has_its_address_in_every_language() -> None:
    names = {"id": "x", "en": "x"}
    site = content(
        words("id/cities/moscow.md", slug="moskow"),
        words("id/pages/about.md", slug="tentang"),
        words("en/pages/about.md"),
        cities={"moscow": city("Moscow")},
        relationships={"jakarta-moscow": tie("jakarta", "moscow")},
        visits={"1960": visit("moscow")},
        agreements={"mou": Agreement(title=names, type="programme", status="planned", parties=())},
        people={"anies": person("Anies")},
        organisations={"jasca": organisation("JASCA")},
        fields={"arts": Field(name=names)},
        sources={"warta": source("Warta")},
    )

    assert routed(site)[0].addresses == {
        ("listings", "home"): {"id": "id/", "en": "en/"},
        ("listings", "cities"): {"id": "id/kota/", "en": "en/cities/"},
        ("listings", "visits"): {"id": "id/kunjungan/", "en": "en/visits/"},
        ("listings", "agreements"): {"id": "id/kesepakatan/", "en": "en/agreements/"},
        ("listings", "fields"): {"id": "id/bidang/", "en": "en/fields/"},
        ("listings", "people"): {"id": "id/tokoh/", "en": "en/people/"},
        ("listings", "sources"): {"id": "id/sumber/", "en": "en/sources/"},
        ("listings", "differences"): {"id": "id/beda/", "en": "en/differences/"},
        ("listings", "search"): {"id": "id/search/", "en": "en/search/"},
        ("listings", "index"): {"id": "id/index/", "en": "en/index/"},
        ("cities", "jakarta"): {"id": "id/kota/jakarta/", "en": "en/cities/jakarta/"},
        ("cities", "moscow"): {"id": "id/kota/moskow/", "en": "en/cities/moscow/"},
        ("visits", "1960"): {"id": "id/kunjungan/1960/", "en": "en/visits/1960/"},
        ("agreements", "mou"): {"id": "id/kesepakatan/mou/", "en": "en/agreements/mou/"},
        ("fields", "arts"): {"id": "id/bidang/arts/", "en": "en/fields/arts/"},
        ("sources", "warta"): {"id": "id/sumber/warta/", "en": "en/sources/warta/"},
        ("people", "anies"): {"id": "id/tokoh/#anies", "en": "en/people/#anies"},
        ("organisations", "jasca"): {"id": "id/tokoh/#jasca", "en": "en/people/#jasca"},
        ("pages", "about"): {"id": "id/tentang/", "en": "en/about/"},
        ("relationships", "jakarta-moscow"): {"id": "id/kota/moskow/#jakarta-moscow", "en": "en/cities/moscow/#jakarta-moscow"},
    }


def test_a_tie_is_shown_with_the_place_that_is_not_the_home_city_whichever_comes_first() -> None:
    site = content(cities={"rabat": city("Rabat")}, relationships={"tie": tie("rabat", "jakarta")})

    assert routed(site)[0].addresses["relationships", "tie"]["id"] == "id/kota/rabat/#tie"


def test_a_tie_with_a_place_that_does_not_exist_still_has_an_address() -> None:
    site = content(relationships={"tie": tie("jakarta", "atlantis")})

    assert routed(site)[0].addresses["relationships", "tie"] == {"id": "id/kota/#tie", "en": "en/cities/#tie"}


def test_a_free_page_has_an_address_only_where_it_has_words() -> None:
    assert routed(content(words("en/pages/press.md")))[0].addresses["pages", "press"] == {"en": "en/press/"}


def test_a_section_without_a_slug_is_called_by_its_kind() -> None:
    site = content(config=dataclasses.replace(CONFIG, sections={}))

    assert routed(site)[0].addresses["listings", "visits"] == {"id": "id/visits/", "en": "en/visits/"}


def test_former_addresses_belong_to_the_words_that_name_them() -> None:
    site = content(words("id/pages/about.md", aliases=("id/tentang-kami/", "profil.html")), words("en/pages/about.md"))

    assert routed(site)[0].aliases == {("pages", "about", "id"): ("id/tentang-kami/", "profil.html")}


def test_a_slug_that_another_page_has_names_both() -> None:
    place = SourceLocation("content/id/cities/rabat.md", 3, 7)
    site = content(
        words("id/cities/rabat.md", slug="jakarta", places={"slug": place}), words("id/cities/jakarta.md"), cities={"rabat": city("Rabat")}
    )

    assert shown(routed(site)[1]) == [
        (
            "content/id/cities/rabat.md:3:7: address.taken: the address “/id/kota/jakarta/” is already taken by "
            "content/id/cities/jakarta.md (choose another slug, alias or key)"
        )
    ]


def test_a_page_cannot_take_the_address_of_a_section() -> None:
    assert shown(routed(content(words("id/pages/kota.md")))[1]) == [
        (
            "content/id/pages/kota.md: address.taken: the address “/id/kota/” is already taken by content/site.yaml "
            "(choose another slug, alias or key)"
        )
    ]


def test_addresses_that_differ_only_in_capitals_are_the_same() -> None:
    site = content(words("id/pages/about.md", aliases=("id/Kota/jakarta/index.html",)))

    assert shown(routed(site)[1]) == [
        (
            "content/id/pages/about.md: address.taken: the address “/id/Kota/jakarta/index.html” is already taken by "
            "content/facts/cities/jakarta.yaml (choose another slug, alias or key)"
        )
    ]


def test_what_the_site_itself_writes_cannot_be_taken() -> None:
    aliases = ("404.html", "index.html", "Assets/css/", "id/feed.xml/", "lama/")

    assert shown(routed(content(words("id/pages/about.md", aliases=aliases)))[1]) == [
        f"content/id/pages/about.md: address.taken: the address “/{alias}” belongs to the site itself (choose another slug, alias or key)"
        for alias in aliases[:-1]
    ]


def test_a_page_that_is_its_own_former_address_is_reported_so() -> None:
    assert shown(routed(content(words("id/pages/about.md", aliases=("id/about/",))))[1]) == [
        "content/id/pages/about.md: address.taken: the address “/id/about/” is claimed twice here (choose another slug, alias or key)"
    ]


def test_a_file_keeps_others_from_a_folder_of_its_name_and_the_other_way_round() -> None:
    site = content(words("id/pages/a.md", aliases=("old.html", "new.html/")), words("id/pages/b.md", aliases=("old.html/", "new.html")))

    assert shown(routed(site)[1]) == [
        (
            "content/id/pages/b.md: address.taken: the address “/old.html/” is already taken by content/id/pages/a.md "
            "(choose another slug, alias or key)"
        ),
        (
            "content/id/pages/b.md: address.taken: the address “/new.html” is already taken by content/id/pages/a.md "
            "(choose another slug, alias or key)"
        ),
    ]


def test_a_person_and_an_organisation_need_different_anchors() -> None:
    site = content(people={"jasca": person("Jasca")}, organisations={"jasca": organisation("JASCA")})

    assert shown(routed(site)[1]) == [
        f"content/facts/organisations/jasca.yaml: address.taken: the address “/{address}” is already taken by "
        "content/facts/people/jasca.yaml (choose another slug, alias or key)"
        for address in ("id/tokoh/#jasca", "en/people/#jasca")
    ]


def test_a_heading_cannot_have_the_anchor_of_a_tie_on_the_same_page() -> None:
    site = content(
        words("id/cities/rabat.md", headings={"jakarta-rabat": 5}),
        cities={"rabat": city("Rabat")},
        relationships={"jakarta-rabat": tie("jakarta", "rabat")},
    )

    assert shown(routed(site)[1]) == [
        (
            "content/id/cities/rabat.md:5:1: address.taken: the address “/id/kota/rabat/#jakarta-rabat” is already taken by "
            "content/facts/relationships/jakarta-rabat.yaml (choose another slug, alias or key)"
        )
    ]


def test_files_for_the_root_of_the_site_count_too() -> None:
    favicon = Asset("static/id/kota/index.html", "id/kota/index.html", b"")

    assert shown(routed(content(), favicon)[1]) == [
        (
            "content/site.yaml: address.taken: the address “/id/kota/” is already taken by assets/static/id/kota/index.html "
            "(choose another slug, alias or key)"
        )
    ]

"""Nothing is published while there are errors, and one run reports all of them."""

import shutil

from tests.pipeline.site_test import SiteTest


def test_a_broken_file_leaves_what_is_published_as_it_was(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: Denmark")

    built = site.build()

    assert built.failed
    assert (built.made, built.removed, built.kept) == ([], [], 0)
    assert site.files() == before


def test_a_first_build_with_an_error_publishes_nothing(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: Denmark")

    assert site.build().failed
    assert not site.out.exists()


def test_every_broken_file_is_reported_in_one_run_each_at_its_place(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "(field:libraries)", "(field:library)")
    site.change("content/en/pages/about.md", "[](city:nordhavn)", "[](city:nordhaven)")
    site.write("content/facts/cities/eastport.yaml", "name: {id: Eastport, en: Eastport}\ncountry: Canada\ncontinent: americas\n")
    site.write("content/facts/fields/parks.yaml", "name: {id: Taman, en: Parks}\nsource: [gazette-2018]\n")
    site.write("content/facts/people/ida-holm.yaml", "name: Ida Holm\nroles:\n  - title: {id: Ketua, en: Chair}\n    when: 2018-04-31\n")
    site.change("content/id/visits/2018-nordhavn.md", "@avisen-2018", "@avisen-2019")

    assert [line for line in site.build().problems.splitlines() if not line.startswith(" ")] == [
        "content/en/cities/nordhavn.md:11:23: error link.broken: there is no “library” in fields",
        "content/en/pages/about.md:11:18: error link.broken: there is no “nordhaven” in cities",
        "content/facts/cities/eastport.yaml:2:10: error country.invalid: “Canada” is not a country code",
        "content/facts/fields/parks.yaml:2:1: error field.unknown: there is no field “source” here",
        "content/facts/people/ida-holm.yaml:4:11: error date.invalid: “2018-04-31” is not in the calendar",
        "content/id/visits/2018-nordhavn.md:6:74: error citation.unknown: there is no source “avisen-2019”",
    ]


def reported(site: SiteTest) -> list[str]:
    """Return the location and code of each error of a build."""
    lines = [line.split(": error ") for line in site.build().problems.splitlines() if ": error " in line]
    return [f"{place} {rest.partition(':')[0]}" for place, rest in lines]


def test_a_fault_in_the_settings_hides_none_in_facts_and_words(site: SiteTest) -> None:
    site.change("content/site.yaml", "menu: [cities,", "menu: [towns,")
    site.change("content/site.yaml", "locale: en_GB", "locale: xx_YY")
    site.change("content/facts/cities/nordhavn.yaml", "part_of: sund", "part_of: sond")
    site.change("content/en/cities/nordhavn.md", "(city:muara)", "(city:muarra)")
    site.change("content/en/cities/nordhavn.md", "{#perpustakaan}", "{#libraries}")

    assert reported(site) == [
        "content/en/cities/nordhavn.md:7:27 link.broken",
        "content/en/cities/nordhavn.md:9:4 twins.anchors",
        "content/en/visits/2018-nordhavn.md:6:48 link.fragment",
        "content/facts/cities/nordhavn.yaml:4:10 reference.unknown",
        "content/site.yaml:8:16 locale.unknown",
        "content/site.yaml:18:8 value.unknown",
    ]


def test_a_fault_in_a_record_hides_none_in_itself_nor_in_its_words(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: XX\ncolour: red")
    site.change("content/facts/cities/nordhavn.yaml", "part_of: sund", "part_of: sond")
    site.change("content/en/cities/nordhavn.md", "(city:muara)", "(city:muarra)")
    site.change("content/id/cities/nordhavn.md", "[@gazette-2018]", "[@gazet-2018] [apa](#apa)")
    site.change("content/id/visits/2018-nordhavn.md", "#perpustakaan", "#pustaka")

    assert reported(site) == [
        "content/en/cities/nordhavn.md:7:27 link.broken",
        "content/facts/cities/nordhavn.yaml:2:10 country.invalid",
        "content/facts/cities/nordhavn.yaml:3:1 field.unknown",
        "content/facts/cities/nordhavn.yaml:5:10 reference.unknown",
        "content/id/cities/nordhavn.md:8:66 citation.unknown",
        "content/id/cities/nordhavn.md:8:84 link.fragment",
        "content/id/visits/2018-nordhavn.md:5:48 link.fragment",
    ]


def test_a_fault_in_the_front_matter_hides_none_below_it(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "updated: 2024-02-02", "upated: 2024-02-02")
    site.change("content/en/cities/nordhavn.md", "(city:muara)", "(city:muarra)")
    site.change("content/en/cities/nordhavn.md", "{#perpustakaan}", "{#libraries}")

    assert reported(site) == [
        "content/en/cities/nordhavn.md:3:1 field.unknown",
        "content/en/cities/nordhavn.md:7:27 link.broken",
        "content/en/cities/nordhavn.md:9:4 twins.anchors",
    ]


def test_what_the_last_build_remembers_hides_no_fault_either(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/en/cities/nordhavn.md", "updated: 2024-02-02", "upated: 2024-02-02")
    site.change("content/en/cities/nordhavn.md", "(city:muara)", "(city:muarra)")
    faults = ["content/en/cities/nordhavn.md:3:1 field.unknown", "content/en/cities/nordhavn.md:7:27 link.broken"]

    assert reported(site) == faults

    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: XX")
    site.change("content/facts/cities/nordhavn.yaml", "part_of: sund", "part_of: sond")

    assert reported(site) == [
        *faults,
        "content/facts/cities/nordhavn.yaml:2:10 country.invalid",
        "content/facts/cities/nordhavn.yaml:4:10 reference.unknown",
    ]


def test_what_is_no_text_hides_no_fault_of_the_same_file(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "sister cities since", "sister\x00 cities since")
    site.change("content/en/cities/nordhavn.md", "(field:libraries)", "(field:library)")

    assert reported(site) == [
        "content/en/cities/nordhavn.md:7:50 file.control-character",
        "content/en/cities/nordhavn.md:11:23 link.broken",
    ]


def test_a_broken_record_is_reported_once_and_not_again_wherever_it_is_named(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: Denmark")

    assert site.build().problems == (
        "content/facts/cities/nordhavn.yaml:2:10: error country.invalid: “Denmark” is not a country code\n"
        "    country: Denmark\n"
        "             ^ write two capital letters, such as ID or MA\n"
    )


def test_a_problem_is_reported_with_its_line_and_the_nearest_name(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](city:muarra)")

    assert site.build().problems == (
        "content/en/cities/nordhavn.md:7:27: error link.broken: there is no “muarra” in cities\n"
        "    Nordhavn and [Muara](city:muarra) have been sister cities since 1991 [@gazette-2018].\n"
        "                              ^ did you mean “muara”?\n"
    )


def test_settings_that_cannot_be_read_are_reported_and_nothing_else_is_guessed(site: SiteTest) -> None:
    site.write("content/site.yaml", "title: [\n")

    built = site.build()

    assert built.failed
    assert [line.partition(":")[0] for line in built.problems.splitlines() if ": error " in line] == ["content/site.yaml"]


def test_a_warning_is_reported_and_published_and_fails_only_when_strict(site: SiteTest) -> None:
    site.change("content/facts/fields/libraries.yaml", "sources: [gazette-2018]\n", "")

    lenient, strict = site.build(), site.build(strict=True)

    assert lenient.problems == strict.problems
    assert [": warning " in line for line in lenient.problems.splitlines()][:1] == [True]
    assert (lenient.failed, strict.failed) == (False, True)
    assert strict.made == []


def test_a_folder_that_holds_no_project_is_reported(site: SiteTest) -> None:
    for folder in ("assets", "templates"):
        shutil.rmtree(site.root / folder)

    assert site.build().problems == (
        "assets: error file.missing: there is no such folder\n    give the folder of the project with --root\n"
        "templates: error file.missing: there is no such folder\n    give the folder of the project with --root\n"
    )

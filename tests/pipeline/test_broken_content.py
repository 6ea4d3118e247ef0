"""Nothing is published while there are errors, and one run tells all of them."""

import shutil

from tests.pipeline.site_test import SiteTest


def test_a_broken_file_leaves_what_is_published_as_it_was(site: SiteTest) -> None:
    site.build()
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


def test_every_broken_file_is_told_in_one_run_each_at_its_place(site: SiteTest) -> None:
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


def test_a_broken_record_is_told_once_and_not_again_wherever_it_is_named(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: Denmark")

    assert site.build().problems == (
        "content/facts/cities/nordhavn.yaml:2:10: error country.invalid: “Denmark” is not a country code\n"
        "    country: Denmark\n"
        "             ^ write two capital letters, such as ID or MA\n"
    )


def test_a_problem_is_told_with_its_line_and_the_nearest_name(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "[Muara](city:muara)", "[Muara](city:muarra)")

    assert site.build().problems == (
        "content/en/cities/nordhavn.md:7:27: error link.broken: there is no “muarra” in cities\n"
        "    Nordhavn and [Muara](city:muarra) have been sister cities since 1991 [@gazette-2018].\n"
        "                              ^ did you mean “muara”?\n"
    )


def test_settings_that_cannot_be_read_are_told_and_nothing_else_is_guessed(site: SiteTest) -> None:
    site.write("content/site.yaml", "title: [\n")

    built = site.build()

    assert built.failed
    assert [line.partition(":")[0] for line in built.problems.splitlines() if ": error " in line] == ["content/site.yaml"]


def test_a_warning_is_told_and_published_and_fails_only_when_strict(site: SiteTest) -> None:
    site.change("content/facts/fields/libraries.yaml", "sources: [gazette-2018]\n", "")

    lenient, strict = site.build(), site.build(strict=True)

    assert lenient.problems == strict.problems
    assert [": warning " in line for line in lenient.problems.splitlines()][:1] == [True]
    assert (lenient.failed, strict.failed) == (False, True)
    assert strict.made == []


def test_a_folder_that_holds_no_project_is_told(site: SiteTest) -> None:
    for folder in ("assets", "templates"):
        shutil.rmtree(site.root / folder)

    assert site.build().problems == (
        "assets: error file.missing: there is no such folder\n    say where the project is with --root\n"
        "templates: error file.missing: there is no such folder\n    say where the project is with --root\n"
    )

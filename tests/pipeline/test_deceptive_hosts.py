"""Hosts that look alike are reported by every build, whether the site of the last build is patched or arranged as a whole."""

from tests.pipeline.site_test import Built, SiteTest

WORDS = "content/en/cities/nordhavn.md"
SOURCE = "content/facts/sources/gazette-2018.yaml"


def edited(site: SiteTest, words: str) -> Built:
    """Appends a paragraph to one text, builds, and holds the problems against those of a clean build."""
    site.write(WORDS, (site.root / WORDS).read_text(encoding="utf-8").rstrip() + f"\n\n{words}\n")
    return as_clean(site)


def as_clean(site: SiteTest) -> Built:
    """Builds, and holds the problems and files against those of a clean build."""
    built = site.build()
    files = site.files()
    clean = site.build(clean=True)
    assert (built.problems, files) == (clean.problems, site.files())
    return built


def test_a_look_alike_comes_and_goes_with_the_words_that_lead_to_it(site: SiteTest) -> None:
    site.restore_build()

    assert "url.look-alike" in edited(site, "See the [gazette](https://1embaran.example/).").problems
    assert "url.look-alike" in edited(site, "One more sentence.").problems

    site.change(WORDS, "https://1embaran.example/", "https://lembaran.example/")
    assert as_clean(site).problems == ""


def test_a_look_alike_in_one_file_comes_and_goes_with_the_host_in_another(site: SiteTest) -> None:
    edited(site, "See the [gazette](https://1embaran.exarnple/).")

    site.change(SOURCE, "https://lembaran.example/", "https://lembaran.exarnple/")
    assert "url.look-alike" in as_clean(site).problems

    site.change(SOURCE, "https://lembaran.exarnple/", "https://gazette.example/")
    assert as_clean(site).problems == ""


def test_an_edit_above_a_look_alike_moves_its_place(site: SiteTest) -> None:
    edited(site, "See the [gazette](https://1embaran.example/).")
    text = (site.root / WORDS).read_text(encoding="utf-8")
    first = text.index("\n\n", text.index("---", 3)) + 2
    site.write(WORDS, f"{text[:first]}A paragraph.\n\n{text[first:]}")

    line = 1 + (site.root / WORDS).read_text(encoding="utf-8").split("https://1embaran")[0].count("\n")
    assert f"{WORDS}:{line}:" in as_clean(site).problems


def test_warnings_about_characters_are_repeated_by_builds_that_do_not_read_their_file(site: SiteTest) -> None:
    site.change(SOURCE, "title: ", "title: \u200b")
    site.build()

    assert "text.invisible" in edited(site, "One more sentence.").problems

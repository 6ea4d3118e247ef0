"""Twins: each page knows its own in the other language. The status of a page in each language is tested in `test_states`."""

from kembar.text.urls import output_file
from tests.pipeline.site_test import SiteTest

PREFIX = "https://muara.example/"


def test_a_record_without_words_in_a_language_still_has_its_page_there(small: SiteTest) -> None:
    page = small.page("en/cities/muara/index.html")

    assert page.texts("h1") == ["Muara"]
    assert page.lang == "en"
    assert "Nordhavn" in page.text


def test_a_record_for_which_nobody_wrote_words_is_a_page_like_any_other(small: SiteTest) -> None:
    assert small.page("en/cities/sund/index.html").alternates == {
        "id": f"{PREFIX}id/kota/sund/",
        "en": f"{PREFIX}en/cities/sund/",
        "x-default": f"{PREFIX}id/kota/sund/",
    }


def test_twins_name_each_other_and_themselves(small: SiteTest) -> None:
    pages = small.pages()
    for path, page in pages.items():
        twins = {lang: url for lang, url in page.alternates.items() if lang != "x-default"}
        if path in ("index.html", "404.html"):
            continue
        for url in twins.values():
            twin = pages[output_file(url.removeprefix(PREFIX))]
            assert (path, twin.alternates) == (path, page.alternates)
        if twins:
            assert page.one("link", rel="canonical").attrib["href"] in twins.values()


def test_other_readers_are_led_to_the_root_from_home_pages_and_to_the_primary_language_elsewhere(small: SiteTest) -> None:
    assert small.page("en/index.html").alternates["x-default"] == PREFIX
    assert small.page("en/cities/nordhavn/index.html").alternates["x-default"] == f"{PREFIX}id/kota/nordhavn/"


def test_every_page_switches_to_its_very_twin(small: SiteTest) -> None:
    paths = ("en/index.html", "en/cities/nordhavn/index.html", "en/about/index.html", "en/people/index.html")
    switches = {path: [link.attrib["href"] for link in small.page(path).all("a", hreflang="id", lang="id")] for path in paths}

    assert switches == {
        "en/index.html": ["../id/"],
        "en/cities/nordhavn/index.html": ["../../../id/kota/nordhavn/"],
        "en/about/index.html": ["../../id/tentang/"],
        "en/people/index.html": ["../../id/tokoh/"],
    }


def test_headings_of_twins_that_drift_apart_are_reported(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "{#perpustakaan}", "{#libraries}")

    assert "content/en/cities/nordhavn.md:9" in site.build().problems


def test_another_language_needs_words_and_no_code(site: SiteTest) -> None:
    english = "  en: {locale: en_GB, name: English}\n"
    site.change("content/site.yaml", english, f"{english}  su: {{locale: su, name: Basa Sunda}}\n")

    codes = {line.split(": ")[1] for line in site.build().problems.splitlines() if not line.startswith(" ")}

    assert codes == {"error words.missing"}

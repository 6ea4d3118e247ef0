"""
What a page is in each language, from the content alone: its HTML, the map, the feed, and the way to its twin.

The small site has a page in the states original, translated and untranslated; the stories make the others.
"""

import re
from xml.etree import ElementTree

import pytest

from kembar.text.urls import output_file
from tests.pipeline.site_test import SiteTest
from tests.published import PublishedPage, words

PREFIX = "https://muara.example/"
NORDHAVN = "en/cities/nordhavn/"
MUARA = "en/cities/muara/"


def page(site: SiteTest, address: str) -> PublishedPage:
    return site.page(output_file(address))


def notices(published: PublishedPage) -> list[str]:
    return [words(section) for section in published.all("section") if "notice" in section.attrib.get("class", "").split()]


def marks(published: PublishedPage) -> dict[str, tuple[str, str]]:
    """The marks in a page's words: the id of the heading before each, its words, and where it leads."""
    found, heading = {}, ""
    for element in prose(published).iter():
        heading = element.attrib.get("id", heading) if element.tag in ("h2", "h3") else heading
        if element.attrib.get("class") == "stale-mark":
            found[heading] = (words(element), next(element.iter("a")).attrib["href"])
    return found


def prose(published: PublishedPage) -> ElementTree.Element:
    return published.one("div", **{"class": "prose"})


def mapped(site: SiteTest) -> dict[str, set[str]]:
    """The entries of the map, each with the languages of its twins."""
    urls = re.findall(r"<url>\s*<loc>(.*?)</loc>(.*?)</url>", site.read("sitemap.xml"), re.DOTALL)
    return {url.removeprefix(PREFIX): set(re.findall(r'hreflang="([\w-]+)"', rest)) for url, rest in urls}


def fed(site: SiteTest, lang: str) -> set[str]:
    return set(re.findall(rf"<id>{PREFIX}(.*?)</id>", site.read(f"{lang}/feed.xml"))) - {f"{lang}/"}


def switch(published: PublishedPage, lang: str) -> tuple[dict[str, str], str]:
    """Return the link to a language: its attributes, and the text next to it."""
    entries = (item for item in published.all("li") if item.attrib.get("class") == "language-nav__item")
    for entry in entries:
        for link in entry.iter("a"):
            if link.attrib.get("hreflang") == lang:
                return link.attrib, words(entry).removeprefix(words(link)).strip()
    raise LookupError(lang)


def robots(published: PublishedPage) -> list[str]:
    return [meta.attrib["content"] for meta in published.all("meta", name="robots")]


def canonical(published: PublishedPage) -> str:
    return published.one("link", rel="canonical").attrib["href"].removeprefix(PREFIX)


def test_an_original_and_a_translation_that_is_up_to_date_say_nothing_of_themselves(small: SiteTest) -> None:
    for address in ("id/kota/nordhavn/", NORDHAVN):
        published = page(small, address)
        assert (notices(published), marks(published), robots(published), canonical(published)) == ([], {}, [], address)
        assert mapped(small)[address] == {"id", "en", "x-default"}


@pytest.fixture
def stale(site: SiteTest) -> SiteTest:
    """The small site after the original of Nordhavn was worked on: the lead changed, a section was added at the end."""
    site.change("content/id/cities/nordhavn.md", "adalah kota kembar sejak 1991", "bersaudara sejak 1991")
    site.write(
        "content/id/cities/nordhavn.md", (site.root / "content/id/cities/nordhavn.md").read_text() + "\n## Pelabuhan\n\nDua dermaga.\n"
    )
    built = site.build()
    assert [line for line in built.problems.splitlines() if not line.startswith(" ")] == [
        (
            "content/en/cities/nordhavn.md:9:4: warning twins.anchors: "
            "the twin's heading “pelabuhan” (content/id/cities/nordhavn.md:14:4) is missing after this"
        )
    ]
    assert not built.failed
    return site


def test_a_stale_page_says_so_at_the_top_and_marks_what_is_behind(stale: SiteTest) -> None:
    published = page(stale, NORDHAVN)

    assert notices(published) == [
        (
            "This translation is behind its original in Indonesian. Changed there since the opening New there Pelabuhan "
            "Read the original: Bahasa Indonesia"
        )
    ]
    assert [link.attrib for section in published.all("section", **{"class": "notice notice--stale"}) for link in section.iter("a")] == [
        {"href": "../../../id/kota/nordhavn/"},
        {"href": "../../../id/kota/nordhavn/#pelabuhan", "lang": "id", "dir": "auto"},
        {"href": "../../../id/kota/nordhavn/", "hreflang": "id", "lang": "id", "dir": "auto"},
    ]
    assert marks(published) == {"": ("This section is behind its original: Bahasa Indonesia", "../../../id/kota/nordhavn/")}


def test_a_stale_section_is_marked_right_after_its_heading_and_no_other_is(site: SiteTest) -> None:
    site.change("content/id/cities/nordhavn.md", "bertukar pustakawan", "bertukar buku")
    assert site.build().problems == ""
    published = page(site, NORDHAVN)
    children = [(element.tag, element.attrib.get("class", "")) for element in prose(published)]

    assert marks(published) == {
        "perpustakaan": ("This section is behind its original: Perpustakaan", "../../../id/kota/nordhavn/#perpustakaan")
    }
    assert children == [("p", ""), ("h2", ""), ("p", "stale-mark"), ("p", "")]


def test_a_section_that_the_original_has_no_more_is_said_to_be_gone(site: SiteTest) -> None:
    site.write(
        "content/id/cities/nordhavn.md",
        (site.root / "content/id/cities/nordhavn.md").read_text().partition("\n## ")[0],
    )
    site.change("content/en/visits/2018-nordhavn.md", "city:nordhavn#perpustakaan", "city:nordhavn")
    site.change("content/id/visits/2018-nordhavn.md", "city:nordhavn#perpustakaan", "city:nordhavn")
    assert not site.build().failed
    published = page(site, NORDHAVN)

    assert marks(published) == {"perpustakaan": ("The original no longer has this section: Bahasa Indonesia", "../../../id/kota/nordhavn/")}
    assert notices(published) == [
        "This translation is behind its original in Indonesian. No longer there Libraries Read the original: Bahasa Indonesia"
    ]


def test_a_stale_page_stays_what_search_engines_readers_and_its_twin_know(stale: SiteTest, small: SiteTest) -> None:
    published, fresh = page(stale, NORDHAVN), page(small, NORDHAVN)

    assert (robots(published), canonical(published), published.alternates) == ([], NORDHAVN, fresh.alternates)
    assert mapped(stale) == mapped(small)
    assert (fed(stale, "id"), fed(stale, "en")) == (fed(small, "id"), fed(small, "en"))
    assert switch(page(stale, "id/kota/nordhavn/"), "en") == (
        {
            "class": "language-nav__link",
            "href": "../../../en/cities/nordhavn/",
            "hreflang": "en",
            "lang": "en",
            "rel": "alternate",
            "data-twin-lacks": "pelabuhan",
        },
        "",
    )


def test_the_original_of_a_stale_page_says_nothing(stale: SiteTest) -> None:
    published = page(stale, "id/kota/nordhavn/")

    assert (notices(published), marks(published)) == ([], {})


def test_the_words_of_a_notice_are_the_reader_s(site: SiteTest) -> None:
    """Either language may lead: here the English page is the original."""
    english = "content/en/cities/nordhavn.md"
    stamp = re.search(r"made_from: .*\n", (site.root / english).read_text())
    assert stamp
    site.change(english, stamp[0], "")
    site.change(
        "content/id/cities/nordhavn.md",
        "updated: 2024-02-01\n",
        "updated: 2024-02-01\nmade_from: {en: {.description: 00000000, .lead: 00000000, perpustakaan: 00000000}}\n",
    )
    assert site.build().problems == ""
    published = page(site, "id/kota/nordhavn/")

    assert notices(published) == [
        (
            "Terjemahan ini belum mengikuti teks aslinya dalam bahasa Inggris. "
            "Sudah berubah di sana ringkasan, bagian pembuka, Perpustakaan Baca teks aslinya: English"
        )
    ]
    assert marks(published) == {
        "": ("Bagian ini belum mengikuti teks aslinya: English", "../../../en/cities/nordhavn/"),
        "perpustakaan": ("Bagian ini belum mengikuti teks aslinya: Libraries", "../../../en/cities/nordhavn/#perpustakaan"),
    }
    assert notices(page(site, NORDHAVN)) == []


def test_facts_and_what_readers_do_not_read_make_nothing_stale(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: DK\nvariants: [Norhavn]")
    site.change("content/id/cities/nordhavn.md", "updated: 2024-02-01", "updated: 2025-01-01")
    site.change("content/id/cities/nordhavn.md", "bertukar pustakawan,", "*bertukar*\n  **pustakawan**,")
    assert site.build().problems == ""

    assert notices(page(site, NORDHAVN)) == []


def test_an_untranslated_page_shows_its_facts_in_the_reader_s_language_and_its_twin_s_words_in_theirs(small: SiteTest) -> None:
    published = page(small, MUARA)

    assert (published.lang, published.texts("h1")) == ("en", ["Muara"])
    assert notices(published) == [
        (
            "The text of this page is not yet available in this language. The facts on it are complete. "
            "Until it is, the text stands here in Indonesian. Its own page: Muara"
        )
    ]
    assert prose(published).attrib == {"class": "prose", "lang": "id", "dir": "ltr"}
    assert words(prose(published)) == "Muara adalah kota pelabuhan. Kota kembarnya ialah Nordhavn."
    assert [link.attrib["href"] for link in prose(published).iter("a")] == ["../nordhavn/"]


def test_an_untranslated_page_is_kept_from_search_engines_and_feeds(small: SiteTest) -> None:
    published, twin = page(small, MUARA), page(small, "id/kota/muara/")
    alone = {"id": f"{PREFIX}id/kota/muara/", "x-default": f"{PREFIX}id/kota/muara/"}

    assert (robots(published), canonical(published), published.alternates) == (["noindex"], "id/kota/muara/", {})
    assert (robots(twin), canonical(twin), twin.alternates) == ([], "id/kota/muara/", alone)
    assert {address: twins for address, twins in mapped(small).items() if "muara" in address} == {"id/kota/muara/": {"id", "x-default"}}


def test_an_untranslated_visit_is_no_news_in_its_language(site: SiteTest) -> None:
    site.delete("content/en/visits/2018-nordhavn.md")
    assert site.build().problems == ""

    assert (fed(site, "id"), fed(site, "en")) == ({"id/kunjungan/2018-nordhavn/", "id/tentang/"}, {"en/about/"})
    assert canonical(page(site, "en/visits/2018-nordhavn/")) == "id/kunjungan/2018-nordhavn/"


def test_the_way_to_an_untranslated_page_says_that_there_is_no_text_yet(small: SiteTest) -> None:
    assert switch(page(small, "id/kota/muara/"), "en") == (
        {
            "class": "language-nav__link",
            "href": "../../../en/cities/muara/",
            "hreflang": "en",
            "lang": "en",
            "data-twin-lacks": "",
        },
        "belum ada teks",
    )


def test_borrowed_words_keep_their_sections_and_cite_this_page_s_notes(site: SiteTest) -> None:
    site.delete("content/en/cities/nordhavn.md")
    assert site.build().problems == ""
    published = page(site, NORDHAVN)
    cited = [link.attrib["href"] for link in prose(published).iter("a") if link.attrib.get("role") == "doc-noteref"]

    assert [heading.attrib["id"] for heading in prose(published).iter("h2")] == ["perpustakaan"]
    assert (cited, [anchor for anchor in published.ids if f"#{anchor}" in cited]) == (["#note-1"], ["note-1"])
    assert [
        link.attrib["href"] for link in prose(page(site, "en/visits/2018-nordhavn/")).iter("a") if "perpustakaan" in link.attrib["href"]
    ] == ["../../cities/nordhavn/#perpustakaan"]


def test_a_record_for_which_nobody_has_written_words_is_original_everywhere(small: SiteTest) -> None:
    published = page(small, "en/cities/sund/")

    assert (notices(published), robots(published), canonical(published)) == ([], [], "en/cities/sund/")
    assert switch(published, "id")[1] == ""


@pytest.mark.parametrize("declared", [True, False])
def test_an_absent_page_is_nowhere_and_the_way_to_its_language_says_so(site: SiteTest, declared: bool) -> None:
    site.delete("content/en/pages/about.md")
    if declared:
        site.change("content/id/pages/about.md", "slug: tentang", "slug: tentang\nonly: id")
    assert site.build().problems == ""
    published = page(site, "id/tentang/")

    assert not (site.out / "en/about").exists()
    assert switch(published, "en") == (
        {"class": "language-nav__link", "href": "../../en/", "hreflang": "en", "lang": "en"},
        "halaman ini tidak tersedia; tautan menuju beranda",
    )
    assert published.alternates == {"id": f"{PREFIX}id/tentang/", "x-default": f"{PREFIX}id/tentang/"}
    assert {address: twins for address, twins in mapped(site).items() if "tentang" in address or "about" in address} == {
        "id/tentang/": {"id", "x-default"}
    }
    assert (fed(site, "id"), fed(site, "en")) == ({"id/kunjungan/2018-nordhavn/", "id/tentang/"}, {"en/visits/2018-nordhavn/"})
    assert [link.attrib["href"] for link in page(site, "en/").all("a") if "tentang" in link.attrib["href"]] == []


def test_a_page_for_one_language_cannot_have_a_twin(site: SiteTest) -> None:
    site.change("content/id/pages/about.md", "slug: tentang", "slug: tentang\nonly: id")

    built = site.build()

    assert (built.failed, [line for line in built.problems.splitlines() if "translation.only" in line]) == (
        True,
        [
            (
                "content/id/pages/about.md:5:7: error translation.only: "
                "this page is for readers of “id” only, and content/en/pages/about.md is its twin"
            )
        ],
    )


def test_one_renamed_id_is_an_error_that_names_both_files(site: SiteTest) -> None:
    site.change("content/id/cities/nordhavn.md", "{#perpustakaan}", "{#pustaka}")
    site.change("content/id/visits/2018-nordhavn.md", "#perpustakaan", "#pustaka")
    site.change("content/en/visits/2018-nordhavn.md", "#perpustakaan", "#pustaka")

    built = site.build()
    anchors = [line for line in built.problems.splitlines() if "twins.anchors" in line]

    assert (built.failed, anchors) == (
        True,
        [
            (
                "content/en/cities/nordhavn.md:9:4: error twins.anchors: "
                "this heading's id is “perpustakaan”, in its twin it is “pustaka” (content/id/cities/nordhavn.md:10:4)"
            )
        ],
    )


def test_a_section_that_is_missing_altogether_is_reported_at_the_first_words(site: SiteTest) -> None:
    site.change("content/en/cities/nordhavn.md", "\n## Libraries {#perpustakaan}\n", "")

    anchors = [line for line in site.build().problems.splitlines() if "twins.anchors" in line]

    assert anchors == [
        (
            "content/en/cities/nordhavn.md:7:1: error twins.anchors: "
            "the twin's heading “perpustakaan” (content/id/cities/nordhavn.md:10:4) is missing after this"
        )
    ]

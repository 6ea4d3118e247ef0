"""A third language is content, not code: `tests/sites/arabic` adds Arabic to a site by settings, a catalogue and words alone."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kembar.i18n.coverage import find_gaps
from kembar.i18n.update_catalogues import extract_portal_messages
from tests.pipeline.site_test import REPOSITORY, SiteTest
from tests.published import PublishedPage, words

PREFIX = "https://muara.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LANGUAGES = ("id", "en", "ar")
CITY, VISIT = "ar/mudun/ras-al-marjan/index.html", "ar/ziyarat/2018-ras-marjan/index.html"

MUARA = ("id/kota/muara/index.html", "ar/mudun/muara/index.html")
"""A page that has words in Indonesian alone."""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The site of three languages as it is published. Not to be changed."""
    site = SiteTest.copy("arabic", tmp_path_factory.mktemp("arabic"))
    assert site.build().problems == ""
    return site


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """The same in a folder of its own, not yet built."""
    return SiteTest.copy("arabic", tmp_path)


def test_every_page_of_the_other_languages_has_its_arabic_twin(arabic: SiteTest) -> None:
    pages = [path for path in arabic.files() if path.endswith("index.html")]

    assert sorted(path for path in pages if path.startswith("ar/")) == [
        "ar/a-z/index.html",
        "ar/about/index.html",
        "ar/ashkhas/index.html",
        "ar/bahth/index.html",
        "ar/ikhtilaf-al-masadir/index.html",
        "ar/index.html",
        "ar/ittifaqiyat/index.html",
        "ar/ittifaqiyat/ras-marjan-mou-2018/index.html",
        "ar/majalat/index.html",
        "ar/majalat/libraries/index.html",
        "ar/majalat/ports/index.html",
        "ar/masadir/bawaba-2018/index.html",
        "ar/masadir/gazette-2018/index.html",
        "ar/masadir/index.html",
        "ar/mudun/index.html",
        "ar/mudun/marjan/index.html",
        "ar/mudun/muara/index.html",
        "ar/mudun/nordhavn/index.html",
        "ar/mudun/ras-al-marjan/index.html",
        "ar/mudun/sahil/index.html",
        "ar/ziyarat/2018-ras-marjan/index.html",
        "ar/ziyarat/index.html",
    ]
    assert [len([path for path in pages if path.startswith(f"{lang}/")]) for lang in LANGUAGES] == [21, 21, 22]


def test_every_page_says_its_language_and_direction(arabic: SiteTest) -> None:
    pages = {(path.partition("/")[0], page.lang, page.root.attrib["dir"]) for path, page in arabic.pages().items() if "/" in path}

    assert pages == {("id", "id", "ltr"), ("en", "en", "ltr"), ("ar", "ar", "rtl")}


def test_the_catalogue_translates_every_message_of_the_pages_and_no_other() -> None:
    catalogue = REPOSITORY / "tests" / "sites" / "arabic" / "locales" / "ar" / "LC_MESSAGES" / "portal.po"

    assert list(find_gaps(extract_portal_messages(REPOSITORY), catalogue.read_bytes())) == []


def test_the_choice_of_language_has_three_entries_each_leading_to_the_page_s_twin(arabic: SiteTest) -> None:
    assert {path: list(choices(arabic.page(path))) for path in (CITY, "id/kota/ras-marjan/index.html")} == {
        CITY: [
            ("Bahasa Indonesia", "id", "../../../id/kota/ras-marjan/"),
            ("English", "en", "../../../en/cities/ras-marjan/"),
            ("العربية", "ar", ""),
        ],
        "id/kota/ras-marjan/index.html": [
            ("Bahasa Indonesia", "id", ""),
            ("English", "en", "../../../en/cities/ras-marjan/"),
            ("العربية", "ar", "../../../ar/mudun/ras-al-marjan/"),
        ],
    }


def choices(page: PublishedPage) -> Iterator[tuple[str, str, str]]:
    """The entries of the choice of language: name, language, and the way there, empty for the page's own."""
    for element in page.one("ul", **{"class": "language-nav__list"}).iter():
        if element.tag in ("a", "span") and "lang" in element.attrib:
            yield words(element), element.attrib["lang"], element.attrib.get("href", "")


def test_the_choice_of_language_says_for_each_of_the_others_whether_there_is_a_text(arabic: SiteTest) -> None:
    in_indonesian, in_arabic = (arabic.page(path).texts("span", **{"class": "language-nav__missing"}) for path in MUARA)

    assert (in_indonesian, in_arabic) == (["belum ada teks", "belum ada teks"], ["لا نص بعد"])


def test_a_page_without_arabic_words_stands_under_an_arabic_notice_and_its_borrowed_words_keep_their_direction(arabic: SiteTest) -> None:
    page = arabic.page(MUARA[1])
    borrowed = page.one("div", lang="id", dir="ltr")

    assert words(borrowed) == "Muara adalah kota pelabuhan. Kota kembarnya ialah Ras Marjan."
    assert "نص هذه الصفحة غير متاح بعد بالعربية." in page.text
    assert page.alternates == {}


def test_twins_in_three_languages_name_each_other_and_the_primary_one_for_all_other_readers(arabic: SiteTest) -> None:
    twins = {
        "id": f"{PREFIX}id/kota/ras-marjan/",
        "en": f"{PREFIX}en/cities/ras-marjan/",
        "ar": f"{PREFIX}ar/mudun/ras-al-marjan/",
        "x-default": f"{PREFIX}id/kota/ras-marjan/",
    }

    assert [arabic.page(path).alternates for path in ("id/kota/ras-marjan/index.html", "en/cities/ras-marjan/index.html", CITY)] == [
        twins
    ] * 3
    assert arabic.page("ar/index.html").alternates == {**{lang: f"{PREFIX}{lang}/" for lang in LANGUAGES}, "x-default": PREFIX}


def test_the_sitemap_gives_each_page_its_twins_in_three_languages(arabic: SiteTest) -> None:
    tree = ElementTree.fromstring(arabic.read("sitemap.xml"))  # noqa: S314 - our own file
    entries = {
        entry.findtext(f"{MAP}loc"): {link.attrib["hreflang"]: link.attrib["href"] for link in entry if link.tag.endswith("}link")}
        for entry in tree
    }

    assert entries[f"{PREFIX}ar/mudun/ras-al-marjan/"] == arabic.page(CITY).alternates
    assert {tuple(twins) for url, twins in entries.items() if "muara/" not in (url or "").removeprefix(PREFIX)} == {
        (*LANGUAGES, "x-default")
    }


def test_the_arabic_feed_speaks_arabic_and_names_the_other_two(arabic: SiteTest) -> None:
    feed = ElementTree.fromstring(arabic.read("ar/feed.xml"))  # noqa: S314 - our own file
    others = [link.attrib for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "alternate"]

    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ar"
    assert feed.findtext(f"{ATOM}title") == "المدن المتوأمة مع موارا"
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["زيارة إلى رأس المرجان", "عن هذه البوابة"]
    assert [link["hreflang"] for link in others] == ["ar", "id", "en"]


@pytest.mark.parametrize(("path", "title"), [("index.html", "المدن المتوأمة مع موارا"), ("404.html", "هذه الصفحة غير موجودة")])
def test_the_pages_outside_the_languages_have_three_doors_each_in_its_own_direction(arabic: SiteTest, path: str, title: str) -> None:
    page = arabic.page(path)

    assert [(door.attrib["lang"], door.attrib["dir"]) for door in page.all("section")] == [("id", "ltr"), ("en", "ltr"), ("ar", "rtl")]
    assert page.texts("h1")[2] == title
    assert (page.lang, page.root.attrib["dir"]) == ("id", "ltr")


def test_a_former_address_leads_on_in_the_page_s_direction(arabic: SiteTest) -> None:
    page = arabic.page("ar/mudun/marjan/index.html")

    assert page.root.attrib == {"lang": "ar", "dir": "rtl"}
    assert page.text == "نُقلت هذه الصفحة إلى: رأس المرجان"


def test_dates_and_times_are_arabic(arabic: SiteTest) -> None:
    times = [(time.attrib["datetime"], words(time)) for time in arabic.page(VISIT).one("main").iter("time")]

    assert list(dict.fromkeys(times)) == [
        ("2018-04-17", "17"),
        ("2018-04-19", "19 أبريل 2018"),
        ("2018-04-17", "17 أبريل 2018"),
        ("2018-04-18", "18 أبريل 2018"),
        ("2018-04-18T10:30+01:00", "18 أبريل 2018، 10:30 بالتوقيت المحلي (UTC+1)"),
        ("2018-04-17T14:05+07:00", "17 أبريل 2018، 14:05 بتوقيت غرب إندونيسيا (UTC+7)"),
        ("2018-04-20", "20 أبريل 2018"),
    ]


def test_numbers_names_of_countries_and_lists_are_arabic_as_cldr_has_them(arabic: SiteTest) -> None:
    city, visit = arabic.page(CITY), arabic.page(VISIT)

    assert city.texts("dd", **{"class": "facts__value"})[:5] == [
        "المغرب",
        "أفريقيا",
        "جهة الساحل",
        "33.21° شمالًا، 8.55° غربًا",
        "Ras el-Marjan وRas Merdjane",
    ]
    assert "1,234,567، كما في سبتمبر 2014" in city.text
    assert "المكتبات، الموانئ" in visit.texts("ul", **{"class": "links"})


@pytest.mark.parametrize(
    ("number", "reported"),
    [(0, "لا مسائل مختلف فيها"), (1, "مسألة واحدة"), (2, "مسألتان"), (3, "3 مسائل"), (11, "11 مسألةً"), (100, "100 مسألة")],
)
def test_each_of_the_six_plural_forms_is_chosen_by_its_number(site: SiteTest, number: int, reported: str) -> None:
    write_differences(site, number)

    assert site.build().problems == ""
    assert site.page("ar/ikhtilaf-al-masadir/index.html").texts("p", **{"class": "page-header__kicker"}) == [reported]


def write_differences(site: SiteTest, number: int) -> None:
    """Lets sources differ on so many matters."""
    path = "content/facts/relationships/muara-ras-marjan.yaml"
    facts = (site.root / path).read_text(encoding="utf-8").partition("differs:\n")[0]
    says = "says: [{text: A, sources: [gazette-2018]}, {text: B, sources: [bawaba-2018]}]"
    shown = "shown: {id: A dan B., en: A and B., ar: أ وب.}"
    matters = (f"  - {{matter: {{id: Hal {n}, en: Matter {n}, ar: مسألة {n}}}, {says}, {shown}}}\n" for n in range(number))
    site.write(path, facts + "".join(["differs:\n" if number else "", *matters]))


def test_names_in_another_script_stand_apart_from_the_direction_around_them(arabic: SiteTest) -> None:
    visit, city, people = (arabic.page(path) for path in (VISIT, CITY, "ar/ashkhas/index.html"))

    assert people.texts("bdi")[:3] == ["Ayu Lestari (Muara)", "A. Lestari", "زيارة إلى رأس المرجان"]
    assert {"Lembaran Kota Muara", "بوابة الساحل"} <= set(visit.texts("bdi"))
    assert [words(element) for element in visit.one("main").iter() if element.attrib.get("dir") == "auto"] == [
        "Ayu Lestari (Muara)",
        "Wali Kota Berangkat ke Ras Marjan (2018)",
    ]
    assert city.texts("em", lang="id", dir="auto") == ["pustakawan (2018)"]


def test_arabic_names_stand_apart_on_a_page_that_runs_from_the_left(arabic: SiteTest) -> None:
    city, source = arabic.page("en/cities/ras-marjan/index.html"), arabic.page("en/sources/bawaba-2018/index.html")

    assert [words(link) for link in city.all("a", dir="auto")] == [
        "سلمى بنيس",
        "Wali Kota Berangkat ke Ras Marjan (2018)",
        "عمدة موارا في رأس المرجان",
    ]
    assert city.texts("em", lang="ar", dir="auto") == ["أمناء المكتبات (2018)"]
    assert [words(title) for title in source.one("h1").iter("bdi")] == ["عمدة موارا في رأس المرجان"]


def test_a_heading_without_latin_letters_is_numbered_or_named_by_its_author(site: SiteTest) -> None:
    front = "---\ntitle: صفحة\ndescription: صفحة للقراء بالعربية وحدهم، وفيها عناوين مختلفة بلا حروف لاتينية.\nonly: ar\n---\n\n"
    site.write("content/ar/pages/guide.md", front + "مقدمة.\n\n## القدس\n\nنص.\n\n## بيروت {#beirut}\n\nنص.\n\n## عمّان\n\nنص.\n")

    assert site.build().problems == ""
    assert [heading.attrib["id"] for heading in site.page("ar/guide/index.html").one("main").iter("h2") if "id" in heading.attrib] == [
        "contents-title",
        "section-1",
        "beirut",
        "section-3",
    ]


def test_places_stand_in_the_order_of_the_arabic_alphabet(arabic: SiteTest) -> None:
    assert arabic.page("ar/mudun/index.html").texts("h3") == ["جهة الساحل", "رأس المرجان", "نوردهافن"]

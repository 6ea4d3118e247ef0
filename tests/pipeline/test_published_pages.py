"""What holds for every page that is published, whatever its kind."""

import posixpath
from itertools import pairwise
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from kembar.text.urls import output_file
from tests.pipeline.site_test import SiteTest
from tests.published import PublishedPage

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OUTSIDE_THE_LANGUAGES = {"index.html", "404.html"}


@pytest.fixture(scope="module")
def pages(small: SiteTest) -> dict[str, PublishedPage]:
    """Every page of the small site. Reading them is a test of its own: the parser is strict."""
    return dict(small.pages())


@pytest.fixture(scope="module")
def whole_pages(pages: dict[str, PublishedPage]) -> list[PublishedPage]:
    """The pages that readers stay on: all but redirects."""
    return [page for page in pages.values() if not list(page.all("meta", **{"http-equiv": "refresh"}))]


def test_the_small_site_has_every_kind_of_page_in_both_languages(pages: dict[str, PublishedPage]) -> None:
    assert sorted(pages) == [
        "404.html",
        "en/about/index.html",
        "en/agreements/index.html",
        "en/agreements/nordhavn-mou-2018/index.html",
        "en/cities/index.html",
        "en/cities/muara/index.html",
        "en/cities/nordhavn/index.html",
        "en/cities/sund/index.html",
        "en/fields/index.html",
        "en/fields/libraries/index.html",
        "en/index.html",
        "en/index/index.html",
        "en/people/index.html",
        "en/search/index.html",
        "en/sources/avisen-2018/index.html",
        "en/sources/gazette-2018/index.html",
        "en/sources/index.html",
        "en/visits/2018-nordhavn/index.html",
        "en/visits/index.html",
        "en/where-sources-differ/index.html",
        "id/bidang/index.html",
        "id/bidang/libraries/index.html",
        "id/index.html",
        "id/index/index.html",
        "id/kota/index.html",
        "id/kota/muara/index.html",
        "id/kota/nordhavn/index.html",
        "id/kota/pelabuhan-utara/index.html",
        "id/kota/sund/index.html",
        "id/kunjungan/2018-nordhavn/index.html",
        "id/kunjungan/index.html",
        "id/naskah/index.html",
        "id/naskah/nordhavn-mou-2018/index.html",
        "id/search/index.html",
        "id/sumber-berbeda/index.html",
        "id/sumber/avisen-2018/index.html",
        "id/sumber/gazette-2018/index.html",
        "id/sumber/index.html",
        "id/tentang/index.html",
        "id/tokoh/index.html",
        "index.html",
    ]


def test_every_address_inside_the_site_is_relative_and_leads_to_a_file(small: SiteTest, pages: dict[str, PublishedPage]) -> None:
    files = small.files()
    lost = [
        (page.path, address)
        for page in pages.values()
        for address in page.addresses
        if page.path != "404.html" and is_inside(address) and (address.startswith("/") or target(page.path, address) not in files)
    ]

    assert lost == []


def test_every_fragment_is_an_id_of_the_page_that_it_leads_to(pages: dict[str, PublishedPage]) -> None:
    lost = [
        (page.path, address)
        for page in pages.values()
        for address in page.addresses
        if is_inside(address) and (fragment := unquote(urlsplit(address).fragment))
        if fragment not in pages[target(page.path, address)].ids and target(page.path, address).endswith(".html")
    ]

    assert lost == []


def test_pages_name_no_other_host_but_in_links_for_readers(pages: dict[str, PublishedPage]) -> None:
    loaded = [
        (page.path, element.attrib)
        for page in pages.values()
        for element in page.all()
        for name in ("href", "src", "srcset")
        if urlsplit(element.attrib.get(name, "")).netloc
        and element.tag != "a"
        and element.attrib.get("rel") not in ("canonical", "alternate")
        and page.path != "404.html"
    ]

    assert loaded == []


def test_ids_are_unique(pages: dict[str, PublishedPage]) -> None:
    assert {page.path: sorted(page.ids) for page in pages.values()} == {page.path: sorted(set(page.ids)) for page in pages.values()}


def test_every_page_has_one_title_and_no_heading_level_is_skipped(whole_pages: list[PublishedPage]) -> None:
    for page in whole_pages:
        levels = page.headings
        assert (page.path, levels.count(1)) == (page.path, 1) or page.path in OUTSIDE_THE_LANGUAGES
        assert [step for step in pairwise(levels) if step[1] > step[0] + 1] == [], page.path
        assert levels[0] == 1, page.path


def test_every_page_says_its_language_its_title_and_what_it_is_about(whole_pages: list[PublishedPage]) -> None:
    for page in whole_pages:
        assert page.lang == ("id" if page.path in OUTSIDE_THE_LANGUAGES else page.path.partition("/")[0])
        assert len(page.texts("title")) == 1
        if page.path not in OUTSIDE_THE_LANGUAGES:
            assert 20 <= len(page.one("meta", name="description").attrib["content"]) <= 320, page.path


def test_titles_and_descriptions_tell_pages_apart(whole_pages: list[PublishedPage]) -> None:
    titles = [(page.lang, page.texts("title")[0]) for page in whole_pages if page.path != "index.html"]

    assert sorted(titles) == sorted(set(titles))


def test_every_page_reports_social_media_what_it_is(whole_pages: list[PublishedPage]) -> None:
    for page in whole_pages:
        if page.path in OUTSIDE_THE_LANGUAGES:
            continue
        properties = {element.attrib["property"]: element.attrib["content"] for element in page.all("meta") if "property" in element.attrib}
        assert {"og:title", "og:description", "og:url", "og:locale", "og:type"} <= properties.keys(), page.path
        assert properties["og:url"] == page.one("link", rel="canonical").attrib["href"]


def test_every_picture_says_what_it_shows_or_that_it_is_decoration(pages: dict[str, PublishedPage]) -> None:
    assert [page.path for page in pages.values() for image in page.all("img") if "alt" not in image.attrib] == []


def test_scripts_come_from_files_only(pages: dict[str, PublishedPage]) -> None:
    inline = [
        page.path
        for page in pages.values()
        for script in page.all("script")
        if "src" not in script.attrib and script.attrib.get("type") != "application/ld+json"
    ]
    handlers = [page.path for page in pages.values() for element in page.all() if any(name.startswith("on") for name in element.attrib)]

    assert (inline, handlers) == ([], [])


def test_dates_keep_their_precision_for_machines_and_people(small: SiteTest) -> None:
    page = small.page("en/visits/2018-nordhavn/index.html")
    times = [(time.attrib["datetime"], "".join(time.itertext())) for time in page.one("main").iter("time")]

    assert list(dict.fromkeys(times)) == [
        ("2018-04-17", "17"),
        ("2018-04-19", "19 April 2018"),
        ("2018-04-18", "18 April 2018"),
        ("2018-04-18T10:00+02:00", "18 April 2018, 10:00 local time (UTC+2)"),
        ("2018-04-17T14:05+07:00", "17 April 2018, 14:05 WIB (UTC+7)"),
        ("2018-04-20", "20 April 2018"),
    ]


def test_words_in_another_language_say_so(small: SiteTest) -> None:
    assert {
        path: [(element.attrib["lang"], "".join(element.itertext())) for element in small.page(path).all("em") if "lang" in element.attrib]
        for path in ("en/cities/nordhavn/index.html", "id/kota/nordhavn/index.html")
    } == {
        "en/cities/nordhavn/index.html": [("da", "bibliotekarer")],
        "id/kota/nordhavn/index.html": [("da", "bibliotekarer")],
    }


def test_citations_lead_to_numbered_notes_and_notes_to_the_source(small: SiteTest) -> None:
    page = small.page("en/visits/2018-nordhavn/index.html")
    cited = [(link.attrib["href"], "".join(link.itertext())) for link in page.all("a", role="doc-noteref")]

    assert ("#note-1", "1") in cited
    assert ("#note-2", "2") in cited
    assert {"note-1", "note-2"} <= set(page.ids)
    assert "../../sources/gazette-2018/" in page.addresses


def test_a_former_address_leads_on_without_a_script(small: SiteTest) -> None:
    page = small.page("id/kota/pelabuhan-utara/index.html")

    assert page.one("meta", **{"http-equiv": "refresh"}).attrib["content"].replace(" ", "") == "0;url=../nordhavn/"
    assert page.one("link", rel="canonical").attrib["href"] == "https://muara.example/id/kota/nordhavn/"
    assert [link.attrib["href"] for link in page.all("a")] == ["../nordhavn/"]
    assert page.one("meta", name="robots").attrib["content"] == "noindex"


def test_the_root_offers_every_language_without_a_script(small: SiteTest) -> None:
    page = small.page("index.html")
    ways = [(link.attrib["href"], link.attrib.get("lang") or link.attrib.get("hreflang")) for link in page.all("a")]

    assert {href for href, _ in ways} >= {"id/index.html", "en/index.html"}
    assert list(page.all("meta", **{"http-equiv": "refresh"})) == []
    assert [script.attrib for script in page.all("script") if "src" not in script.attrib] == []


def test_the_root_is_described_in_the_primary_language(small: SiteTest) -> None:
    page = small.page("index.html")
    described = "Kota kembar Muara dan kunjungan resminya, dengan sumber untuk setiap fakta."

    assert page.one("meta", name="description").attrib["content"] == described
    assert page.one("meta", property="og:description").attrib["content"] == described


def test_a_visit_reports_each_day_once(site: SiteTest) -> None:
    title = "title: {id: Acara, en: Event}, status: held"
    stops = "".join(f"      - {{kind: event, {title}, when: {when}}}\n" for when in ("2018-04-18", "2018-04-18/2018-04-19"))
    site.change("content/facts/visits/2018-nordhavn.yaml", "    stops:\n", f"    stops:\n{stops}")
    site.build()

    assert site.page("en/visits/2018-nordhavn/index.html").texts("p", **{"class": "itinerary__date"}) == [
        "18 April 2018",
        "18–19 April 2018",
    ]


def test_the_404_is_said_in_every_language_and_its_addresses_begin_at_the_root_of_the_host(small: SiteTest) -> None:
    page, files = small.page("404.html"), small.files()

    assert [address for address in page.addresses if not address.startswith(("/", "#", "data:"))] == []
    assert [address for address in page.addresses if is_inside(address) and target("", address.removeprefix("/")) not in files] == []
    assert {element.attrib["lang"] for element in page.all() if "lang" in element.attrib} >= {"id", "en"}
    assert {"/en/", "/id/"} <= set(page.addresses)


def test_the_sitemap_lists_every_page_that_search_engines_may_know(small: SiteTest, whole_pages: list[PublishedPage]) -> None:
    tree = ElementTree.fromstring(small.read("sitemap.xml"))  # noqa: S314 - our own file
    listed = sorted(element.text or "" for element in tree.iter(f"{MAP}loc"))

    assert listed == sorted(
        page.one("link", rel="canonical").attrib["href"]
        for page in whole_pages
        if page.path != "404.html" and not list(page.all("meta", name="robots"))
    )


def test_the_sitemap_and_the_pages_agree_on_twins(small: SiteTest, whole_pages: list[PublishedPage]) -> None:
    tree = ElementTree.fromstring(small.read("sitemap.xml"))  # noqa: S314 - our own file
    reported = {
        entry.findtext(f"{MAP}loc"): {link.attrib["hreflang"]: link.attrib["href"] for link in entry if link.tag.endswith("}link")}
        for entry in tree
    }

    assert reported == {
        page.one("link", rel="canonical").attrib["href"]: page.alternates
        for page in whole_pages
        if page.path != "404.html" and not list(page.all("meta", name="robots"))
    }


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_language_has_a_feed_of_visits_and_pages(small: SiteTest, lang: str) -> None:
    feed = ElementTree.fromstring(small.read(f"{lang}/feed.xml"))  # noqa: S314 - our own file
    titles = {"id": ["Kunjungan ke Nordhavn", "Tentang portal ini"], "en": ["Visit to Nordhavn", "About this portal"]}

    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == titles[lang]
    assert all(entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry"))


def test_the_address_of_a_run_goes_before_the_content_s_own_and_may_have_a_path(site: SiteTest) -> None:
    site.build(base_url="https://example.org/kota/")
    home, lost = site.page("en/index.html"), site.page("404.html")

    assert home.one("link", rel="canonical").attrib["href"] == "https://example.org/kota/en/"
    assert home.alternates == {
        "id": "https://example.org/kota/id/",
        "en": "https://example.org/kota/en/",
        "x-default": "https://example.org/kota/",
    }
    assert "/kota/en/cities/" in lost.addresses
    assert "muara.example" not in "".join(content.decode("utf-8", "replace") for content in site.files().values())


def test_robots_are_shown_the_map(small: SiteTest) -> None:
    assert "Sitemap: https://muara.example/sitemap.xml\n" in small.read("robots.txt")


def is_inside(address: str) -> bool:
    """Whether an address is one of the site's own, as a page writes it."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def target(page: str, address: str) -> str:
    """The file below the output folder that an address on a page leads to."""
    path = unquote(urlsplit(address).path)
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return output_file(f"{joined}/" if path.endswith("/") and joined != "." else joined.removeprefix("."))


def test_a_target_is_found_as_a_browser_finds_it() -> None:
    assert [target("id/kota/index.html", address) for address in ("#asia", "./", "../", "../../", "rabat/", "../../assets/site.css")] == [
        "id/kota/index.html",
        "id/kota/index.html",
        "id/index.html",
        "index.html",
        "id/kota/rabat/index.html",
        "assets/site.css",
    ]

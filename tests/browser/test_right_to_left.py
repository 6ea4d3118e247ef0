"""A language that is written from the right: the same pages, mirrored. The site is `tests/sites/arabic`."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.server import serving
from tests.browser.visitor import DESK, Visitor
from tests.pipeline.site_test import SiteTest

CITY, VISIT, PEOPLE = "ar/mudun/ras-al-marjan/", "ar/ziyarat/2018-ras-marjan/", "ar/ashkhas/"
ADDRESSES = (
    *("", "404.html", "ar/", "ar/mudun/", CITY, "ar/mudun/muara/", "ar/ziyarat/", VISIT, "ar/ittifaqiyat/", "ar/majalat/", PEOPLE),
    *("ar/ittifaqiyat/ras-marjan-mou-2018/", "ar/majalat/libraries/", "ar/masadir/", "ar/masadir/gazette-2018/", "ar/about/"),
    *("ar/masadir/bawaba-2018/", "ar/ikhtilaf-al-masadir/"),
)

START_OF = """element => {
  const box = element.getBoundingClientRect();
  return document.dir === "rtl" ? document.documentElement.clientWidth - box.right : box.left;
}"""
"""How far an element's beginning lies from the edge at which lines begin, in CSS pixels."""

LEFT_OF = """([element, character]) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (!walker.nextNode().data.includes(character));
  const offset = walker.currentNode.data.indexOf(character);
  range.setStart(walker.currentNode, offset);
  range.setEnd(walker.currentNode, offset + 1);
  return range.getBoundingClientRect().left;
}"""
"""Where a character of an element is drawn."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of three languages is served."""
    site = SiteTest.copy("arabic", tmp_path_factory.mktemp("arabic"))
    with serving(site.out) as url:
        assert site.build(base_url=url).problems == ""
        yield url


@pytest.fixture
def visitor(context: BrowserContext, url: str) -> Iterator[Visitor]:
    """A visitor at a desk who has not opened a page yet."""
    page = context.new_page()
    page.set_viewport_size(DESK)
    yield Visitor(page, url)
    page.close()


def starts(visitor: Visitor, address: str, places: tuple[str, ...]) -> dict[str, int]:
    """Where the first element of each selector begins on a page."""
    visitor.open(address)
    return {place: round(visitor.page.locator(place).first.evaluate(START_OF)) for place in places}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "root")
def test_it_fits_the_width_of_a_phone_without_a_complaint(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    assert [visitor.overflow(width) for width in (360, 320)] == [0, 0]
    assert visitor.complaints == []


@pytest.mark.parametrize("address", [CITY, VISIT, PEOPLE, "ar/mudun/muara/", ""], ids=lambda address: address or "root")
def test_axe_finds_no_barrier(visitor: Visitor, address: str) -> None:
    visitor.open(address)

    assert visitor.barriers() == []


def test_arabic_runs_from_the_right_and_its_twins_from_the_left(visitor: Visitor) -> None:
    directions = {}
    for address in (CITY, "id/kota/ras-marjan/", "en/cities/ras-marjan/"):
        visitor.open(address)
        directions[visitor.lang] = visitor.page.locator("main").evaluate("main => getComputedStyle(main).direction")

    assert directions == {"ar": "rtl", "id": "ltr", "en": "ltr"}


def test_the_facts_rail_and_the_itinerary_lie_where_a_mirror_shows_them(visitor: Visitor) -> None:
    places = (
        ".two-columns__rail",
        ".two-columns__main",
        ".page-header__cover",
        ".itinerary__date",
        ".itinerary__stops",
        ".itinerary-stop__icon",
        ".citation-list",
    )

    mirrored, plain = (starts(visitor, address, places) for address in (VISIT, "en/visits/2018-ras-marjan/"))

    assert mirrored == plain
    assert mirrored[".two-columns__rail"] > mirrored[".two-columns__main"]
    assert mirrored[".itinerary__stops"] > mirrored[".itinerary__date"]


def test_the_masthead_and_the_opening_of_the_home_page_lie_where_a_mirror_shows_them(visitor: Visitor) -> None:
    places = (".masthead__name", ".menu", ".hero__title", ".hero__cover", ".hero__counts", ".section__title", ".site-footer__name")

    mirrored, plain = (starts(visitor, address, places) for address in ("ar/", "en/"))

    assert mirrored == plain


def test_arrows_and_slashes_are_turned_round(visitor: Visitor) -> None:
    turned = "matrix(-1, 0, 0, 1, 0, 0)"

    visitor.open("ar/")
    assert visitor.page.locator(".section__more .icon").first.evaluate("icon => getComputedStyle(icon).transform") == turned
    visitor.open(CITY)
    assert visitor.page.locator(".breadcrumbs__item").last.evaluate("item => getComputedStyle(item, '::before').transform") == turned
    visitor.open("ar/about/")
    assert visitor.page.locator(".footnote-backref").evaluate("way => getComputedStyle(way).transform") == turned


def test_letters_that_join_are_not_spaced_and_not_slanted(visitor: Visitor) -> None:
    visitor.open(CITY)
    style = "text => [getComputedStyle(text).letterSpacing, getComputedStyle(text).fontStyle]"

    assert visitor.page.locator("h1").evaluate(style) == ["normal", "normal"]
    assert visitor.page.locator(".prose em").evaluate(style) == ["normal", "italic"]
    visitor.open("en/cities/ras-marjan/")
    assert visitor.page.locator(".prose em").evaluate(style) == ["normal", "normal"]


def test_a_name_in_latin_letters_keeps_its_brackets_and_its_full_stop(visitor: Visitor) -> None:
    visitor.open(PEOPLE)
    name = visitor.page.locator("h3 bdi").first.element_handle()
    spelling = visitor.page.locator("dd bdi").first.element_handle()
    drawn = partial(visitor.page.evaluate, LEFT_OF)

    assert drawn([name, "A"]) < drawn([name, "("]) < drawn([name, ")"])
    assert drawn([spelling, "A"]) < drawn([spelling, "."]) < drawn([spelling, "L"])


def test_an_arabic_title_keeps_its_own_order_among_latin_letters(visitor: Visitor) -> None:
    visitor.open("en/sources/bawaba-2018/")
    author = visitor.page.locator("dd bdi", has_text="العلمي").element_handle()

    assert visitor.page.evaluate(LEFT_OF, [author, "ي"]) > visitor.page.evaluate(LEFT_OF, [author, "."])


def test_a_span_of_days_begins_at_the_right(visitor: Visitor) -> None:
    visitor.open(VISIT)
    days = visitor.page.locator(".page-header__kicker time")

    assert days.all_inner_texts() == ["17", "19 أبريل 2018"]
    first, last = (day.evaluate(START_OF) for day in days.all())
    assert first < last


def test_the_switch_leads_from_each_language_to_the_next(visitor: Visitor) -> None:
    visitor.open("id/kota/ras-marjan/")
    for lang in ("ar", "en", "id"):
        visitor.page.locator(f".language-nav a[lang={lang}]").click()
        assert visitor.lang == lang

    assert visitor.page.url.endswith("id/kota/ras-marjan/")
    assert visitor.complaints == []


def test_a_table_is_sorted_as_arabic_sorts(visitor: Visitor) -> None:
    visitor.open("ar/mudun/")
    table = visitor.page.locator("table[data-sortable]").first

    table.locator("thead th").first.get_by_role("button").click()

    assert table.locator("tbody th").all_inner_texts() == ["رأس المرجان", "نوردهافن"]

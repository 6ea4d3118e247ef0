"""Searching as readers do: by keyboard and pointer, over http and from a folder, with and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import Host
from tests.browser.test_getting_about import is_about_preloading
from tests.browser.visitor import Visitor

FIELD = "#search-words"


def reach(visitor: Visitor, words: str) -> Locator:
    """Types into the search field; gives the options that come."""
    visitor.page.locator(FIELD).click()
    visitor.page.keyboard.type(words)
    options = visitor.page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


@pytest.fixture(params=["http", "file"])
def anywhere(request: pytest.FixtureRequest, context: BrowserContext, host: Host) -> Iterator[Visitor]:
    """A visitor to the served portal, and one who has it in a folder."""
    visitor = Visitor(context.new_page(), host.url if request.param == "http" else host.folder.as_uri() + "/")
    yield visitor
    visitor.page.close()


def complaints(visitor: Visitor) -> list[str]:
    """What went wrong, apart from what browsers say of fonts in a folder."""
    return [complaint for complaint in visitor.complaints if not is_about_preloading(complaint)]


@pytest.mark.parametrize("words", ["kunjungan", "mengunjungi", "dikunjungi", "berkunjung", "pengunjung", "kunj"])
def test_every_form_of_a_word_finds_the_same_pages(visitor: Visitor, words: str) -> None:
    visitor.open("id/")

    titles = [option.locator(".hit__title").inner_text() for option in reach(visitor, words).all()]

    assert titles[:2] == ["Kunjungan resmi", "Kunjungan kerja ke Los Angeles"]
    assert len(titles) == 6
    assert visitor.complaints == []


@pytest.mark.parametrize(
    ("lang", "words", "address"),
    [
        ("id", "kasablanka", "id/kota/casablanca/"),
        ("id", "korea utara", "id/kota/pyongyang/"),
        ("id", "pemadman kebakaran", "id/bidang/fire-rescue/"),
        ("id", "pembaca layar", "id/aksesibilitas/"),
        ("en", "fire and rescue", "en/fields/fire-rescue/"),
        ("en", "netherlands", "en/cities/rotterdam/"),
        ("en", "instanbul", "en/cities/istanbul/"),
    ],
)
def test_enter_leads_from_the_first_option_to_its_page(anywhere: Visitor, lang: str, words: str, address: str) -> None:
    anywhere.open(f"{lang}/index.html")
    reach(anywhere, words)

    anywhere.page.keyboard.press("ArrowDown")
    anywhere.page.keyboard.press("Enter")
    anywhere.page.wait_for_url(lambda url: f"{lang}/index.html" not in url)

    assert anywhere.page.url.removeprefix(anywhere.site).partition("#")[0].removesuffix("index.html") == address
    assert complaints(anywhere) == []


def test_the_field_reports_screen_readers_what_it_offers(visitor: Visitor) -> None:
    visitor.open("en/")
    field = visitor.page.get_by_role("combobox", name="Search the portal")
    expect(field).to_have_attribute("aria-expanded", "false")

    options = reach(visitor, "smart city")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(visitor.page.get_by_role("search").get_by_role("status")).to_contain_text("Results: ")

    visitor.page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")

    visitor.page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "false")
    visitor.page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()


def test_axe_finds_no_barrier_in_the_open_list(visitor: Visitor) -> None:
    visitor.open("id/")
    reach(visitor, "kota cerdas")

    assert visitor.barriers() == []


def test_enter_without_an_option_leads_to_all_results(anywhere: Visitor) -> None:
    anywhere.open("en/index.html")
    reach(anywhere, "visit")

    anywhere.page.keyboard.press("Enter")
    anywhere.page.wait_for_url("**/search/*q=visit")
    hits = anywhere.page.locator(".hits__item")
    expect(hits).to_have_count(15)
    expect(anywhere.page.locator(FIELD)).to_have_value("visit")
    expect(hits.first.locator("mark").first).to_have_text("visits")

    anywhere.page.get_by_role("button", name="Show more").click()
    expect(hits.nth(15).locator("a")).to_be_focused()
    hits.first.locator("a").click()
    expect(anywhere.page.locator("h1")).to_have_text("Official visits")
    assert complaints(anywhere) == []


def test_a_result_leads_to_its_section(visitor: Visitor, host: Host) -> None:
    visitor.open("id/pencarian/?q=qari+dan+qariah+casablanca")

    hrefs = visitor.page.locator(".hits__item a").evaluate_all("links => links.map(link => link.href)") if found(visitor) else []

    assert f"{host.url}id/kota/casablanca/#empat-rencana" in hrefs


def found(visitor: Visitor) -> bool:
    """Waits for the first result."""
    expect(visitor.page.locator(".hits__item").first).to_be_visible()
    return True


def test_what_is_nowhere_is_said(visitor: Visitor) -> None:
    visitor.open("id/pencarian/?q=xylofon")

    expect(visitor.page.locator(".hits__told")).to_have_text("Tidak ada hasil untuk “xylofon”. Coba kata lain atau lebih sedikit kata.")


def test_nothing_of_the_search_is_fetched_before_a_reader_reaches_for_it(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open("en/")
    before = [url for url in asked if "/search/" in url or "minisearch" in url or "/en/search.js" in url]

    reach(visitor, "rabat")

    assert before == []
    shards = [url.partition("/assets/search/")[2] for url in asked if "/assets/search/" in url]
    assert len([shard for shard in shards if shard.startswith("en/words-1.")]) == 1
    assert sorted(set(shards)) == sorted(shard for shard in shards if shard.startswith("en/"))


def test_without_scripts_the_search_leads_to_everything_from_a_to_z(browser: Browser, host: Host) -> None:
    visitor = Visitor(browser.new_context(java_script_enabled=False).new_page(), host.url)
    visitor.open("id/kota/casablanca/")

    assert not visitor.page.locator(FIELD).is_visible()
    visitor.page.get_by_role("link", name="Cari dari A sampai Z").click()
    visitor.page.get_by_role("navigation", name="Huruf").get_by_role("link", name="K", exact=True).click()
    visitor.page.get_by_role("link", name="Kyiv", exact=True).click()

    assert visitor.page.url == f"{host.url}id/kota/kyiv/"
    assert visitor.complaints == []


def test_results_come_at_once_after_a_key(visitor: Visitor) -> None:
    visitor.open("en/")
    reach(visitor, "smart")
    script = "async words => { const start = performance.now(); await kembarSearch.find(words, 6); return performance.now() - start; }"

    taken = sorted(visitor.page.evaluate(script, words) for words in ("smart c", "smart ci", "smart city", "fire", "jakarta visits"))

    assert taken[2] < 50

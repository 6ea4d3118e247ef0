"""Getting about: by keyboard, without scripts, from a folder, and from an address that leads nowhere."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Host
from tests.browser.kinds import KINDS
from tests.browser.visitor import Visitor


@pytest.mark.parametrize(("indonesian", "english"), [pair for pair in KINDS.values() if pair[0] != pair[1]], ids=lambda address: address)
def test_the_language_can_be_switched_there_and_back(visitor: Visitor, host: Host, indonesian: str, english: str) -> None:
    visitor.open(indonesian)

    visitor.page.locator(".language-nav a[lang=en]").click()
    assert (visitor.page.url, visitor.lang) == (host.url + english, "en")

    visitor.page.locator(".language-nav a[lang=id]").click()
    assert (visitor.page.url, visitor.lang) == (host.url + indonesian, "id")
    assert visitor.complaints == []


def test_the_keyboard_s_first_stop_leads_past_the_menu(visitor: Visitor) -> None:
    visitor.open("en/cities/casablanca/")

    visitor.page.keyboard.press("Tab")
    skip = visitor.page.locator(":focus")
    assert (skip.inner_text(), skip.is_visible()) == ("Skip to the content", True)
    visitor.page.keyboard.press("Enter")

    assert visitor.page.locator("main").evaluate("main => main === document.activeElement")


def test_a_table_is_sorted_by_mouse_and_by_keyboard(visitor: Visitor) -> None:
    visitor.open("en/cities/")
    table = visitor.page.locator("table[data-sortable]").first
    heading = table.locator("thead th").first

    def names() -> list[str]:
        return [" ".join(name.split()) for name in table.locator("tbody th").all_inner_texts()]

    heading.get_by_role("button").click()
    ascending, reported = names(), heading.get_attribute("aria-sort")
    heading.get_by_role("button").press("Enter")

    assert (reported, heading.get_attribute("aria-sort")) == ("ascending", "descending")
    assert len(ascending) > 20
    assert names() == ascending[::-1]
    assert ascending == sorted(ascending, key=str.casefold)
    assert visitor.complaints == []


def test_what_is_not_known_is_sorted_last(visitor: Visitor) -> None:
    visitor.open("en/cities/")
    table = visitor.page.locator("table[data-sortable]").first

    table.get_by_role("button", name="Since").click()

    since = [row.locator("td").nth(3).inner_text().strip() for row in table.locator("tbody tr").all()]
    known = [date not in ("not known", "–") for date in since]
    assert known == sorted(known, reverse=True)
    assert (known[0], known[-1]) == (True, False)


def test_an_address_that_leads_nowhere_offers_a_way_on_in_both_languages(visitor: Visitor, host: Host) -> None:
    visitor.open("id/kota/atlantis/lama/")

    assert visitor.complaints == [
        "404: " + host.url + "id/kota/atlantis/lama/",
        "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]
    assert visitor.page.locator("body").evaluate("body => getComputedStyle(body).fontFamily").startswith('"Plus Jakarta Sans"')
    visitor.page.locator("main [lang=en] a, main a[lang=en], [lang=en] main a").first.click()
    assert visitor.page.url.startswith(f"{host.url}en/")


@pytest.fixture
def without_scripts(browser: Browser, host: Host) -> Visitor:
    """A visitor whose browser runs no scripts."""
    return Visitor(browser.new_context(java_script_enabled=False).new_page(), host.url)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_without_scripts_the_root_leads_to_every_language_and_on(without_scripts: Visitor, host: Host, lang: str) -> None:
    without_scripts.open("")

    without_scripts.page.locator(f'a[href="{lang}/index.html"]').first.click()
    assert without_scripts.page.url == f"{host.url}{lang}/index.html"
    without_scripts.page.locator(".menu a").first.click()

    assert without_scripts.page.url == host.url + {"id": "id/kota/", "en": "en/cities/"}[lang]
    assert without_scripts.complaints == []


def test_the_portal_can_be_read_from_a_folder(context: BrowserContext, host: Host) -> None:
    visitor = Visitor(context.new_page(), host.folder.as_uri() + "/")
    visitor.page.goto(visitor.site + "index.html")

    for step in ('a[href="en/index.html"]', ".menu a", "main tbody a", ".language-nav a", ".masthead__name"):
        visitor.page.locator(step).first.click()

    visitor.page.wait_for_url(f"{visitor.site}id/index.html", wait_until="load")
    assert visitor.page.evaluate("document.fonts.load('16px \"Plus Jakarta Sans\"').then(fonts => fonts.length)") > 0
    assert [complaint for complaint in visitor.complaints if not is_about_preloading(complaint)] == []


def is_about_preloading(complaint: str) -> bool:
    """Whether it only says that a font cannot be fetched ahead from a folder; the style sheet fetches it all the same."""
    return "/assets/fonts/preload/" in complaint or complaint == "console: Failed to load resource: net::ERR_FAILED"

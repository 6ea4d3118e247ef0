"""The preview in a real browser, while files change under it."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import DESK, Visitor
from tests.pipeline.site_test import SiteTest
from tests.serve.running import Running, running

NORDHAVN = "en/cities/nordhavn/"
WORDS = "content/en/cities/nordhavn.md"


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """A build and a browser on a busy machine take their time."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def preview(site: SiteTest) -> Iterator[Running]:
    """A preview of the small site, for an Indonesian editor."""
    with running(site.root, "--lang", "id") as preview:
        yield preview


@pytest.fixture
def editor(browser: Browser, preview: Running) -> Iterator[Visitor]:
    """An editor with a page of the preview open, long enough to be scrolled."""
    context = browser.new_context(viewport={"width": 800, "height": 500}, permissions=["clipboard-read", "clipboard-write"])
    visitor = Visitor(context.new_page(), preview.url)
    visitor.open(NORDHAVN)
    expect(visitor.page.locator(".state__name").first).to_be_visible()
    yield visitor
    context.close()


def mark(page: Page) -> None:
    """Leaves a mark that is gone when the page is loaded again."""
    page.evaluate("window.notLoadedAgain = true")


def is_marked(page: Page) -> bool:
    """Whether the page is the one that was marked."""
    return bool(page.evaluate("window.notLoadedAgain === true"))


def add_words(site: SiteTest, words: str) -> None:
    """Saves the page's words with some more at their end."""
    site.write(WORDS, (site.root / WORDS).read_text(encoding="utf-8") + f"\n\n{words}\n")


def test_a_saved_page_is_shown_where_the_reader_was(site: SiteTest, editor: Visitor) -> None:
    mark(editor.page)
    editor.page.evaluate("window.scrollTo(0, 320)")
    add_words(site, "Words of today.")

    expect(editor.page.get_by_text("Words of today.")).to_be_attached()
    assert (editor.page.evaluate("window.scrollY"), is_marked(editor.page)) == (320, False)
    assert editor.complaints == []


def test_a_style_is_exchanged_without_loading_the_page_again(site: SiteTest, editor: Visitor) -> None:
    mark(editor.page)
    site.write("assets/css/today.css", "h1 { color: rgb(1, 2, 3) !important; }\n")

    expect(editor.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(editor.page.locator("head link[rel=stylesheet]")).to_have_count(2)
    assert is_marked(editor.page)
    assert editor.complaints == []


def test_a_page_that_has_not_changed_stays(site: SiteTest, editor: Visitor) -> None:
    mark(editor.page)
    other = editor.page.context.new_page()
    other.goto(f"{editor.site}en/about/")
    site.change("content/en/pages/about.md", "---\n\n", "---\n\nToday: ")
    expect(other.get_by_text("Today: ")).to_be_attached()

    assert is_marked(editor.page)
    other.close()


def test_problems_lie_over_the_page_and_vanish_when_mended(site: SiteTest, editor: Visitor) -> None:
    before = (site.root / WORDS).read_text(encoding="utf-8")
    mark(editor.page)
    add_words(site, "See [the harbour](city:nordhaven).")
    problems = editor.page.get_by_role("region", name="Masalah")
    expect(problems).to_be_visible()

    line = len(before.splitlines()) + 3
    expect(problems.locator(".problem__place")).to_have_text(f"{WORDS}:{line}:24")
    expect(problems.locator(".problem__message")).to_contain_text("kesalahan link.broken")
    expect(problems.locator(".problem__lines")).to_contain_text("^ apakah maksudnya “nordhavn”?")
    assert is_marked(editor.page)

    site.write(WORDS, before)
    expect(problems).to_be_hidden()
    assert is_marked(editor.page)


def test_problems_can_be_put_aside(site: SiteTest, editor: Visitor) -> None:
    add_words(site, "See [the harbour](city:nordhaven).")
    problems = editor.page.get_by_role("region", name="Masalah")
    problems.get_by_role("button", name="Sembunyikan").click()
    expect(problems).to_be_hidden()

    editor.page.get_by_role("button", name="1 kesalahan").click()
    expect(problems).to_be_visible()


def test_the_bar_reports_the_state_in_both_languages(site: SiteTest, editor: Visitor) -> None:
    states = editor.page.locator(".state")
    expect(states).to_have_text(["Bahasa Indonesiaasli", "Englishterjemahan"])

    path = "content/id/cities/nordhavn.md"
    site.write(path, (site.root / path).read_text(encoding="utf-8") + "\n\nKalimat baru.\n")

    expect(states.nth(1)).to_contain_text("tertinggal")


def test_a_click_with_alt_reports_file_and_line(site: SiteTest, editor: Visitor) -> None:
    lines = (site.root / WORDS).read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, start=1) if line.startswith("## "))
    editor.page.locator(".prose h2").first.click(modifiers=["Alt"])
    place = f"{WORDS}:{number}:4"

    expect(editor.page.locator(".origin__place code")).to_have_text(place)
    editor.page.get_by_role("button", name="Salin").click()
    expect(editor.page.get_by_role("button", name="Tersalin")).to_be_visible()
    assert editor.page.evaluate("navigator.clipboard.readText()") == place


def test_the_finder_takes_clicks_until_escape(editor: Visitor) -> None:
    finder = editor.page.get_by_role("button", name="Di mana ini ditulis?")
    finder.click()
    editor.page.locator(".menu a, nav a").first.click()
    expect(editor.page.locator(".origin__head")).to_be_visible()
    editor.page.keyboard.press("Escape")

    expect(finder).to_have_attribute("aria-pressed", "false")
    expect(editor.page.get_by_role("region", name="Di mana ini ditulis?")).to_be_hidden()


def test_twins_stand_side_by_side_and_go_together(editor: Visitor) -> None:
    editor.page.set_viewport_size(DESK)
    editor.page.get_by_role("link", name="Berdampingan").click()
    english, indonesian = (editor.page.frame_locator(f"iframe[title='{name}']") for name in ("English", "Bahasa Indonesia"))
    expect(english.locator("html")).to_have_attribute("lang", "en")
    expect(indonesian.locator("html")).to_have_attribute("lang", "id")

    english.get_by_role("link", name="Official visits").first.click()
    expect(indonesian.locator("h1")).to_have_text("Kunjungan resmi")
    assert editor.complaints == []


def test_a_page_whose_address_changes_is_followed(site: SiteTest, editor: Visitor) -> None:
    site.write(WORDS, (site.root / WORDS).read_text(encoding="utf-8").replace("---\n", "---\nslug: north\n", 1))

    editor.page.wait_for_url("**/en/cities/north/")


def test_before_there_is_a_site_its_problems_are_shown(site: SiteTest, browser: Browser) -> None:
    site.change("content/site.yaml", "base_url:", "base_ur:")
    with running(site.root, "--lang", "id") as preview:
        page = browser.new_page()
        page.goto(preview.url)
        expect(page.get_by_role("region", name="Masalah")).to_contain_text("kesalahan field.unknown")

        site.change("content/site.yaml", "base_ur:", "base_url:")
        expect(page.get_by_role("link", name="English")).to_be_visible()
        page.close()


def test_the_bar_and_the_overlay_put_up_no_barriers_and_fit_a_phone(site: SiteTest, editor: Visitor) -> None:
    add_words(site, "See [the harbour](city:nordhaven).")
    expect(editor.page.get_by_role("region", name="Masalah")).to_be_visible()
    barriers = {}
    for scheme in ("light", "dark"):
        editor.page.emulate_media(color_scheme=scheme)
        barriers[scheme] = editor.barriers()

    assert (barriers, editor.overflow(320)) == ({"light": [], "dark": []}, 0)


def test_more_pages_than_a_browser_has_lines_are_all_followed(site: SiteTest, editor: Visitor) -> None:
    pages = [editor.page.context.new_page() for _ in range(8)]
    for page in pages:
        page.goto(editor.site + NORDHAVN)
    add_words(site, "Words of today.")

    for page in pages:
        expect(page.get_by_text("Words of today.")).to_be_attached()


def test_the_preview_lets_the_browser_keep_nothing(site: SiteTest, browser: Browser) -> None:
    site.change("content/site.yaml", "\nsections:\n", "\nsections:\n  offline: {id: luring, en: offline}\n")
    with running(site.root, "--lang", "id") as preview:
        page = browser.new_page()
        page.goto(f"{preview.url}en/offline/")
        expect(page.get_by_text("This browser cannot keep pages by itself")).to_be_visible()

        assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
        page.close()


FOREIGN = [
    "javascript:document.body.append('ran')",
    " javascript:document.body.append('ran')",
    "java\tscript:document.body.append('ran')",
    "data:text/html,<p>ran</p>",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "\t//evil.example/",
    "/.//evil.example/",
    "https://evil.example/",
    "https:evil.example",
    "//[",
    "evil.example/",
]
"""Addresses that lead out of the preview, or run."""


def test_an_address_in_the_query_leads_to_a_page_of_the_preview_alone(editor: Visitor, preview: Running) -> None:
    alone = editor.page.get_by_role("link", name="Satu halaman")
    led = {}
    for address in FOREIGN:
        editor.page.goto(f"{preview.url}_kembar/beside?{urlencode({'path': address})}")
        led[address] = alone.get_attribute("href")

    assert led == dict.fromkeys(FOREIGN, "/")
    editor.page.goto(f"{preview.url}_kembar/beside?{urlencode({'path': f'/{NORDHAVN}'})}")
    expect(alone).to_have_attribute("href", f"/{NORDHAVN}")

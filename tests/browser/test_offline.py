"""The archive, unpacked in a strange place and opened from there by real browsers without a network."""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from kembar.package.archive_layout import INSIDE
from kembar.pipeline import package as packing
from kembar.pipeline.build_options import BuildOptions
from tests.browser.bidi import Firefox, firefox
from tests.browser.kinds import KINDS
from tests.browser.visitor import Visitor
from tests.portal import PROJECT
from tests.programs import needed

WANTED = packing.Wanted(zip=True, single=("id", "en"))

PLACE = "Diska lepas – مجلد #1 100%"
"""A folder with spaces, letters of two scripts, and signs that mean something in addresses."""

FONT = "document.fonts.ready.then(() => document.fonts.check('1em \"Plus Jakarta Sans\"'))"
"""Whether the page has its typeface."""

BROKEN = """
    Array.from(document.images).filter(picture => !picture.naturalWidth).length +
    Array.from(document.querySelectorAll("link[rel=stylesheet]")).filter(link => !link.sheet).length
"""
"""How many pictures and style sheets did not come: Firefox says nothing of files that are not there."""

LANDED = "!location.hash || Boolean(document.getElementById(decodeURIComponent(location.hash.slice(1))))"
"""Whether the place that the address names is on the page."""

FIELD = "#search-words"
SEARCHED = """
    words => new Promise(resolve => {
        const field = document.querySelector("#search-words");
        const list = document.querySelector("#search-options");
        new MutationObserver(() => resolve(list.firstElementChild.dataset.href)).observe(list, { childList: true });
        field.focus();
        field.value = words;
        field.dispatchEvent(new Event("input"));
    })
"""
"""Types into the search field; gives where the first option leads."""

ONLINE = ("not found", "keeping")
"""The kinds of page that a copy has no use for."""

PAGES = [f"{address}index.html" for kind, pair in KINDS.items() if kind not in ONLINE for address in dict.fromkeys(pair)]


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder of the archive, unpacked."""
    place = tmp_path_factory.mktemp("offline")
    result = packing.package(PROJECT, place, BuildOptions(), WANTED)
    assert result.problems == ()
    with ZipFile(result.made[0]) as opened:
        opened.extractall(place / PLACE)
    (top,) = (place / PLACE).iterdir()
    for single in result.made[1:]:
        single.rename(place / PLACE / single.name)
    return top


def singles(unpacked: Path) -> list[str]:
    """The addresses of the single files, which lie beside the folder."""
    return sorted(path.as_uri() for path in unpacked.parent.glob("*.html"))


@pytest.fixture
def reader(browser: Browser, unpacked: Path) -> Iterator[Visitor]:
    """A reader in Chromium whose network is cut."""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    yield Visitor(context.new_page(), (unpacked / INSIDE).as_uri() + "/")
    context.close()


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A reader in Firefox whose network is cut."""
    with firefox(needed("firefox", "firefox-esr"), tmp_path_factory.mktemp("firefox")) as window:
        yield window


def start_of(unpacked: Path) -> str:
    """The address of the page that one starts from."""
    (start,) = unpacked.glob("*.html")
    return start.as_uri()


def test_chromium_opens_every_kind_of_page_without_a_complaint(reader: Visitor) -> None:
    for address in PAGES:
        reader.open(address)
        assert (address, reader.page.evaluate(FONT), reader.page.evaluate(BROKEN)) == (address, True, 0)

    assert reader.complaints == []


def test_from_the_start_page_every_language_is_found(reader: Visitor, unpacked: Path) -> None:
    for lang in ("id", "en"):
        reader.page.goto(start_of(unpacked))
        reader.page.locator(f".language-choice [lang={lang}] a").click()
        assert reader.lang == lang

    assert reader.complaints == []


def test_the_language_is_switched_from_file_to_file(reader: Visitor) -> None:
    reader.open("id/kota/casablanca/index.html")

    reader.page.locator(".language-nav a[lang=en]").click()

    assert (reader.page.url, reader.lang) == (f"{reader.site}en/cities/casablanca/index.html", "en")
    assert reader.complaints == []


def test_a_table_is_sorted_by_its_script(reader: Visitor) -> None:
    reader.open("en/cities/index.html")

    reader.page.locator("table[data-sortable] thead button").first.click()

    assert reader.page.locator("table[data-sortable] th[aria-sort=ascending]").count() == 1
    assert reader.complaints == []


@pytest.mark.parametrize(
    ("address", "words", "found"),
    [
        ("id/index.html", "kasablanka", "id/kota/casablanca/index.html"),
        ("id/kota/rabat/index.html", "baswedan", "id/tokoh/index.html#anies-baswedan"),
        ("en/visits/2018-casablanca-istanbul/index.html", "four plans for 2019", "en/cities/casablanca/index.html#empat-rencana"),
        ("en/a-z/index.html", "fire and rescue", "en/fields/fire-rescue/index.html"),
    ],
)
def test_the_search_of_any_page_leads_to_a_section_of_a_file(reader: Visitor, address: str, words: str, found: str) -> None:
    reader.open(address)
    reader.page.locator(FIELD).click()
    reader.page.keyboard.type(words)
    expect(reader.page.get_by_role("option").first).to_be_visible()

    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/{found}*")

    assert reader.page.url.startswith(reader.site + found)
    assert reader.page.evaluate(LANDED)
    assert reader.complaints == []


@pytest.mark.parametrize("mark", ["?", "#"])
def test_a_link_to_results_shows_them(reader: Visitor, mark: str) -> None:
    reader.open(f"id/pencarian/index.html{mark}q=pemadam%20kebakaran")
    hits = reader.page.locator(".hits__item a")
    expect(hits.first).to_be_visible()

    addresses = [address.removeprefix(reader.site) for address in hits.evaluate_all("links => links.map(link => link.href)")]
    assert addresses[0] == "id/bidang/fire-rescue/index.html"
    assert [address for address in addresses if not address.partition("#")[0].endswith("/index.html")] == []
    assert reader.complaints == []


def test_every_entry_of_an_index_is_a_place_in_a_file(unpacked: Path) -> None:
    lost = []
    for shard in (unpacked / INSIDE / "assets" / "search").glob("*/entries-*.js"):
        _, _, entries = json.loads(f"[{shard.read_text(encoding='utf-8').partition('(')[2].rpartition(')')[0]}]")
        for address, _, _, passages in entries:
            path, _, fragment = address.partition("#")
            page = (unpacked / INSIDE / path).read_text(encoding="utf-8")
            anchors = [anchor for anchor in (fragment, *(passage[0] for passage in passages)) if anchor]
            lost += [f"{path}#{anchor}" for anchor in anchors if f'id="{anchor}"' not in page]

    assert lost == []


@pytest.mark.parametrize(
    ("lang", "words", "found"), [("id", "kasablanka", "id-kota-casablanca"), ("en", "fire rescue", "en-fields-fire-rescue")]
)
def test_the_search_of_a_single_file_leads_to_places_in_it(reader: Visitor, unpacked: Path, lang: str, words: str, found: str) -> None:
    (address,) = (single for single in singles(unpacked) if single.endswith(f"-{lang}.html"))
    reader.page.goto(address)
    reader.page.locator(FIELD).click()
    reader.page.keyboard.type(words)
    reader.page.get_by_role("option").first.click()
    assert reader.page.url == f"{address}#{found}"
    assert reader.page.evaluate(LANDED)

    reader.page.locator(FIELD).click()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".hits__item a").first).to_have_attribute("href", f"{address}#{found}")
    assert reader.complaints == []


def test_a_single_file_holds_its_pages_and_leads_to_them(reader: Visitor, unpacked: Path) -> None:
    for address in singles(unpacked):
        reader.page.goto(address)
        entry = reader.page.locator(".book__contents a").last
        entry.click()
        assert reader.page.locator(f"[id='{reader.page.url.partition('#')[2]}']").is_visible()

    assert len(singles(unpacked)) == 2
    assert reader.complaints == []


@pytest.mark.parametrize(
    ("address", "words", "found"),
    [
        ("id/kota/rabat/index.html", "baswedan", "id/tokoh/index.html#anies-baswedan"),
        ("en/index.html", "fire and rescue", "en/fields/fire-rescue/index.html"),
    ],
)
def test_firefox_searches_from_any_page(fox: Firefox, unpacked: Path, address: str, words: str, found: str) -> None:
    site = (unpacked / INSIDE).as_uri()
    fox.open(f"{site}/{address}")

    assert fox.ask(f"({SEARCHED})({json.dumps(words)})") == f"{site}/{found}"
    fox.open(f"{site}/{found}")
    assert fox.ask(LANDED)
    assert fox.complaints == []


def test_firefox_searches_a_single_file(fox: Firefox, unpacked: Path) -> None:
    for address in singles(unpacked):
        fox.open(address)
        found = fox.ask(f"({SEARCHED})('rotterdam')")
        assert found in {f"{address}#id-kota-rotterdam", f"{address}#en-cities-rotterdam"}

    assert fox.complaints == []


def test_firefox_opens_every_kind_of_page_without_a_complaint(fox: Firefox, unpacked: Path) -> None:
    for address in [start_of(unpacked), *singles(unpacked), *(f"{(unpacked / INSIDE).as_uri()}/{page}" for page in PAGES)]:
        fox.open(address)
        assert (address, fox.ask(FONT), fox.ask(BROKEN)) == (address, True, 0)

    assert fox.complaints == []

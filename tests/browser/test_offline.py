"""The archive, unpacked in a strange place and opened from there by real browsers without a network."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from kembar.package.layout import INSIDE
from kembar.pipeline import packing
from kembar.pipeline.project import Project, Settings
from tests.browser.bidi import Firefox, firefox
from tests.browser.kinds import KINDS
from tests.browser.visitor import Visitor
from tests.pipeline.site_test import REPOSITORY
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

PAGES = [f"{address}index.html" for kind, pair in KINDS.items() if kind != "not found" for address in dict.fromkeys(pair)]


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder of the archive, unpacked."""
    place = tmp_path_factory.mktemp("offline")
    result = packing.package(Project(REPOSITORY, REPOSITORY / "content"), place, Settings(), WANTED)
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
        reader.page.locator(f".doors [lang={lang}] a").click()
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


def test_a_single_file_holds_its_pages_and_leads_to_them(reader: Visitor, unpacked: Path) -> None:
    for address in singles(unpacked):
        reader.page.goto(address)
        entry = reader.page.locator(".book__contents a").last
        entry.click()
        assert reader.page.locator(f"[id='{reader.page.url.partition('#')[2]}']").is_visible()

    assert len(singles(unpacked)) == 2
    assert reader.complaints == []


def test_firefox_opens_every_kind_of_page_without_a_complaint(fox: Firefox, unpacked: Path) -> None:
    for address in [start_of(unpacked), *singles(unpacked), *(f"{(unpacked / INSIDE).as_uri()}/{page}" for page in PAGES)]:
        fox.open(address)
        assert (address, fox.ask(FONT), fox.ask(BROKEN)) == (address, True, 0)

    assert fox.complaints == []

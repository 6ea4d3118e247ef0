"""What holds for every kind of page, in both languages, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Host
from tests.browser.visitor import DESK, Visitor

KINDS = {
    "root": ("", ""),
    "not found": ("404.html", "404.html"),
    "home": ("id/", "en/"),
    "places": ("id/kota/", "en/cities/"),
    "place": ("id/kota/casablanca/", "en/cities/casablanca/"),
    "home place": ("id/kota/jakarta/", "en/cities/jakarta/"),
    "visits": ("id/kunjungan/", "en/visits/"),
    "visit": ("id/kunjungan/2018-casablanca-istanbul/", "en/visits/2018-casablanca-istanbul/"),
    "agreements": ("id/naskah-kerja-sama/", "en/agreements/"),
    "agreement": ("id/naskah-kerja-sama/istanbul-minutes-2018/", "en/agreements/istanbul-minutes-2018/"),
    "fields": ("id/bidang/", "en/fields/"),
    "field": ("id/bidang/arts-culture/", "en/fields/arts-culture/"),
    "people": ("id/tokoh/", "en/people/"),
    "sources": ("id/sumber/", "en/sources/"),
    "source": ("id/sumber/merahputih-2018/", "en/sources/merahputih-2018/"),
    "differences": ("id/sumber-berbeda/", "en/where-sources-differ/"),
    "free page": ("id/tentang/", "en/about/"),
}
"""An address of each kind of page, in Indonesian and in English."""

ADDRESSES = [address for pair in KINDS.values() for address in dict.fromkeys(pair)]
WITH_A_TWIN = {one: other for pair in KINDS.values() for one, other in (pair, pair[::-1]) if one != other}


@pytest.fixture(scope="module", params=ADDRESSES, ids=lambda address: address or "root")
def address(request: pytest.FixtureRequest) -> str:
    """The address of a page, each in turn."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def reader(context: BrowserContext, host: Host, address: str) -> Iterator[Visitor]:
    """A visitor who has opened the page; the same for every question that is asked of it."""
    reader = Visitor(context.new_page(), host.url)
    reader.open(address)
    yield reader
    reader.page.close()


@pytest.fixture(autouse=True)
def desk(reader: Visitor) -> Iterator[None]:
    """Gives each question a desk's window and the light scheme."""
    yield
    reader.page.set_viewport_size(DESK)
    reader.page.emulate_media(media="screen", color_scheme="light")


def test_it_loads_from_its_own_host_alone_and_without_a_complaint(reader: Visitor) -> None:
    assert reader.complaints == []


@pytest.mark.parametrize("width", [360, 320])
def test_it_fits_the_width_of_a_phone(reader: Visitor, width: int) -> None:
    assert reader.overflow(width) == 0


def test_axe_finds_no_barrier_in_the_light(reader: Visitor) -> None:
    assert reader.barriers() == []


def test_axe_finds_no_lack_of_contrast_in_the_dark(reader: Visitor) -> None:
    reader.page.emulate_media(color_scheme="dark")

    assert reader.barriers("color-contrast", "link-in-text-block") == []


def test_it_can_be_printed(reader: Visitor) -> None:
    pdf = reader.page.pdf(format="A4")

    assert pdf.startswith(b"%PDF-")
    assert reader.complaints == []


def test_the_language_can_be_switched_there_and_back(reader: Visitor, host: Host, address: str) -> None:
    if address not in WITH_A_TWIN:
        return
    here, there = ("id", "en") if address.startswith("id/") else ("en", "id")

    reader.page.locator(f".language-nav a[lang={there}]").click()
    assert (reader.page.url, reader.lang) == (host.url + WITH_A_TWIN[address], there)

    reader.page.locator(f".language-nav a[lang={here}]").click()
    assert (reader.page.url, reader.lang) == (host.url + address, here)

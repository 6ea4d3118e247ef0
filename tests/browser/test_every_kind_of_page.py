"""What holds for every kind of page, in both languages, in a real browser."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import Host
from tests.browser.kinds import KINDS
from tests.browser.visitor import DESK, Visitor

Scheme = Literal["light", "dark"]

ADDRESSES = [address for pair in KINDS.values() for address in dict.fromkeys(pair)]


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


def test_axe_finds_no_barrier(reader: Visitor, address: str) -> None:
    for scheme in schemes(address):
        reader.page.emulate_media(color_scheme=scheme)
        assert (scheme, reader.barriers()) == (scheme, [])


def schemes(address: str) -> tuple[Scheme, ...]:
    """The colour schemes in which a page is looked at: twins have the same colours, so each of them is looked at in one."""
    one_each: dict[str, tuple[Scheme, ...]] = {"id": ("dark",), "en": ("light",)}
    return one_each.get(address.partition("/")[0], ("light", "dark"))


def test_it_can_be_printed(reader: Visitor) -> None:
    pdf = reader.page.pdf(format="A4")

    assert pdf.startswith(b"%PDF-")
    assert reader.complaints == []

"""Changing the language keeps the reader's section."""

import pytest

from tests.browser.conftest import Host
from tests.browser.visitor import Visitor


@pytest.mark.parametrize("section", ["empat-rencana", "ties", "jakarta-casablanca"])
def test_a_reader_of_a_section_is_led_to_the_same_section_of_the_twin(visitor: Visitor, host: Host, section: str) -> None:
    visitor.open(f"id/kota/casablanca/#{section}")

    visitor.page.locator(".language-nav a[lang=en]").click()

    assert visitor.page.url == f"{host.url}en/cities/casablanca/#{section}"
    assert visitor.page.locator(f"#{section}").is_visible()
    assert visitor.complaints == []


def test_the_way_follows_the_reader_from_section_to_section(visitor: Visitor) -> None:
    visitor.open("en/about/")
    way = visitor.page.locator(".language-nav a[lang=id]")
    first = way.evaluate("link => link.hash")

    visitor.page.locator(".contents a").first.click()

    assert (first, way.evaluate("link => link.hash")) == ("", visitor.page.evaluate("location.hash"))


def test_a_numbered_note_is_no_section(visitor: Visitor, host: Host) -> None:
    visitor.open("id/kota/casablanca/#note-1")

    assert visitor.page.locator(".language-nav a[lang=en]").evaluate("link => link.href") == f"{host.url}en/cities/casablanca/"

"""A real Chromium, and the portal as a host serves it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.server import serving
from tests.browser.visitor import DESK, Visitor
from tests.portal import Portal
from tests.programs import CHROMIUM, needed

ALONE = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Flags that keep the browser from asking other hosts by itself."""


@dataclass(frozen=True, slots=True)
class Host:
    """Where the portal is served, and the folder that it is served from."""

    url: str
    folder: Path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium."""
    return needed(*CHROMIUM)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, started once."""
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ALONE, *sandbox])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The real portal, built for the address at which it is served."""
    folder = tmp_path_factory.mktemp("host") / "dist"
    with serving(folder) as url:
        assert Portal.build(folder, base_url=url).problems == ""
        yield Host(url, folder)


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's browser on a desk, who asked for little motion."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", locale="id-ID")
    yield context
    context.close()


@pytest.fixture
def visitor(context: BrowserContext, host: Host) -> Iterator[Visitor]:
    """A visitor to the served portal who has not opened a page yet."""
    page = context.new_page()
    yield Visitor(page, host.url)
    page.close()

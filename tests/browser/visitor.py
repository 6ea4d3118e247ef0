"""A visitor: a page in a real browser, and everything that went wrong on it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response, ViewportSize

LEFT = "net::ERR_ABORTED"
"""What becomes of a request when its page is left before the answer comes."""

DESK: ViewportSize = {"width": 1280, "height": 800}


@dataclass  # without slots: the browser's library notes its handlers on the object
class Visitor:
    """
    A page that is being read. `complaints` grows by everything that should not happen: console messages, script errors, requests that
    fail, and requests to any other host.
    """

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def open(self, address: str) -> None:
        """Goes to an address of the site and waits until everything on it is there."""
        self.page.goto(self.site + address, wait_until="load")

    def overflow(self, width: int) -> int:
        """By how many pixels the page is wider than a window of that width."""
        self.page.set_viewport_size({"width": width, "height": 740})
        found: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return found

    def barriers(self) -> list[str]:
        """What axe finds wrong for readers with disabilities."""
        found = Axe().run(self.page).response["violations"]
        return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]

    @property
    def lang(self) -> str | None:
        """The declared language of the page."""
        return self.page.locator("html").get_attribute("lang")

    def _console(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"console: {message.text}")

    def _error(self, error: Error) -> None:
        self.complaints.append(f"script: {error.message}")

    def _request(self, request: Request) -> None:
        here, there = urlsplit(self.site), urlsplit(request.url)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc) and there.scheme != "data":
            self.complaints.append(f"elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self.complaints.append(f"failed: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

"""Readers who come back after the portal was published again: a real Chromium, and a real nginx with the documented configuration."""

import gzip
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.nginx import Nginx, documented, nginx, ten_minutes_for_everything
from tests.pipeline.site_test import SiteTest

PAGE = "en/cities/nordhavn/"
WORDS = "content/en/cities/nordhavn.md"
FIRST, SECOND, THIRD = "exchange librarians", "share one lighthouse", "built four windmills"
"""What each version says that no other does."""

WAYS = ("documented", "ten minutes")
"""How hosts have browsers keep pages."""

FOREVER = "public, max-age=31536000, immutable"
OF_PAGES = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
OF_WORKER = "default-src 'none'; script-src 'self'; connect-src 'self'"
OF_ASSETS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

EVIL = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script><script href="evil.00000003.js"/></svg>'


@dataclass(frozen=True, slots=True)
class Published:
    """A site whose pages may be kept, on a host."""

    site: SiteTest
    host: Nginx

    def say(self, before: str, after: str) -> None:
        """Publishes the site with other words in a page."""
        self.site.change(WORDS, before, after)
        assert not self.site.build().failed
        self.host.publish(self.site.out)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The first version of the site, built."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("returning"))
    site.change("content/site.yaml", "\nsections:\n", "\nsections:\n  offline: {id: luring, en: offline}\n")
    site.change("content/site.yaml", "https://muara.example/", "https://muara.example/kota/")
    site.build()
    return site


@pytest.fixture
def rules() -> str:
    """The configuration of the host."""
    return documented()


@pytest.fixture
def published(rules: str, project: SiteTest, tmp_path: Path) -> Iterator[Published]:
    """The first version on a host."""
    root = shutil.copytree(project.root, tmp_path / "project")
    with nginx(tmp_path / "nginx", rules) as host:
        host.publish(root / "dist")
        yield Published(SiteTest(root, root / "dist"), host)


@pytest.fixture
def keeping(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps pages by the service worker."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without service workers."""
    with browser.new_context(reduced_motion="reduce", service_workers="block") as context:
        yield context


def until(page: Page, condition: str) -> None:
    """Waits until something is so on a page: the library's own way to wait needs `eval`, which the host forbids."""
    script = f"""async () => {{
        for (const end = Date.now() + 20000; !(await ({condition})); await new Promise(resolve => setTimeout(resolve, 20))) {{
            if (Date.now() > end) throw new Error("not so in time");
        }}
    }}"""
    page.evaluate(script)


def visit(page: Page, published: Published, *, worker: bool) -> None:
    """Reads pages until the browser knows them, and reaches for the search."""
    for address in (PAGE, "en/", PAGE):
        page.goto(published.host.url + address, wait_until="load")
        if worker:
            until(page, "navigator.serviceWorker.controller")
    reach(page)


def reach(page: Page) -> None:
    """Reaches for the search, and waits for what answers."""
    page.locator("#search-words").focus()
    until(page, "window.kembarSearch")


def find(page: Page, words: str) -> None:
    """Searches for words that are on one page only."""
    page.locator("#search-words").fill(words)
    expect(page.get_by_role("option").locator(".hit__page")).to_have_text(["Nordhavn"])


def comes_back(page: Page, published: Published, *, sees_pages: bool) -> None:
    """Two times the site is published again while a page of it is open: the search and the pages are right without a reload."""
    for before, after, words in ((FIRST, SECOND, "lighthouse"), (SECOND, THIRD, "windmills")):
        published.say(before, after)
        find(page, words)
        page.goto(published.host.url + "en/", wait_until="load")
        reach(page)
        find(page, words)
        page.get_by_role("option").click()
        page.wait_for_url(f"**/{PAGE}*")
        if not sees_pages:
            page.reload()
        expect(page.get_by_role("main")).to_contain_text(after)
        reach(page)
        find(page, "bibliotekarer")
        page.locator("#search-words").blur()


@pytest.mark.parametrize(("rules", "sees_pages"), [(documented(), True), (ten_minutes_for_everything(documented()), False)], ids=WAYS)
def test_a_reader_without_the_worker_finds_what_is_published_now(published: Published, plain: BrowserContext, *, sees_pages: bool) -> None:
    page = plain.new_page()
    visit(page, published, worker=False)

    comes_back(page, published, sees_pages=sees_pages)


@pytest.mark.parametrize("rules", [documented(), ten_minutes_for_everything(documented())], ids=WAYS)
def test_a_reader_with_the_worker_finds_and_sees_what_is_published_now(published: Published, keeping: BrowserContext) -> None:
    page = keeping.new_page()
    visit(page, published, worker=True)

    comes_back(page, published, sees_pages=True)


def test_a_server_error_shows_the_kept_page(published: Published, keeping: BrowserContext) -> None:
    page = keeping.new_page()
    visit(page, published, worker=True)
    until(page, f"caches.match('{published.host.url}{PAGE}')")
    published.host.close()

    page.goto(published.host.url + PAGE)

    assert asked(published.host.url + PAGE)[0] == 503
    expect(page.locator("h1")).to_have_text("Nordhavn")


@pytest.fixture(scope="module")
def host(project: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The first version as the documentation has it served, with what nobody should have put among its pictures."""
    with nginx(tmp_path_factory.mktemp("nginx"), documented()) as host:
        host.publish(project.out)
        images = host.folder / "www/kota/assets/images"
        images.mkdir(exist_ok=True)
        (images / "evil.00000001.svg").write_text(EVIL)
        (images / "evil.00000002.html").write_text('<script>alert(1)</script><img src="x" onerror="alert(2)">')
        (images / "evil.00000003.js").write_text("alert(3)")
        (images / "evil.svg").write_text(EVIL)
        yield host


def asked(url: str) -> tuple[int, Message, bytes]:
    """The answer to a browser that understands compressed answers: its status, its headers, and its body as it was sent."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - a host of our own
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


CHANGING = ["", "en/", "en/offline/", "en/search.js", "en/keeping.json", "en/feed.xml", "sitemap.xml", "robots.txt", "manifest.json"]
LASTING = ["css/site.*.css", "js/search.*.js", "js/search/engine.*.js", "icons/icon.*.svg", "images/evil.*.html"]
INDEX = ["search/en/index.*.js", "search/en/words-1.*.js", "search/en/entries-1.*.js"]
UNCOMPRESSED = ["fonts/preload/*.woff2", "icons/*.png"]
MISSING = [
    "nowhere/",
    "en/nowhere.html",
    "assets/",
    "assets/css/",
    "assets/css/site.00000000.css",
    "assets/nowhere",
    "en/cities/nowhere.json",
]


def headers_of(answer: Message) -> dict[str, str | None]:
    """What the documented configuration says to browsers."""
    return {
        name: ", ".join(answer.get_all(name) or [])
        for name in ("Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
    }


def expected(cache: str, rules: str) -> dict[str, str]:
    """These headers for one kind of file."""
    return {
        "Cache-Control": cache,
        "Content-Security-Policy": rules,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }


@pytest.mark.parametrize("address", CHANGING)
def test_what_changes_in_place_is_compressed_and_asked_for_again(host: Nginx, address: str) -> None:
    status, headers, body = asked(host.url + address)

    assert (status, headers_of(headers)) == (200, expected("no-cache", OF_PAGES))
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert len(body) < len(gzip.decompress(body)) + 100


@pytest.mark.parametrize("pattern", [*LASTING, *INDEX, *UNCOMPRESSED])
def test_what_has_a_digest_in_its_name_is_kept(host: Nginx, pattern: str) -> None:
    (file, *_) = (host.folder / "www/kota/assets").glob(pattern)

    status, headers, _ = asked(host.url + file.relative_to(host.folder / "www/kota").as_posix())

    assert (status, headers_of(headers)) == (200, expected(FOREVER, OF_ASSETS))
    assert headers["Content-Encoding"] == (None if pattern in UNCOMPRESSED else "gzip")


def test_the_worker_may_ask_the_host_and_is_asked_for_again(host: Nginx) -> None:
    status, headers, _ = asked(host.url + "sw.js")

    assert (status, headers_of(headers)) == (200, expected("no-cache", OF_WORKER))


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_answered_by_the_page_of_the_site(host: Nginx, address: str) -> None:
    status, headers, body = asked(host.url + address)

    assert (status, headers_of(headers)) == (404, expected("no-cache", OF_PAGES))
    assert gzip.decompress(body) == (host.folder / "www/kota/404.html").read_bytes()


def test_every_file_of_the_site_is_asked_for_again_or_has_a_digest_in_its_name(project: SiteTest, host: Nginx) -> None:
    lasting = [path for path in project.files() if asked(host.url + path)[1]["Cache-Control"] != "no-cache"]

    assert lasting == [path for path in project.files() if path.startswith("assets/")]
    assert [path for path in lasting if not re.search(r"\.[0-9a-f]{8}\.\w+$", path)] == []


@pytest.mark.parametrize("name", ["evil.00000001.svg", "evil.00000002.html", "evil.svg"])
def test_what_somebody_put_among_the_pictures_runs_no_script(host: Nginx, plain: BrowserContext, name: str) -> None:
    page = plain.new_page()
    reported: list[str] = []

    def tell(dialog: Dialog) -> None:
        reported.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", tell)
    page.goto(f"{host.url}assets/images/{name}", wait_until="load")

    assert reported == []

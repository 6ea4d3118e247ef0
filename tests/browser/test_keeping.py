"""Reading without a network in a real browser: what was seen, a whole language, its removal, and a new version of the portal."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Host
from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tests.pipeline.site_test import REPOSITORY

KEPT = "async url => navigator.serviceWorker.controller && await caches.match(url)"
GONE = "async url => !(await caches.match(url))"
CACHES = (
    "async () => (await Promise.all((await caches.keys()).map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))).flat()"
)
MISSING = "Halaman yang Anda minta tidak tersimpan di perangkat ini"
KEEP = "Simpan seluruh portal dalam bahasa ini"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader with a browser of their own. `unplug` ends the portal's host, which is what a network that is gone looks like."""

    page: Page
    site: str
    folder: Path
    unplug: Callable[[], None]

    def open(self, address: str) -> None:
        """Goes to an address of the site."""
        self.page.goto(self.site + address, wait_until="load")

    def see(self, address: str) -> None:
        """Opens a page and waits until it is kept."""
        self.open(address)
        self.wait(KEPT, address)

    def wait(self, condition: str, address: str) -> None:
        """Waits until something is so of an address: the library itself does not wait for promises."""
        script = f"""async url => {{
            for (const end = Date.now() + 20000; !(await ({condition})(url)); await new Promise(resolve => setTimeout(resolve, 50))) {{
                if (Date.now() > end) throw new Error(`not so in time: ${{url}}`);
            }}
        }}"""
        self.page.evaluate(script, self.site + address)

    def kept(self) -> list[str]:
        """The addresses that are kept, from the site's root."""
        return sorted(url.removeprefix(self.site) for url in self.page.evaluate(CACHES))

    def keep_all(self) -> None:
        """Keeps the whole portal in Indonesian."""
        self.see("id/baca-luring/")
        self.page.get_by_role("button", name=KEEP).click()
        expect(self.page.locator(".offline-storage__status")).to_have_text(
            "Seluruh portal kini tersimpan dalam bahasa ini.", timeout=30_000
        )


@pytest.fixture
def reader(browser: Browser, host: Host, tmp_path: Path) -> Iterator[Reader]:
    """A reader who has never been here, and the portal on a host of its own."""
    folder = shutil.copytree(host.folder, tmp_path / "dist")
    context = browser.new_context(locale="id-ID", reduced_motion="reduce")
    with ExitStack() as plugged:
        yield Reader(context.new_page(), plugged.enter_context(serving(folder)), folder, plugged.close)
    context.close()


def test_a_page_that_was_seen_can_be_read_without_a_network(reader: Reader) -> None:
    reader.see("id/kota/casablanca/")
    reader.see("en/cities/")
    reader.unplug()

    reader.open("id/kota/casablanca/#sumber")
    expect(reader.page.locator("h1")).to_have_text("Casablanca")
    assert reader.page.evaluate("document.styleSheets.length") >= 1
    assert reader.page.evaluate("getComputedStyle(document.querySelector('.masthead__top')).display") != "block"
    reader.open("en/cities/index.html")
    expect(reader.page.locator("h1")).to_have_text("Cities and regions")


def test_a_page_that_was_not_seen_gives_the_way_to_what_is_kept(reader: Reader) -> None:
    reader.see("id/kota/casablanca/")
    reader.unplug()

    reader.open("id/kunjungan/2018-casablanca-istanbul/")

    assert reader.page.url == f"{reader.site}id/kunjungan/2018-casablanca-istanbul/"
    expect(reader.page.get_by_text(MISSING)).to_be_visible()
    kept = reader.page.locator(".offline-storage__pages")
    expect(kept).to_have_text("Casablanca")
    kept.get_by_role("link").click()
    expect(reader.page.locator("h1")).to_have_text("Casablanca")
    reader.open("en/people/")
    expect(reader.page.get_by_text("is not kept on this device")).to_be_visible()


def test_a_whole_language_can_be_read_and_searched_without_a_network(reader: Reader) -> None:
    reader.keep_all()
    listed = json.loads((reader.folder / "id/keeping.json").read_text("utf-8"))["files"]
    reader.unplug()

    moved = "id/kota/kasablanka/"
    pages = sorted(path.relative_to(reader.folder).parent.as_posix() + "/" for path in (reader.folder / "id").rglob("index.html"))
    assert {path for path, _, _ in listed} >= set(pages)
    wrong = []
    for address in (page for page in pages if page != moved):
        answer = reader.page.goto(reader.site + address, wait_until="commit")
        if answer is None or answer.status != 200:
            wrong.append(address)
    assert (wrong, len(pages) > 100) == ([], True)
    reader.page.goto(reader.site + moved, wait_until="commit")
    reader.page.wait_for_url(reader.site + "id/kota/casablanca/")

    reader.open("id/pencarian/?q=mengunjungi")
    expect(reader.page.locator(".hits__item").first).to_contain_text("Kunjungan resmi")


def test_the_size_is_reported_before_and_a_screen_reader_hears_what_happens(reader: Reader) -> None:
    size = json.loads((reader.folder / "id/keeping.json").read_text("utf-8"))["bytes"]
    reader.see("id/baca-luring/")

    button = reader.page.get_by_role("button", name=KEEP)
    expect(button).to_have_text(f"{KEEP} ({size / 1e6:.1f} MB)".replace(".", ","))
    assert Visitor(reader.page, reader.site).barriers() == []
    button.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".offline-storage").get_by_role("status")).to_have_text("Seluruh portal kini tersimpan dalam bahasa ini.")
    expect(reader.page.locator(".offline-storage__kept")).to_contain_text("Seluruh portal tersimpan dalam bahasa ini. Ruang terpakai: ")
    expect(reader.page.get_by_role("button", name="Hapus semua yang disimpan")).to_be_focused()


def test_nothing_is_said_to_be_missing_on_the_page_itself(reader: Reader) -> None:
    reader.open("id/baca-luring/")

    expect(reader.page.locator(".offline-storage__kept")).to_have_text("Tidak ada yang disimpan.")
    assert not reader.page.get_by_text(MISSING).is_visible()


def test_a_choice_is_offered_only_when_its_words_are_known(reader: Reader) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.page.route("**/id/keeping.json", hold)
    with reader.page.expect_request("**/id/keeping.json"):
        reader.open("id/baca-luring/")
    expect(reader.page.locator(".offline-storage__kept")).to_have_text("Tidak ada yang disimpan.")

    expect(reader.page.locator("[data-part=keep]")).to_be_hidden()
    assert (Visitor(reader.page, reader.site).barriers(), len(held) > 0) == ([], True)
    for route in held:
        route.continue_()
    expect(reader.page.get_by_role("button", name=KEEP)).to_be_enabled()


def test_removal_leaves_nothing_and_lasts(reader: Reader) -> None:
    reader.keep_all()
    reader.page.get_by_role("button", name="Hapus semua yang disimpan").click()
    expect(reader.page.locator(".offline-storage__status")).to_have_text("Semuanya sudah dihapus, dan tidak ada lagi yang akan disimpan.")

    for address in ("id/baca-luring/", "id/kota/", "id/baca-luring/"):
        found = reader.page.evaluate("async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]")
        assert found == [[], 0]
        reader.open(address)

    with reader.page.expect_navigation(wait_until="load"):
        reader.page.get_by_role("button", name="Simpan halaman lagi").click()
    reader.see("id/kota/")
    assert "id/kota/" in reader.kept()


def test_a_page_that_the_worker_takes_over_while_it_is_loaded_is_stored(reader: Reader) -> None:
    page, styles = reader.page, list[Route]()

    def hold(route: Route) -> None:
        styles.append(route)

    page.route("**/assets/css/site.*", hold)
    page.goto(reader.site + "id/kota/", wait_until="commit")
    other = replace(reader, page=page.context.new_page())
    other.see("id/")
    reader.wait("async () => navigator.serviceWorker.controller", "id/kota/")
    for style in styles:
        style.continue_()

    reader.wait(KEPT, "id/kota/")


def test_what_is_not_sound_is_not_kept(reader: Reader) -> None:
    reader.see("id/")
    answer = reader.page.goto(reader.site + "id/nowhere/")
    reader.see("id/kota/")

    assert answer is not None
    assert answer.status == 404
    assert [address for address in reader.kept() if "nowhere" in address] == []


def test_a_new_version_renews_what_is_kept_and_takes_the_old_away(reader: Reader) -> None:
    reader.keep_all()
    style = next(address for address in reader.kept() if "css/site" in address)
    publish_anew(reader.folder, style)
    reader.open("id/")
    reader.wait(GONE, style)
    reader.unplug()

    reader.open("id/kota/casablanca/")
    expect(reader.page.locator("h1")).to_have_text("Casablanca baru")
    assert {address for address in reader.kept() if "css/site" in address} == {"assets/css/site.00000000.css"}


def publish_anew(folder: Path, style: str) -> None:
    """Puts another version in place: a page has another heading, and the style another address."""
    shutil.move(folder / style, folder / "assets/css/site.00000000.css")
    renamed = [*folder.rglob("*.html"), *folder.rglob("keeping.json"), folder / "sw.js"]
    for file in renamed:
        text = file.read_text("utf-8").replace(Path(style).name, "site.00000000.css")
        if file.match("casablanca/index.html"):
            text = text.replace("Casablanca</h1>", "Casablanca baru</h1>")
        file.write_text(text, "utf-8")
    for lang in ("id", "en"):
        file = folder / lang / "keeping.json"
        listed = json.loads(file.read_text("utf-8"))
        files = [[path, "0" * 12 if path.endswith("/") else digest, size] for path, digest, size in listed["files"]]
        worker = folder / "sw.js"
        worker.write_text(worker.read_text("utf-8").replace(listed["version"], f"new {lang}"), "utf-8")
        file.write_text(json.dumps({**listed, "version": f"new {lang}", "files": files}), "utf-8")


def rules() -> str:
    """What the docs tell hosts to forbid."""
    found = re.search(
        r'Content-Security-Policy "(default-src[^"]+frame-ancestors[^"]+)"', (REPOSITORY / "docs/publishing.md").read_text("utf-8")
    )
    assert found
    return found[1]


def test_the_rules_of_the_docs_let_the_portal_be_kept(browser: Browser, host: Host) -> None:
    with serving(host.folder, rules()) as site, browser.new_context(locale="id-ID") as context:
        reader = Reader(context.new_page(), site, host.folder, lambda: None)
        reader.keep_all()
        reader.open("id/kota/")

        assert "id/kota/casablanca/" in reader.kept()


def test_where_the_host_forbids_it_nothing_is_kept_and_all_can_be_read(browser: Browser, host: Host) -> None:
    with serving(host.folder, rules().replace(" connect-src 'self';", "")) as site, browser.new_context() as context:
        reader = Reader(context.new_page(), site, host.folder, lambda: None)
        reader.page.goto(f"{site}id/", wait_until="networkidle")
        reader.open("id/kota/casablanca/")

        expect(reader.page.locator("h1")).to_have_text("Casablanca")
        assert reader.page.evaluate("navigator.serviceWorker.controller") is None
        assert reader.kept() == []


def test_without_scripts_a_sentence_points_to_the_publisher(browser: Browser, host: Host) -> None:
    visitor = Visitor(browser.new_context(java_script_enabled=False).new_page(), host.url)
    visitor.open("en/read-offline/")

    expect(visitor.page.get_by_text("This browser cannot keep pages by itself")).to_be_visible()
    assert not visitor.page.get_by_text("On this device", exact=True).is_visible()
    assert visitor.complaints == []


def test_the_scripts_are_light(host: Host) -> None:
    scripts = [host.folder / "sw.js", *(host.folder / "assets/js/offline-storage").iterdir()]

    assert sum(len(brotli.compress(script.read_bytes())) for script in scripts) <= 4096

"""Names of any length stay on the page: no word is known to be too long for a place's name."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tests.pipeline.site_test import SiteTest

NAMES = re.compile(r"\b(?:Ayu|Gazette|Lars|Muara|Nordhavn|Sund)\b")
TABLE = "\n\n| " + " | ".join(f"column{number}" for number in range(20)) + " |\n|" + "---|" * 20 + "\n"


@pytest.fixture(scope="module")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """
    The small site with names of 150 letters, a table of many columns, and times in the place of days.

    What is given is its URL, and the addresses of the pages that one stays on.
    """
    site = SiteTest.copy("small", tmp_path_factory.mktemp("stretched"))
    for file in (path for path in site.root.glob("content/**/*") if path.is_file()):
        file.write_text(NAMES.sub(lambda name: name[0] + "havn" * 36, file.read_text(encoding="utf-8")), encoding="utf-8")
    for lang in ("id", "en"):
        with (site.root / "content" / lang / "pages" / "about.md").open("a", encoding="utf-8") as page:
            page.write(TABLE)
    site.change("content/facts/relationships/muara-nordhavn.yaml", "since: 1991", "since: 1991-08-17T10:00-11:30/1999-08-17T10:00-11:30")
    with serving(site.out) as url:
        assert not site.build(base_url=url).failed
        pages = site.pages().values()
        yield url, [page.path.removesuffix("index.html") for page in pages if not list(page.all("meta", **{"http-equiv": "refresh"}))]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_name_makes_a_page_wider_than_its_window(context: BrowserContext, stretched: tuple[str, list[str]], width: int) -> None:
    url, addresses = stretched
    reader = Visitor(context.new_page(), url)
    overflow = {}
    for address in addresses:
        reader.open(address)
        overflow[address] = reader.overflow(width)
    reader.page.close()

    assert overflow == dict.fromkeys(addresses, 0)

"""The files of an index, and what a browser fetches of them."""

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from kembar.export.search.index import targets
from kembar.model.plain import words_of
from kembar.pipeline import Project, Settings, arrange_site
from tests.pipeline.site_test import REPOSITORY, SiteTest
from tests.portal import Portal

LARGEST_SHARE = 0.4
"""The most that an index may weigh, of the text of the pages that it leads to."""


def weight(content: bytes) -> int:
    """How many bytes a browser fetches."""
    return len(brotli.compress(content))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_index_weighs_less_than_two_fifths_of_the_text_of_its_pages(portal: Portal, lang: str) -> None:
    index = [portal.out / lang / "search.js", *(portal.out / "assets/search" / lang).iterdir()]
    pages = (file.read_text(encoding="utf-8") for file in (portal.out / lang).rglob("*.html"))
    texts = (words_of(page.partition("<main")[2].partition("</main>")[0]).text for page in pages)

    assert sum(weight(file.read_bytes()) for file in index) < LARGEST_SHARE * sum(len(text.encode()) for text in texts)


def test_the_search_s_code_weighs_less_than_twelve_kilobytes() -> None:
    code = ("js/search.js", "js/search/engine.js", "vendor/minisearch/minisearch.js")

    assert sum(weight((REPOSITORY / "assets" / name).read_bytes()) for name in code) < 12_000


def test_an_index_is_the_same_bytes_each_time(site: SiteTest) -> None:
    def index() -> dict[str, bytes]:
        arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
        assert arranged is not None
        return {target.path: target.make() for target in targets(arranged.site, arranged.messages)}

    assert index() == index()

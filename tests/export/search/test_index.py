"""The files of an index, and what a browser fetches of them."""

from functools import partial

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from kembar.arrange.noted import noted
from kembar.export.search.cards import targets as card_targets
from kembar.export.search.index import targets
from kembar.model.plain import words_of
from kembar.model.reads import CARDS, CATALOGUES, Reads
from kembar.pipeline.project import Project, Settings
from kembar.pipeline.site import Arranged, arrange_site
from tests.pipeline.site_test import REPOSITORY, SiteTest
from tests.portal import Portal

LARGEST_SHARE = 0.4
"""The most that an index may weigh, of the text of the pages that it leads to."""


def cards(arranged: Arranged, lang: str) -> list[bytes]:
    """The cards of a language."""
    made = card_targets(arranged.site, arranged.messages, Reads())
    return [target.make() for target in made if target.path.startswith(f"{lang}/")]


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
        return {target.path: target.make() for target in targets(arranged.site, partial(cards, arranged), Reads())}

    assert index() == index()


def test_which_files_there_are_is_known_without_reading_a_record_or_a_text(site: SiteTest) -> None:
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
    assert arranged is not None
    reads = Reads()
    seen = noted(arranged.site, reads)

    paths = [target.path for target in (*targets(seen, lambda _: [], reads), *card_targets(seen, arranged.messages, reads))]

    assert paths[:6] == [
        "id/search.js",
        "assets/search/id/words-1.js",
        "assets/search/id/entries-1.js",
        "en/search.js",
        "assets/search/en/words-1.js",
        "assets/search/en/entries-1.js",
    ]
    assert [name for name in reads.taken() if name[1] is not None] == []


def test_every_file_of_an_index_is_made_from_all_cards_of_its_language(site: SiteTest) -> None:
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
    assert arranged is not None
    reads = Reads()
    for target in targets(arranged.site, partial(cards, arranged), reads):
        target.make()
        assert reads.taken() == ((CARDS, "en" if "en" in target.path.split("/") else "id"),)


def test_a_card_is_made_from_one_page_and_what_it_names(site: SiteTest) -> None:
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
    assert arranged is not None
    reads = Reads()
    for target in card_targets(noted(arranged.site, reads), arranged.messages, reads):
        if target.path == "en/cities/nordhavn":
            reads.taken()
            target.make()

    names = reads.taken()
    assert {(CATALOGUES, "en"), ("articles", ("cities", "nordhavn", "en")), ("cities", "nordhavn")} <= set(names)
    assert {key for shelf, key in names if shelf == "articles"} == {("cities", "nordhavn", "en")}

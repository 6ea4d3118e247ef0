"""The files of an index, and what a browser fetches of them."""

import re

import brotli  # type: ignore[import-untyped]  # it has no types
import pytest

from kembar.export.search.documents import SearchDocument
from kembar.export.search.files import index_files, index_from_documents, index_targets
from kembar.export.search.index import build_index
from kembar.export.search.shards import PER_SHARD
from kembar.model.config import Lang
from kembar.model.dependencies import INDEX, DependencyRecorder
from kembar.model.site import Asset
from kembar.text.urls import with_digest
from tests.export.sites import site
from tests.pipeline.site_test import REPOSITORY
from tests.portal import Portal

LARGEST_SHARE = 0.4
"""The most that an index may weigh, of the text of the pages that it leads to."""

LANG = Lang(code="en", locale="en_GB", name="English")
CARDS = {
    f"en/cities/{number}": SearchDocument(f'["{number}"]', (str(number), "", "", "rabat")) for number in range(2 * PER_SHARD["entries"])
}


def weight(content: bytes) -> int:
    """How many bytes a browser fetches."""
    return len(brotli.compress(content))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_index_is_smaller_than_two_fifths_of_the_text_of_its_pages(portal: Portal, lang: str) -> None:
    index = [portal.out / lang / "search.js", *(portal.out / "assets/search" / lang).iterdir()]
    pages = (file.read_text(encoding="utf-8") for file in (portal.out / lang).rglob("*.html"))
    texts = (re.sub("<[^<>]*>|\\s+", " ", page.partition("<main")[2].partition("</main>")[0]) for page in pages)

    assert sum(weight(file.read_bytes()) for file in index) < LARGEST_SHARE * sum(len(text.encode()) for text in texts)


def test_the_code_of_the_search_is_smaller_than_twelve_kilobytes() -> None:
    code = ("js/search.js", "js/search/engine.js", "vendor/minisearch/minisearch.js")

    assert sum(weight((REPOSITORY / "assets" / name).read_bytes()) for name in code) < 12_000


def test_an_index_has_a_file_that_lists_the_others() -> None:
    _, found = index_from_documents({path: bytes(card) for path, card in CARDS.items()}, LANG)

    assert list(found) == [
        "assets/search/en/index.js",
        "assets/search/en/words-1.js",
        "assets/search/en/entries-1.js",
        "assets/search/en/entries-2.js",
    ]
    reported = found["assets/search/en/index.js"].read().decode()
    names = [with_digest(path, file.digest).removeprefix("assets/search/en/") for path, file in found.items() if "index" not in path]
    assert [f'"{name}"' in reported for name in names] == [True] * 3


def test_the_entry_script_has_a_fixed_address_and_names_the_first_files() -> None:
    _, found = index_from_documents({path: bytes(card) for path, card in CARDS.items()}, LANG)
    code = (Asset("js/search/engine.js", "assets/js/search/engine.00000001.js", b""),)
    indexes = {"id": found, "en": found}

    (entry,) = (
        target.make() for target in index_targets(site(assets=code), indexes, DependencyRecorder()) if target.path == "en/search.js"
    )

    digest = found["assets/search/en/index.js"].digest[:8]
    assert entry == f'self.kembarSearchFiles=["../assets/js/search/engine.00000001.js","../assets/search/en/index.{digest}.js"];\n'.encode()


def test_unchanged_shards_of_entries_are_not_read_again() -> None:
    index, found = index_from_documents({path: bytes(card) for path, card in CARDS.items()}, LANG)
    known = {path: file.digest for path, file in found.items()}
    read: list[int] = []

    def line(number: int) -> str:
        read.append(number)
        return f'["{number}"]'

    again = index_files(index, LANG, line, known, frozenset({3}))

    assert read == list(range(PER_SHARD["entries"]))
    assert {path: file.digest for path, file in again.items()} == known


def test_each_file_is_recorded_when_it_is_made() -> None:
    index, reads = build_index(CARDS, LANG), DependencyRecorder()
    found = index_files(index, LANG, str)
    entry, *made = (target for target in index_targets(site(), {"id": {}, "en": found}, reads) if target.path != "id/search.js")
    for target, (path, file) in zip(made, found.items(), strict=True):
        target.make()
        assert (target.path, reads.drain()) == (with_digest(path, file.digest), ((INDEX, path),))
    entry.make()
    assert (entry.path, reads.drain()) == ("en/search.js", ((INDEX, "assets/search/en/index.js"),))

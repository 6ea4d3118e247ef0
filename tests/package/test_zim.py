"""The archive for Kiwix readers."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from libzim.reader import Archive  # type: ignore[import-untyped]  # it has no types
from libzim.search import Query, Searcher  # type: ignore[import-untyped]

from kembar.package.offline_site import OfflineSite
from kembar.package.zim import ILLUSTRATION, zim
from tests.programs import needed


@pytest.fixture(scope="module")
def file(copy: OfflineSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive in English."""
    made = tmp_path_factory.mktemp("zim") / "portal.zim"
    made.write_bytes(zim(copy, copy.config.lang("en")))
    return made


def test_zimcheck_finds_nothing_in_it(file: Path) -> None:
    result = subprocess.run([needed("zimcheck"), "-A", str(file)], capture_output=True, text=True, check=False)

    assert (result.returncode, "Overall Test Status: Pass" in result.stdout) == (0, True), result.stdout


def test_it_opens_on_the_home_page_and_reports_what_it_is(file: Path) -> None:
    archive = Archive(file)

    assert archive.main_entry.get_item().path == "en/index.html"
    assert {name: archive.get_metadata(name).decode() for name in ("Title", "Language", "Date", "Tags")} == {
        "Title": "Muara’s Sister Cities",
        "Language": "eng",
        "Date": "2024-03-01",
        "Tags": "_ftindex:yes",
    }
    assert archive.has_illustration(48)


def test_its_index_finds_pages_by_their_words(file: Path) -> None:
    found = Searcher(Archive(file)).search(Query().set_query("librarians"))

    assert "en/cities/nordhavn/index.html" in list(found.getResults(0, 5))


def test_it_has_the_search_of_its_language_and_of_no_other(file: Path, copy: OfflineSite) -> None:
    archive = Archive(file)
    indexes = [path for path in copy.files() if path.startswith("assets/search/")]

    held = [path for path in ("en/search.js", "id/search.js", *indexes) if archive.has_entry_by_path(path)]
    assert held == ["en/search.js", *(path for path in indexes if path.startswith("assets/search/en/"))]
    assert len(held) == 4


def test_a_site_without_a_picture_for_readers_is_packed_without_one(copy: OfflineSite, tmp_path: Path) -> None:
    assets = {name: asset for name, asset in copy.site.assets.items() if name != ILLUSTRATION}
    (tmp_path / "portal.zim").write_bytes(zim(replace(copy, site=replace(copy.site, assets=assets)), copy.config.lang("en")))

    assert not Archive(tmp_path / "portal.zim").has_illustration(48)


def test_the_same_content_gives_the_same_bytes(copy: OfflineSite, file: Path) -> None:
    assert zim(copy, copy.config.lang("en")) == file.read_bytes()

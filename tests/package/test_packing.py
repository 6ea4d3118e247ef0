"""What is made of what is asked for."""

import sys
from pathlib import Path

import pytest

from kembar.pipeline import packing
from kembar.pipeline.project import Project, Settings
from tests.pipeline.site_test import SiteTest


def packed(site: SiteTest, **wanted: bool) -> packing.Packed:
    """The small site in some formats."""
    project = Project(site.root, site.root / "content")
    return packing.package(project, site.root / "packages", Settings(), packing.Wanted(**wanted))  # type: ignore[arg-type]


def test_each_language_has_its_book_with_a_checksum_beside_it(site: SiteTest) -> None:
    made = packed(site, epub=True).made

    assert [path.name for path in made] == ["kota-kembar-muara-id.epub", "muaras-sister-cities-en.epub"]
    assert all(Path(f"{path}.sha256").is_file() for path in made)


def test_a_library_that_is_missing_is_named(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("libzim", "kembar.package.zim"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "libzim", None)

    result = packed(site, zip=True, zim=True)

    assert ([problem.code for problem in result.problems], result.failed) == (["package.library"], True)
    assert [path.suffix for path in result.made] == [".zip"]

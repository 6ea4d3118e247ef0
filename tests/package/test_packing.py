"""What is made of what is asked for."""

from pathlib import Path

from kembar.pipeline import package as packing
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest


def packed(site: SiteTest, **wanted: bool) -> packing.Packed:
    """The small site in some formats."""
    project = Project(site.root, site.root / "content")
    return packing.package(project, site.root / "packages", BuildOptions(), packing.Wanted(**wanted))  # type: ignore[arg-type]


def test_each_language_has_its_book_with_a_checksum_beside_it(site: SiteTest) -> None:
    made = packed(site, epub=True).made

    assert [path.name for path in made] == ["kota-kembar-muara-id.epub", "muaras-sister-cities-en.epub"]
    assert all(Path(f"{path}.sha256").is_file() for path in made)

"""Files are written atomically."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kembar.files.atomic_file import AtomicFile


def test_a_file_is_replaced_with_its_mode_and_nothing_is_left_next_to_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    file.chmod(0o640)

    AtomicFile(file, tmp_path / "scratch").replace(b"two")

    assert (file.read_bytes(), file.stat().st_mode & 0o777, list(tmp_path.iterdir())) == (b"two", 0o640, [file])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"one")
    (tmp_path / "link.md").symlink_to("real.md")

    AtomicFile(tmp_path / "link.md", tmp_path / "scratch").replace(b"two")

    assert ((tmp_path / "link.md").is_symlink(), (tmp_path / "real.md").read_bytes()) == (True, b"two")


def test_a_scratch_folder_that_cannot_be_made_is_not_needed(tmp_path: Path) -> None:
    (tmp_path / "scratch").write_bytes(b"a file")

    AtomicFile(tmp_path / "a.md", tmp_path / "scratch").create(b"one")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "scratch"]


def test_a_new_file_gets_its_folders(tmp_path: Path) -> None:
    AtomicFile(tmp_path / "en" / "pages" / "a.md", tmp_path / "scratch").create(b"one")

    assert (tmp_path / "en" / "pages" / "a.md").read_bytes() == b"one"


@pytest.mark.parametrize("put", [Path.touch, Path.mkdir, lambda file: file.symlink_to("nowhere.md")], ids=["file", "folder", "link"])
def test_nothing_is_overwritten(tmp_path: Path, put: Callable[[Path], None]) -> None:
    file = tmp_path / "a.md"
    put(file)

    with pytest.raises(FileExistsError):
        AtomicFile(file, tmp_path / "scratch").create(b"one")

    assert (list(tmp_path.iterdir()), (tmp_path / "nowhere.md").exists()) == ([file], False)

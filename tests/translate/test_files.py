"""Writing a file of words: whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kembar.translate.files import create, replace


def test_a_file_is_replaced_with_its_mode_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    file.chmod(0o640)

    replace(file, b"two")

    assert (file.read_bytes(), file.stat().st_mode & 0o777, list(tmp_path.iterdir())) == (b"two", 0o640, [file])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"one")
    (tmp_path / "link.md").symlink_to("real.md")

    replace(tmp_path / "link.md", b"two")

    assert ((tmp_path / "link.md").is_symlink(), (tmp_path / "real.md").read_bytes()) == (True, b"two")


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace(file, b"two")

    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"one", [file])


def test_a_new_file_gets_its_folders(tmp_path: Path) -> None:
    create(tmp_path / "en" / "pages" / "a.md", b"one")

    assert (tmp_path / "en" / "pages" / "a.md").read_bytes() == b"one"


@pytest.mark.parametrize("put", [Path.touch, Path.mkdir, lambda file: file.symlink_to("nowhere.md")], ids=["file", "folder", "link"])
def test_nothing_is_overwritten(tmp_path: Path, put: Callable[[Path], None]) -> None:
    file = tmp_path / "a.md"
    put(file)

    with pytest.raises(FileExistsError):
        create(file, b"one")

    assert not (tmp_path / "nowhere.md").exists()

import os
import pickle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kembar.files import project_files as files
from kembar.files.project_files import StoredFile, list_files, read_file, sha256
from kembar.model.problem import Problem, ProblemError
from tests.read.test_assets import deep_folders, without_privileges


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")


def listed(root: Path, folder: str) -> tuple[list[str], list[str]]:
    paths, problems = list_files(root, folder)
    return paths, [f"{problem.location}: {problem.code}" for problem in problems]


def read(root: Path, path: str) -> str:
    found = read_file(root, path, 10)
    return f"{found.location}: {found.code}" if isinstance(found, Problem) else found.decode()


def test_files_are_listed_in_order_without_hidden_ones_and_backups(tmp_path: Path) -> None:
    write(tmp_path, "t/b.html", "t/a/c.html", "t/.git/config", "t/.x.html", "t/a.html~", "t/__pycache__/x")

    assert listed(tmp_path, "t") == (["t/a/c.html", "t/b.html"], [])


def test_special_files_are_reported_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "t/a.html", "outside/b.html")
    os.mkfifo(tmp_path / "t" / "pipe.html")
    (tmp_path / "t" / "folder").symlink_to("../outside")
    (tmp_path / "t" / "link.html").symlink_to("a.html")
    deep_folders(tmp_path / "t" / "d", 60)

    assert listed(tmp_path, "t") == (
        ["t/a.html"],
        [f"t{'/d' * 20}: file.unplaced", "t/folder: file.link", "t/link.html: file.link", "t/pipe.html: file.special"],
    )


def test_a_folder_behind_a_link_is_not_listed(tmp_path: Path) -> None:
    write(tmp_path, "real/inner/a.html")
    (tmp_path / "t").symlink_to("real")

    assert listed(tmp_path, "t/inner") == ([], ["t: file.link"])


def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "t")

    assert listed(tmp_path, "t") == ([], ["t: file.unreadable"])


def test_listing_stops_at_the_largest_number_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    write(tmp_path, *(f"t/{number}/a" for number in range(5)))

    assert listed(tmp_path, "t") == ([], ["t: file.too-many"])


def test_a_file_behind_a_link_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "l/id/a.po", "secret/a.po")
    (tmp_path / "l" / "en").symlink_to("../secret")
    (tmp_path / "l" / "id" / "b.po").symlink_to("a.po")

    assert [read(tmp_path, path) for path in ("l/id/a.po", "l/en/a.po", "l/id/b.po")] == ["x", "l/en: file.link", "l/id/b.po: file.link"]


def test_reading_does_not_wait_for_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "large").write_bytes(bytes(11))

    found = [read(tmp_path, path) for path in ("pipe", "folder", "large", "large/a")]

    assert found == ["pipe: file.special", "folder: file.unreadable", "large: file.too-large", "large/a: file.unreadable"]
    with pytest.raises(FileNotFoundError):
        read(tmp_path, "none")


def test_an_unreadable_file_is_reported_with_its_path() -> None:
    with TemporaryDirectory() as folder:  # pytest's own are closed to all other users
        root = Path(folder)
        write(root, "t/layouts/a.html", "t/b.html", "l/id/a.po")
        root.chmod(0o755)
        for path in ("t/layouts", "t/b.html", "l"):
            (root / path).chmod(0)
        with without_privileges():
            found = (listed(root, "t"), read(root, "t/b.html"), read(root, "l/id/a.po"), listed(root, "l"))

    assert found == (
        (["t/b.html"], ["t/layouts: file.unreadable"]),
        "t/b.html: file.unreadable",
        "l/id/a.po: file.unreadable",
        ([], ["l: file.unreadable"]),
    )


def test_stored_bytes_match_their_digest_or_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    stored = StoredFile(str(tmp_path), "a", sha256(b"before"), 6)
    assert stored.read() == b"before"

    for change in (lambda file: file.write_bytes(b"behind"), lambda file: file.write_bytes(b"before and more"), Path.unlink):
        change(tmp_path / "a")
        with pytest.raises(ProblemError) as refused:
            stored.read()
        reported = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - as a worker hands it on
        assert [f"{problem.location}: {problem.code}" for problem in reported.problems] == ["a: file.changed"]

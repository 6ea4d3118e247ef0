"""A snapshot finds every changed file, whatever its time stamps."""

import os
from pathlib import Path

import pytest

from kembar.cache.file_snapshot import FINE, FileSnapshot, FileState, digest_of, digest_of_all, digest_of_file

LATER = 10**19
"""A look so late that every time stamp before it can be trusted, in nanoseconds since 1970 UTC."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a file, and one in a folder."""
    folder = tmp_path / "content"
    (folder / "en").mkdir(parents=True)
    (folder / "site.yaml").write_text("settings")
    (folder / "en" / "rabat.md").write_text("words")
    return folder


def look(folder: Path, before: FileSnapshot | None = None, looked: int = LATER) -> FileSnapshot:
    """A look at a folder after an earlier one."""
    return FileSnapshot.of({"content": folder}, before.seen() if before else {}, looked)


def unreadable(folder: Path) -> FileSnapshot:
    """What an earlier look found of a folder, with digests that nothing in it has: who trusts them has not read again."""
    scan = look(folder)
    for name in scan.stats:
        scan.set_digest(name, f"trusted {name}")
    return scan


def test_files_and_folders_are_found_by_name(content: Path) -> None:
    scan = look(content)

    assert {name: scan.digest(name) for name in sorted(scan.stats)} == {
        "content/en/": "",
        "content/en/rabat.md": digest_of(b"words"),
        "content/site.yaml": digest_of(b"settings"),
    }


def test_what_readers_pass_over_is_passed_over(content: Path) -> None:
    for name in (".hidden.md", "rabat.md~"):
        (content / name).write_text("")
    (content / "__pycache__").mkdir()
    (content / "__pycache__" / "rabat.pyc").write_text("")

    assert sorted(look(content).stats) == ["content/en/", "content/en/rabat.md", "content/site.yaml"]


def test_hidden_files_count_among_assets_since_they_are_published(tmp_path: Path) -> None:
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known" / "security.txt").write_text("")

    scan = FileSnapshot.of({"assets": tmp_path}, {}, 0)

    assert sorted(scan.stats) == ["assets/.well-known/", "assets/.well-known/security.txt"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert look(tmp_path / "none").stats == {}


def test_nothing_has_changed_in_an_untouched_folder(content: Path) -> None:
    assert look(content, look(content)).changed() == frozenset()


def test_what_is_new_gone_or_other_has_changed(content: Path) -> None:
    before = look(content)
    before.seen()
    (content / "en" / "rabat.md").write_text("other words")
    (content / "site.yaml").unlink()
    (content / "id").mkdir()

    assert look(content, before).changed() == {"content/en/rabat.md", "content/site.yaml", "content/id/"}


def test_a_file_with_other_time_and_inode_and_the_same_bytes_has_not_changed(content: Path) -> None:
    before = look(content)
    seen = before.seen()
    (content / "site.yaml").unlink()
    (content / "site.yaml").write_text("settings")
    os.utime(content / "site.yaml", (1, 1))

    after = look(content, before)

    assert (after.changed(), after.seen()["content/site.yaml"].stat == seen["content/site.yaml"].stat) == (frozenset(), False)


def test_a_file_at_rest_is_not_read_again(content: Path) -> None:
    assert look(content, unreadable(content)).changed() == frozenset()


@pytest.mark.parametrize(("later", "trusted"), [(FINE, False), (FINE + 1, True)], ids=["too fresh", "at rest"])
def test_a_file_that_was_changed_just_before_the_last_look_is_read_again(content: Path, later: int, trusted: bool) -> None:
    file = content / "site.yaml"
    os.utime(file, (1, 1))
    scan = look(content, unreadable(content), file.stat().st_ctime_ns + later)

    assert scan.trusted("content/site.yaml") == ("trusted content/site.yaml" if trusted else "")


def test_a_digest_is_computed_once(content: Path) -> None:
    scan = look(content)
    first = scan.digest("content/site.yaml")
    (content / "site.yaml").write_text("later settings")

    assert (scan.digest("content/site.yaml"), scan.seen()["content/site.yaml"].digest) == (first, first)


def test_a_digest_that_is_learned_from_a_reader_holds(content: Path) -> None:
    scan = look(content)
    scan.set_digest("content/site.yaml", "of what was read")

    assert scan.seen()["content/site.yaml"] == FileState(scan.stats["content/site.yaml"], "of what was read")


def test_links_are_what_they_lead_to(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("words")
    (content / "link.md").symlink_to(tmp_path / "elsewhere")
    (content / "broken.md").symlink_to("nowhere")
    before = look(content)
    before.seen()
    (tmp_path / "elsewhere").write_text("other words")

    assert before.digest("content/link.md") == digest_of(b"words")
    assert before.digest("content/broken.md") == ""
    assert look(content, before).changed() == {"content/link.md"}


def test_what_is_no_ordinary_file_has_no_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert [digest_of_file(tmp_path / name) for name in ("pipe", "none", ".")] == ["", "", ""]


def test_texts_in_order_have_another_digest_than_in_another_order_or_in_one() -> None:
    digests = {digest_of_all(texts) for texts in (["a", "b"], ["b", "a"], ["ab"], ["a", "", "b"])}

    assert len(digests) == 4

"""A site is published in one step from a folder next to it."""

import errno
import json
import os
import threading
from pathlib import Path

import pytest

from kembar.files.project_files import sha256
from kembar.model.problem import tr
from kembar.output.folder import MANIFEST, ForeignFolderError, UnwritableError, published_files
from kembar.output.staging import is_ours, locked_staging, manifest, swap, wrap_os_errors


def published(folder: Path, **files: str) -> Path:
    """A folder as a build leaves it."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content)
    (folder / MANIFEST).write_bytes(manifest({}))
    return folder


def test_a_folder_may_be_replaced_when_it_is_absent_empty_or_ours(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    published(tmp_path / "ours", page="old")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "thesis.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / MANIFEST).write_text('{"name": "My app", "icons": []}')

    names = ("absent", "empty", "ours", "foreign", "file", "app")

    assert {name: is_ours(tmp_path / name) for name in names} == {
        "absent": True,
        "empty": True,
        "ours": True,
        "foreign": False,
        "file": False,
        "app": False,
    }


def test_a_foreign_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine")

    with pytest.raises(ForeignFolderError), locked_staging(foreign):
        pass

    assert sorted(tmp_path.rglob("*")) == [foreign, foreign / "thesis.txt"]


def test_a_stage_is_empty_and_next_to_the_folder_and_is_removed_afterwards(tmp_path: Path) -> None:
    with locked_staging(tmp_path / "dist") as staging:
        staging.clear_staging()
        assert list(staging.stage.iterdir()) == []
        assert staging.stage.parent.parent == tmp_path
        (staging.stage / "page").write_text("half")

    assert not staging.stage.exists()


def test_a_stage_is_gone_after_a_mistake(tmp_path: Path) -> None:
    def mistaken() -> None:
        with locked_staging(tmp_path / "dist") as staging:
            staging.clear_staging()
            (staging.stage / "page").write_text(str(1 // 0))

    with pytest.raises(ZeroDivisionError):
        mistaken()

    assert not (tmp_path / ".dist.kembar" / "next").exists()


def test_what_a_killed_build_left_behind_is_cleared_away(tmp_path: Path) -> None:
    with locked_staging(tmp_path / "dist") as staging:
        pass
    staging.stage.mkdir()
    (staging.stage / "half").write_text("written when the power went")

    with locked_staging(tmp_path / "dist") as staging:
        assert not staging.stage.exists()


def test_what_was_published_before_is_the_spare_of_the_next_build(tmp_path: Path) -> None:
    published(tmp_path / "dist", page="old")
    with locked_staging(tmp_path / "dist") as staging:
        assert not staging.reuse_previous()
        staging.clear_staging()
        (staging.stage / "page").write_text("new")
        (staging.stage / MANIFEST).write_bytes(manifest({}))
        staging.publish()
        staging.rebuild_previous()

    assert ((tmp_path / "dist" / "page").read_text(), (staging.spare / "page").read_text()) == ("new", "old")

    with locked_staging(tmp_path / "dist") as staging:
        assert staging.reuse_previous()
        assert (staging.stage / "page").read_text() == "old"

    assert not staging.spare.exists()


def test_a_build_that_begins_a_second_time_finds_no_rest_of_the_first_time(tmp_path: Path) -> None:
    with locked_staging(tmp_path / "dist") as staging:
        published(staging.stage, page="half")
        staging.clear_staging()
        assert list(staging.stage.iterdir()) == []

        published(staging.spare, page="old")
        (staging.stage / "half").write_text("half")
        assert staging.reuse_previous()
        assert sorted(path.name for path in staging.stage.iterdir()) == [MANIFEST, "page"]


def test_a_build_killed_between_two_renames_is_undone_by_the_next_one(tmp_path: Path) -> None:
    published(tmp_path / ".dist.kembar" / "previous", page="old")
    published(tmp_path / ".dist.kembar" / "next", page="new")

    with locked_staging(tmp_path / "dist") as staging:
        assert (tmp_path / "dist" / "page").read_text() == "old"
        assert not staging.stage.exists()
        assert not staging.previous.exists()


def test_only_the_templates_that_the_tool_itself_compiled_are_kept(tmp_path: Path) -> None:
    with locked_staging(tmp_path / "dist") as staging:
        (staging.compiled("one") / "page").write_bytes(b"1")
        assert (staging.compiled("one") / "page").exists()

        assert list(staging.compiled("two").iterdir()) == []
        assert not (staging.compiled("one") / "page").exists()


def test_two_builds_of_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    steps: list[str] = []

    def second() -> None:
        with locked_staging(tmp_path / "dist"):
            steps.append("second begins")

    other = threading.Thread(target=second)
    with locked_staging(tmp_path / "dist"):
        other.start()
        other.join(timeout=0.1)
        steps.append("first ends")
    other.join()

    assert steps == ["first ends", "second begins"]


def test_the_first_site_takes_its_name(tmp_path: Path) -> None:
    stage = published(tmp_path / "stage", page="new")

    swap(stage, tmp_path / "dist", tmp_path / "previous")

    assert (tmp_path / "dist" / "page").read_text() == "new"
    assert not stage.exists()


def test_a_site_is_exchanged_with_the_old_one(tmp_path: Path) -> None:
    stage = published(tmp_path / "stage", page="new")
    out = published(tmp_path / "dist", page="old", stale="old")

    swap(stage, out, tmp_path / "previous")

    assert sorted(published_files(out)) == [MANIFEST, "page"]
    assert (out / "page").read_text() == "new"
    assert (stage / "page").read_text() == "old"


def test_without_an_atomic_exchange_the_old_folder_steps_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")
    stage = tmp_path / "stage"
    out = tmp_path / "dist"
    for folder, text in ((stage, "new"), (out, "old")):
        published(folder, page=text)

    swap(stage, out, tmp_path / "previous")

    assert ((out / "page").read_text(), (tmp_path / "previous" / "page").read_text()) == ("new", "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dist", "previous"]


def test_the_manifest_lists_every_file_with_its_digest_in_order() -> None:
    listed = json.loads(manifest({"id/index.html": sha256(b"id"), "en/index.html": sha256(b"en")}))

    assert list(listed["files"].items()) == [
        ("en/index.html", "dbd3a49d0d906b4ed9216b73330d2fb080ef2f758c12f3885068222e5e17151c"),
        ("id/index.html", "a56145270ce6b3bebd1dd012b73948677dd618d496488bc608a3cb43ce3547dd"),
    ]


def test_published_files_have_forward_slashes(tmp_path: Path) -> None:
    (tmp_path / "id" / "kota").mkdir(parents=True)
    (tmp_path / "id" / "kota" / "index.html").write_text("")

    assert list(published_files(tmp_path)) == ["id/kota/index.html"]


def test_a_refusal_of_the_file_system_keeps_its_reason() -> None:
    with pytest.raises(UnwritableError) as refused, wrap_os_errors():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert refused.value.reason == tr("No space left on device")


def test_other_mistakes_keep_their_own_name() -> None:
    with pytest.raises(KeyError), wrap_os_errors():
        raise KeyError("city")


@pytest.mark.parametrize("digests", [{}, {"en/index.html": "1"}, {"z": "1", "a \u201cb\u201d\n": "2"}], ids=len)
def test_the_manifest_is_json_with_a_file_on_each_line(digests: dict[str, str]) -> None:
    value = {"generator": "kembar", "files": dict(sorted(digests.items()))}

    assert manifest(digests).decode() == json.dumps(value, indent=1, ensure_ascii=False) + "\n"

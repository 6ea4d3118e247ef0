"""Targets become files: written if their bytes differ from what is published, linked otherwise, and removed if no target makes them."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kembar.model.dependencies import DependencyIds, DependencyRecorder
from kembar.model.output import Report, Target
from kembar.output.folder import MANIFEST, UnwritableError, published_files
from kembar.output.staging import locked_staging
from kembar.output.writer import ArtifactMaker, WritePlan, each_once, execute


def targets(files: Mapping[str, str]) -> list[Target]:
    """A target for each path, which makes the given text."""
    return [Target(path, text.encode) for path, text in files.items()]


def run(made: list[Target], out: Path, *, clean: bool = False, epoch: int | None = None) -> Report:
    """Makes all targets, as a build does that knows nothing of the one before."""
    out = Path(os.path.realpath(out))
    removed = {*published_files(out)} - {target.path for target in made} - {MANIFEST}
    with locked_staging(out) as staging:
        return execute(
            WritePlan(targets=list(each_once(made).values()), kept={}, removed=removed, clean=clean, epoch=epoch),
            staging,
            ArtifactMaker(DependencyRecorder(), DependencyIds()),
        )[1]


def contents(folder: Path) -> dict[str, str]:
    """The text of every file that was published, but for the manifest."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def test_a_first_run_makes_every_target(tmp_path: Path) -> None:
    files = {"index.html": "root", "id/index.html": "beranda"}

    report = run(targets(files), tmp_path / "dist")

    assert report == Report(made=("id/index.html", "index.html"))
    assert contents(tmp_path / "dist") == {"id/index.html": "beranda", "index.html": "root"}


def test_a_second_run_makes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1", "b": "2"}), out)
    before = out.stat().st_ino, (out / "a").stat().st_ino, (out / "a").stat().st_mtime_ns

    report = run(targets({"a": "1", "b": "2"}), out)

    assert report == Report(kept=2)
    assert (out.stat().st_ino, (out / "a").stat().st_ino, (out / "a").stat().st_mtime_ns) == before


def test_only_what_differs_is_made_and_what_has_no_target_is_removed(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"same": "1", "changed": "2", "stale/page": "3"}), out)

    report = run(targets({"same": "1", "changed": "two"}), out)

    assert report == Report(made=("changed",), removed=("stale/page",), kept=1)
    assert contents(out) == {"changed": "two", "same": "1"}
    assert not (out / "stale").exists()


def test_a_kept_file_keeps_its_time_stamp(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"same": "1", "changed": "2"}), out)
    os.utime(out / "same", (1_000_000_000, 1_000_000_000))

    run(targets({"same": "1", "changed": "two"}), out)

    assert (out / "same").stat().st_mtime == 1_000_000_000


def test_clean_makes_everything_again(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1"}), out)

    assert run(targets({"a": "1"}), out, clean=True) == Report(made=("a",))


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"kota": "file", "visit/index.html": "page"}), out)

    report = run(targets({"kota/index.html": "page", "visit": "file"}), out)

    assert report == Report(made=("kota/index.html", "visit"), removed=("kota", "visit/index.html"))
    assert contents(out) == {"kota/index.html": "page", "visit": "file"}


def test_the_epoch_stamps_what_is_written(tmp_path: Path) -> None:
    run(targets({"id/index.html": "beranda"}), tmp_path / "dist", epoch=1_524_000_000)

    stamps = {path.name: path.stat().st_mtime for path in (tmp_path / "dist").rglob("*") if path.is_file()}

    assert stamps == {"index.html": 1_524_000_000, MANIFEST: 1_524_000_000}


def test_a_file_that_was_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1"}), out)
    (out / "a").write_text("x")

    assert run(targets({"a": "1"}), out) == Report(made=("a",))
    assert contents(out) == {"a": "1"}


def test_a_link_put_in_place_of_a_page_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1"}), out)
    (tmp_path / "secret").write_text("1")
    (out / "a").unlink()
    (out / "a").symlink_to(tmp_path / "secret")

    assert run(targets({"a": "1"}), out) == Report(made=("a",))
    assert not (out / "a").is_symlink()


def test_a_target_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1"}), out)
    broken: Callable[[], bytes] = lambda: bytes(1 // 0)  # noqa: E731 - a target takes a callable

    with pytest.raises(ZeroDivisionError):
        run([*targets({"a": "one"}), Target("b", broken)], out)

    assert contents(out) == {"a": "1"}


def test_two_targets_of_one_path_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two targets write a"):
        run([*targets({"a": "1"}), *targets({"a": "2"})], tmp_path / "dist")

    assert not (tmp_path / "dist").exists()


def test_a_path_that_cannot_be_written_is_an_unwritable_error(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    run(targets({"a": "1"}), out)

    with pytest.raises(UnwritableError, match="File exists"):
        run(targets({"a": "1", "a/b": "2"}), out)

    assert contents(out) == {"a": "1"}


def test_the_manifest_lists_every_file_and_is_the_same_each_time(tmp_path: Path) -> None:
    run(targets({"b": "2", "a": "1"}), tmp_path / "one")
    run(targets({"a": "1", "b": "2"}), tmp_path / "two")

    manifests = [(tmp_path / name / MANIFEST).read_text(encoding="utf-8") for name in ("one", "two")]

    assert manifests[0] == manifests[1]
    assert list(json.loads(manifests[0])["files"]) == ["a", "b"]


@pytest.mark.parametrize("name", ["loop", "x" * 300])
def test_a_place_that_can_hold_no_folder_is_a_refusal_of_the_file_system(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(UnwritableError):
        run(targets({"a": "1"}), tmp_path / name)

import shutil
import time
from pathlib import Path
from threading import Thread, Timer

import pytest

from kembar.serve.watch import ANY_FILE, Watcher
from tests.serve.running import until

Counted = list[float]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with content and templates."""
    for name in ("content/id", "templates"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def builds(project: Path) -> Counted:
    """Collect the times at which a build is due."""
    due: Counted = []
    watch = Watcher([project / "content", project / "templates", project / "locales"])

    def follow() -> None:
        for saved in watch.changes():
            if saved is ANY_FILE or saved:
                due.append(time.monotonic())
            if len(due) > 1000:
                return

    Thread(target=follow, daemon=True).start()
    return due


def rested(builds: Counted) -> int:
    """Return how many builds were due, after a time without one."""
    count = -1
    while count != len(builds):
        count = len(builds)
        time.sleep(0.5)
    return count


def test_a_saved_file_is_noticed(project: Path, builds: Counted) -> None:
    (project / "content/id/a.md").write_text("a", encoding="utf-8")

    assert until(lambda: len(builds) == 1)


def test_many_saves_at_once_make_few_builds(project: Path, builds: Counted) -> None:
    for number in range(2000):
        (project / f"content/id/{number}.md").write_text("a", encoding="utf-8")

    assert until(lambda: len(builds) > 0)
    assert rested(builds) <= 5


def test_a_file_replaced_by_renaming_is_noticed(project: Path, builds: Counted) -> None:
    """Many editors write a temporary file and then rename it."""
    (project / "content/id/a.md").write_text("a", encoding="utf-8")
    assert until(lambda: len(builds) >= 1)
    before = rested(builds)
    (project / "content/id/a.md.new").write_text("b", encoding="utf-8")
    (project / "content/id/a.md.new").rename(project / "content/id/a.md")

    assert until(lambda: len(builds) > before)


def test_a_removed_and_recreated_folder_is_followed(project: Path, builds: Counted) -> None:
    shutil.rmtree(project / "content")
    assert until(lambda: len(builds) >= 1)
    rested(builds)
    (project / "content/id").mkdir(parents=True)
    until(lambda: False, 1.5)
    before = rested(builds)
    (project / "content/id/a.md").write_text("a", encoding="utf-8")

    assert until(lambda: len(builds) > before)


def test_a_new_folder_is_followed(project: Path, builds: Counted) -> None:
    (project / "locales").mkdir()
    assert until(lambda: len(builds) >= 1)
    before = rested(builds)
    (project / "locales/a.po").write_text("a", encoding="utf-8")

    assert until(lambda: len(builds) > before)


def test_backup_and_hidden_files_are_ignored(project: Path, builds: Counted) -> None:
    for name in (".a.md.swp", "a.md~", ".#a.md"):
        (project / "content/id" / name).write_text("a", encoding="utf-8")

    assert not until(lambda: len(builds) > 0, 1)


def test_files_are_polled_where_the_system_reports_no_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    changes = Watcher([project / "content"]).changes()
    Timer(0.5, (project / "content/id/a.md").write_text, ["a"]).start()

    assert project / "content/id/a.md" in next(saved for saved in changes if saved)


def test_saved_files_are_reported_and_then_a_quiet_time(project: Path) -> None:
    changes = Watcher([project / "content"]).changes()
    assert next(changes) == frozenset()
    for name in ("a.md", ".a.md.swp"):
        (project / "content/id" / name).write_text("a", encoding="utf-8")

    assert [next(changes), next(changes)] == [{project / "content/id/a.md"}, frozenset()]


def test_a_change_of_many_files_is_reported_without_their_names(project: Path) -> None:
    changes = Watcher([project / "content"]).changes()
    for number in range(200):
        (project / f"content/id/{number}.md").write_text("a", encoding="utf-8")

    assert next(changes) is ANY_FILE


def test_changes_during_a_build_are_reported_during_and_after_it(project: Path) -> None:
    watch = Watcher([project / "content"])
    assert not watch.has_more()
    (project / "content/id/a.md").write_text("a", encoding="utf-8")
    assert until(watch.has_more)
    (project / "content/id/b.md").write_text("b", encoding="utf-8")

    assert next(watch.changes()) == frozenset({project / "content/id/a.md", project / "content/id/b.md"})

"""The former text of a file from the git history."""

import subprocess
from pathlib import Path

import pytest

from kembar.translate import history
from kembar.translate.history import Reach, history_of


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder as an invented person, on a day in 2020."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "init.defaultBranch=main"]
    day = {"GIT_COMMITTER_DATE": "2020-02-02T12:00:00Z", "GIT_AUTHOR_DATE": "2020-02-02T12:00:00Z", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    return subprocess.run(["git", *who, *arguments], cwd=folder, env=day, capture_output=True, text=True, check=True).stdout


def commit(file: Path, text: str) -> str:
    """Commits a file with that text; gives the commit's name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    git(file.parent, "add", "--", file.name)
    git(file.parent, "commit", "--quiet", "--message", "A change")
    return git(file.parent, "rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    return tmp_path


def said(file: Path) -> list[bytes]:
    """Return the text of each version of a file, the newest first."""
    return [data for _, data in history_of(file).contents()]


def test_versions_are_sorted_newest_first_with_commit_and_day(repository: Path) -> None:
    file = repository / "a.md"
    commits = [commit(file, "one"), commit(file, "two")]

    found = history_of(file)

    assert found.reach is Reach.FULL
    assert [(commit.name, commit.day, data) for commit, data in found.contents()] == [
        (commits[1], "2020-02-02", b"two"),
        (commits[0], "2020-02-02", b"one"),
    ]


def test_uncommitted_changes_are_not_a_version(repository: Path) -> None:
    file = repository / "a.md"
    commit(file, "one")
    file.write_text("not yet")

    assert said(file) == [b"one"]


def test_a_file_is_followed_across_a_rename(repository: Path) -> None:
    text = "\n".join(f"line {number}" for number in range(20))
    commit(repository / "old.md", text)
    git(repository, "mv", "old.md", "new.md")
    git(repository, "commit", "--quiet", "--message", "Renamed")
    commit(repository / "new.md", text + "\nmore")

    assert said(repository / "new.md") == [f"{text}\nmore".encode(), text.encode()]


def test_a_restored_version_has_its_newest_commit(repository: Path) -> None:
    file = repository / "a.md"
    commit(file, "one")
    commit(file, "two")
    again = commit(file, "one")

    assert history_of(file).versions[0].commit.name == again
    assert said(file) == [b"one", b"two"]


def test_versions_on_a_branch_that_was_merged_are_found(repository: Path) -> None:
    file = repository / "a.md"
    commit(file, "one\n\n\n\n\ntwo")
    git(repository, "checkout", "--quiet", "-b", "side")
    commit(file, "ONE\n\n\n\n\ntwo")
    git(repository, "checkout", "--quiet", "main")
    commit(file, "one\n\n\n\n\nTWO")
    git(repository, "merge", "--quiet", "side")

    assert sorted(said(file)) == [b"ONE\n\n\n\n\nTWO", b"ONE\n\n\n\n\ntwo", b"one\n\n\n\n\nTWO", b"one\n\n\n\n\ntwo"]


@pytest.mark.parametrize("name", ["-x.md", ":(glob)*.md", "a b.md", "a\nb.md", "é“.md", "--output=x"])
def test_file_names_are_not_taken_as_options_or_patterns(repository: Path, name: str) -> None:
    commit(repository / "other.md", "other")
    commit(repository / "-odd\n dir" / name, "one")

    assert said(repository / "-odd\n dir" / name) == [b"one"]


def test_a_shallow_clone_is_reported(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    commit(repository / "a.md", "one")
    commit(repository / "a.md", "two")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")

    found = history_of(clone / "shallow" / "a.md")

    assert (found.reach, [data for _, data in found.contents()]) == (Reach.SHALLOW, [b"two"])


def test_there_is_no_history_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")

    assert (history_of(tmp_path / "a.md").reach, said(tmp_path / "a.md")) == (Reach.NONE, [])


def test_an_empty_repository_and_an_uncommitted_file_have_no_history(repository: Path) -> None:
    (repository / "a.md").write_text("one")
    empty = history_of(repository / "a.md")
    commit(repository / "b.md", "other")

    assert (empty.reach, history_of(repository / "a.md").reach) == (Reach.NONE, Reach.NONE)


def test_without_git_there_is_no_history(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository / "a.md", "one")
    monkeypatch.setenv("PATH", str(repository))

    assert history_of(repository / "a.md").reach is Reach.NONE


def test_variables_of_a_git_hook_are_ignored(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository / "a.md", "one")
    monkeypatch.setenv("GIT_DIR", str(repository / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / "elsewhere" / "index"))

    assert said(repository / "a.md") == [b"one"]


def test_a_version_that_is_too_large_is_skipped(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_BYTES", 3)
    commit(repository / "a.md", "four")
    commit(repository / "a.md", "two")

    assert said(repository / "a.md") == [b"two"]


def test_deletions_and_symbolic_links_are_not_versions(repository: Path) -> None:
    file = repository / "a.md"
    commit(file, "one")
    file.unlink()
    file.symlink_to("b.md")
    git(repository, "add", "a.md")
    git(repository, "commit", "--quiet", "--message", "A link")
    file.unlink()
    commit(file, "two")

    assert said(file) == [b"two", b"one"]

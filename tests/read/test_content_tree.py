import os
from pathlib import Path

import pytest

from kembar.read import content_tree as tree
from kembar.read.content_tree import classify_files, display_name, list_files


def listed(root: Path, content: str = "content") -> tuple[list[str], list[str]]:
    """The paths of the files in the content folder, and its problems in short."""
    files, problems = list_files(root, root / content)
    return [file.path for file in files], [f"{problem.location}: {problem.code}" for problem in problems]


def placed(root: Path) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The facts and words of a site in Indonesian and English, and what has no place in it."""
    entries, problems = classify_files(list_files(root, root / "content")[0], ["id", "en"])
    return [(entry.area, entry.kind, entry.key) for entry in entries], [
        f"{problem.location}: {problem.code}: {problem.hint}" for problem in problems
    ]


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")


def test_files_are_listed_in_one_order_whatever_the_disk_does(tmp_path: Path) -> None:
    write(tmp_path, "content/b.yaml", "content/a/c.md", "content/a/B.md", "content/site.yaml")

    assert listed(tmp_path) == (["content/a/B.md", "content/a/c.md", "content/b.yaml", "content/site.yaml"], [])


def test_dot_files_and_backups_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "content/.DS_Store", "content/.git/config", "content/site.yaml~", "content/site.yaml")

    assert listed(tmp_path) == (["content/site.yaml"], [])


def test_content_outside_the_root_is_named_by_its_own_folder(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/words/site.yaml")
    (tmp_path / "project").mkdir()

    assert display_name(tmp_path / "project", tmp_path / "elsewhere" / "words") == "words"
    assert display_name(tmp_path, tmp_path / "elsewhere" / "words") == "elsewhere/words"


def test_a_link_inside_the_folder_is_followed_and_any_other_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "content/a.md", "content/folder/b.md", "outside.md")
    for name, target in {"in": "a.md", "out": "../outside.md", "gone": "nowhere.md", "loop": "loop", "folder-link": "folder"}.items():
        (tmp_path / "content" / name).symlink_to(target)

    assert listed(tmp_path) == (
        ["content/a.md", "content/folder/b.md", "content/in"],
        [
            "content/folder-link: file.link-folder",
            "content/gone: file.link-broken",
            "content/loop: file.link-broken",
            "content/out: file.link-outside",
        ],
    )


def test_a_link_to_a_hidden_file_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "content/.hidden/a.md", "content/.b.md")
    (tmp_path / "content" / "a.md").symlink_to(".hidden/a.md")
    (tmp_path / "content" / "b.md").symlink_to(".b.md")
    (tmp_path / "content" / "c.md").symlink_to("b.md")

    assert listed(tmp_path) == ([], [f"content/{name}.md: file.link-outside" for name in "abc"])


def test_a_pipe_is_refused_unopened(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe")

    assert listed(tmp_path) == ([], ["content/pipe: file.special"])


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "content/facts/cities/rabat.yaml/notes.txt")
    (tmp_path / "content" / "site.yaml").mkdir()

    assert listed(tmp_path) == ([], ["content/site.yaml: file.unplaced", "content/facts/cities/rabat.yaml: file.unplaced"])


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Path(os.fsdecode(bytes(tmp_path / "content" / "a") + b"\xff.md")).touch()

    assert listed(tmp_path) == (["content/a\ufffd.md"], [])


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert listed(tmp_path) == ([], ["content: file.missing"])


def test_a_folder_that_is_no_content_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_FILES", 3)
    write(tmp_path, *(f"content/{number}.md" for number in range(5)))

    assert listed(tmp_path) == ([], ["content: file.too-many"])


def test_folders_too_deep_for_any_content_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "content/" + "a/" * 40 + "b.md")

    assert listed(tmp_path) == ([], ["content/" + "/".join("a" * 20) + ": file.unplaced"])


def test_facts_and_words_are_known_by_their_folders(tmp_path: Path) -> None:
    write(tmp_path, "content/site.yaml", "content/facts/cities/rabat.yaml", "content/id/cities/rabat.md", "content/en/pages/about.md")

    assert placed(tmp_path) == ([("en", "pages", "about"), ("facts", "cities", "rabat"), ("id", "cities", "rabat")], [])


def test_what_has_no_place_is_reported_with_the_nearest_one(tmp_path: Path) -> None:
    kinds = "cities, relationships, visits, agreements, events, people, organisations, fields, sources"
    write(
        tmp_path,
        "content/facts/city/rabat.yaml",
        "content/facts/city/paris.yaml",
        "content/facts/notes.yaml",
        "content/fr/cities/rabat.md",
        "content/id/people/soekarno.md",
        "content/id/cities/morocco/rabat.md",
        "content/id/cities/peta.svg",
        "content/readme.md",
    )

    assert placed(tmp_path) == (
        [],
        [
            "content/facts/city: folder.unknown: did you mean “cities”?",
            f"content/facts/notes.yaml: file.unplaced: move it to one of: {kinds}",
            "content/fr: folder.unknown: the folders here are: facts, id, en",
            "content/id/cities/morocco/rabat.md: file.unplaced: move the file up to content/id/cities/",
            "content/id/cities/peta.svg: file.unplaced: rename it, or move it out of the content folder",
            "content/id/people: folder.unknown: the folders here are: cities, visits, pages",
            "content/readme.md: file.unplaced: move it into one of the folders: facts, id, en",
        ],
    )


@pytest.mark.parametrize("name", ["Rabat", "rabat_2", "-rabat", "ra--bat", "con", "a" * 101, "rabat.id", "rabat "])
def test_a_name_that_is_no_key_is_reported(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"content/facts/cities/{name}.yaml")

    entries, problems = classify_files(list_files(tmp_path, tmp_path / "content")[0], ["id"])

    assert (entries, [problem.code for problem in problems]) == ([], ["key.invalid"])

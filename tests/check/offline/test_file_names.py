"""File names that some file systems cannot store."""

import pytest

from kembar.check.offline.file_names import MAX_PATH, check_names


@pytest.mark.parametrize(
    "path", ["a?.html", "con.html", "COM¹.txt", "deep/aux", "a./b.html", "deep /b.html", "a:b.html", "a" * (MAX_PATH + 1)]
)
def test_a_name_that_a_file_system_forbids_is_reported(path: str) -> None:
    assert [problem.location.path for problem in check_names([path])] == [path]


@pytest.mark.parametrize("path", ["MULAI DI SINI - START HERE.html", "ابدأ من هنا.html", "conference/index.html", ".well-known/a.txt"])
def test_a_portable_name_has_no_problems(path: str) -> None:
    assert list(check_names([path])) == []


def test_names_that_differ_only_in_case_are_reported() -> None:
    assert [problem.location.path for problem in check_names(["assets/A.css", "assets/a.css"])] == ["assets/a.css"]

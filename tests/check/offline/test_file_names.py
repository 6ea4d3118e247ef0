"""Names that some disk cannot hold."""

import pytest

from kembar.check.offline.file_names import LONGEST, check_names


@pytest.mark.parametrize(
    "path", ["a?.html", "con.html", "COM¹.txt", "deep/aux", "a./b.html", "deep /b.html", "a:b.html", "a" * (LONGEST + 1)]
)
def test_a_name_that_some_disk_forbids_is_told(path: str) -> None:
    assert [problem.location.path for problem in check_names([path])] == [path]


@pytest.mark.parametrize("path", ["MULAI DI SINI - START HERE.html", "ابدأ من هنا.html", "conference/index.html", ".well-known/a.txt"])
def test_a_name_that_every_disk_holds_passes(path: str) -> None:
    assert list(check_names([path])) == []


def test_names_that_differ_only_in_capitals_are_told() -> None:
    assert [problem.location.path for problem in check_names(["assets/A.css", "assets/a.css"])] == ["assets/a.css"]

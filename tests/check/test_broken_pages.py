"""One problem per folder of `tests/broken_pages/`, with the exact output."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kembar.check.built_site import BuiltSite
from kembar.model.problem import Problem
from kembar.pipeline.check import CHECKS
from tests.architecture.modules import REPOSITORY
from tests.check.planted import FOLDERS, plant, reported, surveyed

CODE = re.compile(r'"((?:page|link|asset|alternate|index)\.[a-z0-9]+(?:-[a-z]+)*)"')
NOT_PLANTED = {"index.html", "page.unmade"}
"""A file's name that looks like a code, and a code that only a whole run can have (`tests/pipeline/test_check.py`)."""

CODES = sorted(
    {code for module in (REPOSITORY / "kembar" / "check").glob("*.py") for code in CODE.findall(module.read_text("utf-8"))} - NOT_PLANTED
)


def all_problems(dist: BuiltSite) -> Iterator[Problem]:
    """Every problem of the finished pages."""
    return (problem for look in CHECKS for problem in look(dist))


def test_a_correct_site_has_no_problems() -> None:
    assert list(all_problems(surveyed(FOLDERS / "sound"))) == []


@pytest.mark.parametrize("code", CODES)
def test_a_problem_is_reported_in_exactly_these_lines(code: str, tmp_path: Path) -> None:
    root = plant(code, tmp_path)

    assert reported(root, all_problems) == (FOLDERS / code / "expected.txt").read_text(encoding="utf-8")
    assert {problem.code for problem in all_problems(surveyed(root))} == {code}

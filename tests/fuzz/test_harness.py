"""The fuzzer notices what it is there for."""

from pathlib import Path

import pytest

from kembar.model.problem import Problem, SourceLocation, tr
from tests.cpu_time import TooSlowError, bounded_cpu_time
from tests.fuzz.harness import assert_located


def test_an_input_that_costs_too_much_is_interrupted() -> None:
    with pytest.raises(TooSlowError), bounded_cpu_time(0.05):
        _work_for_ever()


def _work_for_ever() -> None:
    while True:
        pass


@pytest.mark.parametrize(
    "place",
    [
        SourceLocation(""),
        SourceLocation("/a.md", 1),
        SourceLocation("../a.md"),
        SourceLocation("a.md", 3),
        SourceLocation("a.md", 2, 7),
        SourceLocation("b.md", 1),
    ],
)
def test_a_place_that_a_file_does_not_have_is_refused(tmp_path: Path, place: SourceLocation) -> None:
    (tmp_path / "a.md").write_text("satu\r\nempat", encoding="utf-8", newline="")

    assert_located([Problem(SourceLocation("a.md", 2, 6), "x", tr("x")), Problem(SourceLocation("b.md"), "x", tr("x"))], tmp_path)
    with pytest.raises(AssertionError):
        assert_located([Problem(place, "x", tr("x"))], tmp_path)

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.model.problem_limit import MAX_PER_FILE, limit_lazily


def problems(count: int, made: list[int]) -> Iterator[Problem]:
    for line in range(1, count + 1):
        made.append(line)
        yield Problem(SourceLocation("a.yaml", line), "reference.unknown", tr("unknown"))


def test_the_first_problems_of_a_file_are_made_and_the_others_are_not() -> None:
    made: list[int] = []

    *shown, last = limit_lazily(problems(5_000, made), "a.yaml")

    assert [problem.location.line for problem in shown] == list(range(1, MAX_PER_FILE + 1))
    assert f"{last.location} {last.code}" == "a.yaml file.more-problems"
    assert len(made) == MAX_PER_FILE + 1


def test_all_problems_of_a_file_are_reported_if_they_are_not_too_many() -> None:
    assert len(list(limit_lazily(problems(MAX_PER_FILE, []), "a.yaml"))) == MAX_PER_FILE


@pytest.mark.parametrize(("errors", "level"), [([], Level.WARNING), ([0], Level.ERROR), ([MAX_PER_FILE], Level.ERROR)])
def test_what_is_left_out_after_warnings_alone_is_a_warning(errors: list[int], level: Level) -> None:
    found = (replace(problem, level=Level.ERROR if number in errors else Level.WARNING) for number, problem in enumerate(problems(200, [])))

    *_, last = limit_lazily(found, "a.yaml")

    assert (last.code, last.level) == ("file.more-problems", level)

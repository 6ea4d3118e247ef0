from collections.abc import Iterator

from kembar.model.abundance import MOST, limited
from kembar.model.problem import Place, Problem, say


def problems(count: int, made: list[int]) -> Iterator[Problem]:
    for line in range(1, count + 1):
        made.append(line)
        yield Problem(Place("a.yaml", line), "reference.unknown", say("unknown"))


def test_the_first_problems_of_a_file_are_made_and_the_others_are_not() -> None:
    made: list[int] = []

    *shown, last = limited(problems(5_000, made), "a.yaml")

    assert [problem.place.line for problem in shown] == list(range(1, MOST + 1))
    assert f"{last.place} {last.code}" == "a.yaml file.more-problems"
    assert len(made) == MOST + 1


def test_all_problems_of_a_file_are_told_if_they_are_not_too_many() -> None:
    assert len(list(limited(problems(MOST, []), "a.yaml"))) == MOST

"""Work on several cores gives what work on one core gives."""

import os

import pytest

from kembar.build.parallel import CHUNK, WORTH, in_parallel
from kembar.build.published import UnwritableError
from kembar.model.problem import say

MANY = range(WORTH + CHUNK + 1)


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_results_are_in_the_order_of_the_work(cores: int) -> None:
    assert list(in_parallel(lambda number: number * number, MANY, cores=cores)) == [number * number for number in MANY]


def test_much_work_is_done_in_other_processes_and_little_is_done_here() -> None:
    here = os.getpid()

    much = set(in_parallel(lambda _: os.getpid(), MANY, cores=2))
    little = set(in_parallel(lambda _: os.getpid(), range(WORTH - 1), cores=2))

    assert (here in much, little) == (False, {here})


def test_work_and_items_need_not_be_picklable() -> None:
    items = [lambda number=number: number for number in MANY]

    assert list(in_parallel(lambda item: item(), items, cores=2)) == list(MANY)


@pytest.mark.parametrize("cores", [1, 2])
def test_a_mistake_is_raised_as_it_is(cores: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_parallel(lambda number: 1 // (number - 70), MANY, cores=cores))


@pytest.mark.parametrize("cores", [1, 2])
def test_a_refusal_of_the_file_system_keeps_its_reason(cores: int) -> None:
    with pytest.raises(UnwritableError) as refused:
        list(in_parallel(_refuse, MANY, cores=cores))

    assert refused.value.reason == say("No space left on device")


def _refuse(_: int) -> None:
    raise UnwritableError(OSError(28, "No space left on device"))

"""Work on several cores gives what work on one core gives."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kembar.model.problem import tr
from kembar.output.folder import UnwritableError, WorkerKilledError
from kembar.workers import (
    CHUNK,
    MAX_ITEMS_PER_WORKER,
    MAX_WORKER_MEMORY,
    MIN_PARALLEL_ITEMS,
    STINTS,
    WARM_UP_ITEMS,
    can_fork,
    in_parallel,
    run_in_subprocess,
    start_subprocess,
)
from tests.pipeline.site_test import REPOSITORY

MANY = range(MIN_PARALLEL_ITEMS + CHUNK + 1)


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_results_are_in_the_order_of_the_work(cores: int) -> None:
    assert list(in_parallel(lambda number: number * number, MANY, cores=cores)) == [number * number for number in MANY]


def test_much_work_is_done_in_other_processes_and_little_is_done_here() -> None:
    here = os.getpid()

    much = Counter(in_parallel(lambda _: os.getpid(), MANY, cores=2))
    little = Counter(in_parallel(lambda _: os.getpid(), range(MIN_PARALLEL_ITEMS - 1), cores=2))

    assert (much[here], little) == (WARM_UP_ITEMS, {here: MIN_PARALLEL_ITEMS - 1})


@pytest.mark.parametrize(
    ("items", "stints"),
    [
        (WARM_UP_ITEMS + STINTS * 2 * MAX_ITEMS_PER_WORKER + 1, [1] + [MAX_ITEMS_PER_WORKER] * STINTS * 2),
        (WARM_UP_ITEMS + 70, [CHUNK] * 4 + [70 - 4 * CHUNK]),
    ],
)
def test_no_worker_does_more_than_its_stint_and_every_core_has_several(items: int, stints: list[int]) -> None:
    done = Counter(in_parallel(lambda _: os.getpid(), range(items), cores=2))

    assert sorted(done.values()) == sorted([WARM_UP_ITEMS, *stints])


def test_a_worker_with_much_memory_of_its_own_leaves_what_is_left_to_another() -> None:
    here, kept = os.getpid(), []

    def work(_: int) -> int:
        if os.getpid() != here:
            kept.append(b"x" * (MAX_WORKER_MEMORY // 2))
        return os.getpid()

    done = Counter(in_parallel(work, range(WARM_UP_ITEMS + 2 * STINTS * CHUNK), cores=2))

    assert set(done.values()) == {WARM_UP_ITEMS, 2}


def test_what_the_first_items_make_ready_is_there_in_every_worker() -> None:
    ready: dict[str, int] = {}

    made_ready = set(in_parallel(lambda _: ready.setdefault("by", os.getpid()), range(2 * MAX_ITEMS_PER_WORKER), cores=2))

    assert made_ready == {os.getpid()}


@pytest.fixture
def cleaning_up() -> Iterator[None]:
    """A process that ends by an exception at these signals, as the program does (`cli/start`)."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("cleaning_up")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_killed_worker_is_reported_with_its_signal(number: signal.Signals) -> None:
    with pytest.raises(WorkerKilledError) as killed:
        list(in_parallel(_InWorkers(lambda: os.kill(os.getpid(), number)), MANY, cores=2))

    assert killed.value.number == number


def test_workers_whose_results_are_not_awaited_are_ended() -> None:
    begun = in_parallel(_InWorkers(lambda: time.sleep(0.05)), range(2 * MAX_ITEMS_PER_WORKER), cores=2)
    [next(begun) for _ in range(2)]

    del begun

    assert multiprocessing.active_children() == []


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

    assert refused.value.reason == tr("No space left on device")


class _InWorkers:
    """Work that is done in workers only."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work, self._here = work, os.getpid()

    def __call__(self, _: int) -> None:
        if os.getpid() != self._here:
            self._work()


def _refuse(_: int) -> None:
    raise UnwritableError(OSError(28, "No space left on device"))


def test_work_apart_is_done_in_another_process_and_leaves_nothing_here_but_its_result() -> None:
    done: list[str] = []

    def work() -> int:
        done.append("work")
        return os.getpid()

    assert (run_in_subprocess(work) == os.getpid(), done) == (False, [])


def test_work_apart_may_be_done_on_all_cores() -> None:
    assert run_in_subprocess(lambda: list(in_parallel(lambda number: -number, MANY, cores=2))) == [-number for number in MANY]


def test_a_mistake_in_work_apart_is_raised_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        run_in_subprocess(lambda: 1 // 0)


def test_work_begun_apart_goes_on_while_this_process_starts_threads() -> None:
    with start_subprocess(os.getpid) as ended:
        thread = threading.Thread(target=list)
        thread.start()
        thread.join()
        assert ended() != os.getpid()


def test_a_subprocess_whose_result_is_not_awaited_is_ended(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / str(os.getpid())).touch()
        signal.pause()

    with start_subprocess(work):
        _until(lambda: any(tmp_path.iterdir()))

    assert not any(_is_running(int(worker.name)) for worker in tmp_path.iterdir())


def test_that_work_begun_apart_was_killed_is_reported() -> None:
    with start_subprocess(lambda: os.kill(os.getpid(), signal.SIGKILL)) as ended, pytest.raises(WorkerKilledError, match="9"):
        ended()


def test_where_other_threads_run_no_process_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not can_fork()
    finally:
        done.set()
        other.join()


KILLED = """
import os, signal
from pathlib import Path
from kembar.workers import MIN_PARALLEL_ITEMS, in_parallel

def work(number, parent=os.getpid()):
    if os.getpid() != parent:
        Path(str(os.getpid())).touch()
        signal.pause()

list(in_parallel(work, range(MIN_PARALLEL_ITEMS), cores=2))
"""


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", KILLED], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(REPOSITORY)})
    _until(lambda: len(list(tmp_path.iterdir())) == 2)

    parent.kill()
    parent.wait()

    _until(lambda: not any(_is_running(int(worker.name)) for worker in tmp_path.iterdir()))


def _until(happened: Callable[[], bool]) -> None:
    """Waits for something that is to happen soon."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _is_running(process: int) -> bool:
    """Whether a process does anything yet: one that has ended may wait for somebody to take note of it."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"

"""
The same work on all cores, with the results in the order of the work.

Where the system can fork, workers inherit everything that is in memory and send back only results. Where it cannot, or where there is
little to do, the work is done here: the results are the same.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

WORTH = 64
"""From how many items on it is worth while to start processes."""

CHUNK = 16
"""How many items are handed over at once."""

_PR_SET_PDEATHSIG = 1
"""The option of prctl(2) that says which signal a process gets when its parent ends."""

_work: Callable[[int], object]
"""What the workers do: set before they are forked, which is how they know it."""


def in_parallel(work: Callable[[Item], Done], items: Sequence[Item], *, cores: int | None = None) -> Iterator[Done]:
    """
    The result of `work` for each item, in order. Raises what `work` raises, and `BrokenProcessPool` when a worker is killed.

    Results must be picklable; items and `work` need not be. With `cores=1` everything is done in this process.
    """
    cores = cores or _cores()
    if cores == 1 or len(items) < WORTH:
        return map(work, items)
    return _forked(work, items, cores)


def forks(cores: int | None = None) -> bool:
    """Whether work is done in other processes, with these cores or with all that there are."""
    return (cores or _cores()) > 1


def apart(work: Callable[[], Done]) -> Done:
    """
    The result of some work in a process of its own: what memory the work needed is free again when it is done, which a process that goes
    on may not be able to give back.

    For where work `forks`. The result must be picklable; `work` need not be. Raises as `in_parallel` does.
    """
    [done] = _forked(lambda _: work(), [None], 1)
    return done


def _cores() -> int:
    """The cores that this process may use; one where processes cannot be forked safely, as from among threads."""
    if threading.active_count() > 1:
        return 1
    if sys.platform != "linux" or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


def _forked(work: Callable[[Item], Done], items: Sequence[Item], cores: int) -> Iterator[Done]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - dear, and needed for much work only

    global _work  # noqa: PLW0603 - the way by which a forked worker inherits what cannot be pickled
    _work = partial(_nth, work, items)
    gc.collect()
    gc.freeze()  # what is in memory now is not looked through any more: to look at it would make each worker a copy of its own
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _die_with, (os.getpid(),)) as pool:
        yield from pool.map(_do, range(len(items)), chunksize=CHUNK)


def _die_with(parent: int) -> None:
    """
    Makes this worker end when its parent is killed: it would write into what the next build puts together. See prctl(2), PR_SET_PDEATHSIG.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _nth(work: Callable[[Item], Done], items: Sequence[Item], position: int) -> Done:
    return work(items[position])


def _do(position: int) -> Any:  # noqa: ANN401 - whatever the work gives
    return _work(position)

"""
The same work on all cores, with the results in the order of the work.

Where the system can fork, workers inherit everything that is in memory and send back only results. A page of memory that is read becomes a
copy of the worker's own, since to read a value is to count who uses it: so no worker works for long, and the next one begins as lean as the
first. Where the system cannot fork, or where there is little to do, the work is done here: the results are the same.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Done = TypeVar("Done")

WORTH = 64
"""From how many items on it is worth while to start processes."""

CHUNK = 16
"""How many results are sent back at once."""

STINT = 256
"""How many items a worker does at most before another takes its place."""

STINTS = 4
"""How many stints there are for each core at least, so that no core waits long for the last of them."""

FIRST = 16
"""How many items, spread over all of them, are done before there are workers: these inherit what was made ready for the first time."""

_PR_SET_PDEATHSIG = 1
"""The option of prctl(2) that says which signal a process gets when its parent ends."""


def in_parallel(work: Callable[[Item], Done], items: Sequence[Item], *, cores: int | None = None) -> Iterator[Done]:
    """
    The result of `work` for each item, in order. Raises what `work` raises, and `BrokenProcessPool` when a worker is killed.

    Results must be picklable; items and `work` need not be. With `cores=1` everything is done in this process.
    """
    cores = cores or _cores()
    if cores == 1 or len(items) < WORTH:
        return map(work, items)
    return _in_order(work, items, cores)


def forks(cores: int | None = None) -> bool:
    """Whether work is done in other processes, with these cores or with all that there are."""
    return (cores or _cores()) > 1


def apart(work: Callable[[], Done]) -> Done:
    """
    The result of some work in a process of its own: what memory the work needed is free again when it is done, which a process that goes
    on may not be able to give back.

    For where work `forks`. The result must be picklable; `work` need not be. Raises as `in_parallel` does.
    """
    [(_, done)] = _by_workers(lambda _: work(), [range(1)], 1)
    return done


def _cores() -> int:
    """The cores that this process may use; one where processes cannot be forked safely, as from among threads."""
    if threading.active_count() > 1:
        return 1
    if sys.platform != "linux" or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


def _in_order(work: Callable[[Item], Done], items: Sequence[Item], cores: int) -> Iterator[Done]:
    """The results in the order of the items, each as soon as it and all before it are there."""
    first = sorted({number * len(items) // FIRST for number in range(FIRST)})
    rest = sorted({*range(len(items))}.difference(first))
    length = min(STINT, max(CHUNK, -(-len(rest) // (STINTS * cores))))
    stints = [rest[start : start + length] for start in range(0, len(rest), length)]

    def nth(position: int) -> Done:
        return work(items[position])

    done: dict[int, Done] = {}
    following = 0
    for position, result in chain(((position, nth(position)) for position in first), _by_workers(nth, stints, cores)):
        done[position] = result
        while following in done:
            yield done.pop(following)
            following += 1


def _by_workers(work: Callable[[int], Done], stints: Iterable[Sequence[int]], cores: int) -> Iterator[tuple[int, Done]]:
    """The result of each position in some stints, for each of which a worker is forked, as they come in."""
    from multiprocessing.connection import wait  # noqa: PLC0415 - dear, and needed for much work only

    gc.collect()
    waiting = iter(stints)
    workers: dict[Connection, ForkProcess] = {}
    try:
        while workers.update(_hire(work, stint) for stint in islice(waiting, cores - len(workers))) or workers:
            for worker in cast("list[Connection]", wait([*workers])):
                if (told := _told(worker)) is None:
                    _let_go(workers.pop(worker))
                else:
                    yield from told
    finally:
        for process in workers.values():
            process.kill()
            process.join()


def _hire(work: Callable[[int], object], stint: Sequence[int]) -> "tuple[Connection, ForkProcess]":
    """A worker who does a stint and goes: by what it is heard, and its process."""
    gc.freeze()  # what is in memory now is not looked through any more: to look at it would make each worker a copy of its own
    fork = multiprocessing.get_context("fork")
    heard, told = fork.Pipe(duplex=False)
    process = fork.Process(target=_do, args=(work, stint, told, os.getpid()))
    process.start()
    told.close()
    return heard, process


def _told(worker: "Connection") -> list[tuple[int, Any]] | None:
    """What a worker has done since it was last heard; None when it has gone. Raises what its work raised."""
    try:
        results: list[tuple[int, Any]]
        results, mistake = worker.recv()
    except EOFError:
        return None
    if mistake:
        error, said = mistake
        raise error from _InWorkerError(said)
    return results


def _let_go(process: "ForkProcess") -> None:
    """Takes note of the end of a worker. Raises `BrokenProcessPool` when somebody killed it."""
    process.join()
    if process.exitcode:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - dear, and hardly ever needed

        message = f"a worker ended with {process.exitcode}"
        raise BrokenProcessPool(message)


class _InWorkerError(Exception):
    """The traceback of a mistake in the process in which it happened."""


def _do(work: Callable[[int], object], stint: Sequence[int], told: "Connection", parent: int) -> None:
    """A stint, in the worker."""
    _die_with(parent)
    try:
        for start in range(0, len(stint), CHUNK):
            told.send(([(position, work(position)) for position in stint[start : start + CHUNK]], None))
    except BaseException as error:
        told.send(([], (error, "".join(traceback.format_exception(error)))))


def _die_with(parent: int) -> None:
    """
    Makes this worker end when its parent is killed: it would write into what the next build puts together. See prctl(2), PR_SET_PDEATHSIG.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)

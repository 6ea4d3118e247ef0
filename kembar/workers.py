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
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kembar.output.folder import WorkerKilledError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Done = TypeVar("Done")

MIN_PARALLEL_ITEMS = 64
"""From how many items on it is worth while to start processes."""

CHUNK = 16
"""How many results are sent back at once."""

MAX_ITEMS_PER_WORKER = 256
"""How many items a worker does at most before another takes its place."""

MAX_WORKER_MEMORY = 48 << 20
"""How much memory of its own a worker may come to, in bytes, before another takes over what is left of its stint."""

STINTS = 4
"""How many stints there are for each core at least, so that no core waits long for the last of them."""

WARM_UP_ITEMS = 16
"""How many items, spread over all of them, are done before there are workers: these inherit what was made ready for the first time."""

_PR_SET_PDEATHSIG = 1
"""The option of prctl(2) that says which signal a process gets when its parent ends."""


def in_parallel(work: Callable[[Item], Done], items: Sequence[Item], *, cores: int | None = None) -> Iterator[Done]:
    """
    The result of `work` for each item, in order. Raises what `work` raises, and `WorkerKilledError` when a worker is killed.

    Results must be picklable; items and `work` need not be. With `cores=1` everything is done in this process.
    """
    cores = cores or _cores()
    if cores == 1 or len(items) < MIN_PARALLEL_ITEMS:
        return map(work, items)
    return _in_order(work, items, cores)


def can_fork(cores: int | None = None) -> bool:
    """Whether work is done in other processes, with these cores or with all that there are."""
    return (cores or _cores()) > 1


def run_in_subprocess(work: Callable[[], Done]) -> Done:
    """
    The result of some work in a process of its own: what memory the work needed is free again when it is done, which a process that goes
    on may not be able to give back.

    For where work `forks`. The result must be picklable; `work` need not be. Raises as `in_parallel` does.
    """
    with start_subprocess(work) as result:
        return result()


@contextmanager
def start_subprocess(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """
    Begins some work `apart`, and gives what waits for its result: this process may do something else meanwhile, and may start threads.

    At the end the work is over, whether it was waited for or not.
    """
    gc.collect()
    heard, worker = _spawn(lambda _: work(), range(1))

    def result() -> Done:
        told = _receive(heard) or []
        _join(worker.process)
        [(_, done)] = cast("list[tuple[int, Done]]", told)
        return done

    try:
        yield result
    finally:
        worker.process.kill()
        worker.process.join()


def _cores() -> int:
    """The cores that this process may use; one where processes cannot be forked safely, as from among threads."""
    if threading.active_count() > 1:
        return 1
    if sys.platform != "linux" or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


def _in_order(work: Callable[[Item], Done], items: Sequence[Item], cores: int) -> Iterator[Done]:
    """The results in the order of the items, each as soon as it and all before it are there."""
    first = sorted({number * len(items) // WARM_UP_ITEMS for number in range(WARM_UP_ITEMS)})
    rest = sorted({*range(len(items))}.difference(first))
    length = min(MAX_ITEMS_PER_WORKER, max(CHUNK, -(-len(rest) // (STINTS * cores))))
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


@dataclass(slots=True)
class _Worker:
    """A worker's process, and what of its stint it has not told yet."""

    process: "ForkProcess"
    left: Sequence[int]


def _by_workers(work: Callable[[int], Done], stints: Iterable[Sequence[int]], cores: int) -> Iterator[tuple[int, Done]]:
    """The result of each position in some stints, as they come in; what a worker leaves of its stint is done by the next one."""
    from multiprocessing.connection import wait  # noqa: PLC0415 - dear, and needed for much work only

    gc.collect()
    waiting = deque(stints)
    workers: dict[Connection, _Worker] = {}
    try:
        while waiting or workers:
            while waiting and len(workers) < cores:
                workers |= [_spawn(work, waiting.popleft())]
            for heard in cast("list[Connection]", wait([*workers])):
                worker, told = workers[heard], _receive(heard)
                if told is not None:
                    worker.left = worker.left[len(told) :]
                    yield from told
                    continue
                _join(workers.pop(heard).process)
                if worker.left:
                    waiting.appendleft(worker.left)
    finally:
        for worker in workers.values():
            worker.process.kill()
            worker.process.join()


def _spawn(work: Callable[[int], object], stint: Sequence[int]) -> "tuple[Connection, _Worker]":
    """A worker who does a stint and goes, and by what it is heard."""
    gc.freeze()  # what is in memory now is not looked through any more: to look at it would make each worker a copy of its own
    fork = multiprocessing.get_context("fork")
    heard, told = fork.Pipe(duplex=False)
    process = fork.Process(target=_do, args=(work, stint, told, os.getpid()))
    process.start()
    told.close()
    return heard, _Worker(process, stint)


def _receive(worker: "Connection") -> list[tuple[int, Any]] | None:
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


def _join(process: "ForkProcess") -> None:
    """Waits for the end of a worker. Raises `WorkerKilledError` when it was killed."""
    process.join()
    if process.exitcode:
        raise WorkerKilledError(abs(process.exitcode))


class _InWorkerError(Exception):
    """The traceback of a mistake in the process in which it happened."""


def _do(work: Callable[[int], object], stint: Sequence[int], told: "Connection", parent: int) -> None:
    """A stint, in the worker, or as much of it as fits into its memory."""
    _die_with(parent)
    _die_at_signals()
    try:
        results: list[tuple[int, object]] = []
        for position in stint:
            results.append((position, work(position)))
            has_enough = _own_memory() > MAX_WORKER_MEMORY
            if has_enough or len(results) == CHUNK or position == stint[-1]:
                told.send((results, None))
                results = []
            if has_enough:
                return
    except BaseException as error:
        told.send(([], (error, "".join(traceback.format_exception(error)))))


def _own_memory() -> int:
    """How much memory this process has written to since it was forked, in bytes; what it has given back since counts as well."""
    import resource  # noqa: PLC0415 - only there where processes can be forked

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _die_with(parent: int) -> None:
    """
    Makes this worker end when its parent is killed: it would write into what the next build puts together. See prctl(2), PR_SET_PDEATHSIG.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _die_at_signals() -> None:
    """Ends this worker at SIGTERM and SIGHUP as at SIGKILL; the handlers of its parent would end that one as well, without a message."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)

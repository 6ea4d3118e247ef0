"""
Run the same function on all cores, with the results in the order of the items.

If the system can fork, workers inherit what is in memory and send back only results. Python writes to the memory of a value that is read
(its reference count), so that each worker copies more and more pages of memory: a worker ends after some items, and the next one is forked.
If the system cannot fork, or if there are few items, everything is done in this process: the results are the same.
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
"""The number of items from which on starting processes saves time."""

CHUNK = 16
"""The number of results that are sent back at once."""

MAX_ITEMS_PER_WORKER = 256
"""The number of items after which a worker is replaced."""

MAX_WORKER_MEMORY = 48 << 20
"""The memory of its own, in bytes, at which a worker is replaced before the end of its stint."""

STINTS = 4
"""The number of stints per core at least, so that no core waits long for the last of them."""

WARM_UP_ITEMS = 16
"""The number of items, spread over all of them, that are done before workers are forked, so that these inherit caches that are filled."""

_PR_SET_PDEATHSIG = 1
"""The option of prctl(2) that sets the signal a process gets when its parent ends."""


def in_parallel(work: Callable[[Item], Done], items: Sequence[Item], *, cores: int | None = None) -> Iterator[Done]:
    """
    Yield the result of `work` for each item, in order. Raises what `work` raises, and `WorkerKilledError` if a worker is killed.

    Results must be picklable; items and `work` need not be. With `cores=1` everything is done in this process.
    """
    cores = cores or _cores()
    if cores == 1 or len(items) < MIN_PARALLEL_ITEMS:
        return map(work, items)
    return _in_order(work, items, cores)


def can_fork(cores: int | None = None) -> bool:
    """Return whether work is done in other processes, with this number of cores or with all."""
    return (cores or _cores()) > 1


def run_in_subprocess(work: Callable[[], Done]) -> Done:
    """
    Return the result of `work`, run in a process of its own, whose memory is free again afterwards.

    Only where `can_fork()`. The result must be picklable; `work` need not be. Raises as `in_parallel` does.
    """
    with start_subprocess(work) as result:
        return result()


@contextmanager
def start_subprocess(work: Callable[[], Done]) -> Iterator[Callable[[], Done]]:
    """
    Start `work` in a subprocess, and yield a function that waits for its result. This process may start threads meanwhile.

    At the end the subprocess is stopped, whether its result was used or not.
    """
    gc.collect()
    receiver, worker = _spawn(lambda _: work(), range(1))

    def result() -> Done:
        results = _receive(receiver) or []
        _join(worker.process)
        [(_, done)] = cast("list[tuple[int, Done]]", results)
        return done

    try:
        yield result
    finally:
        worker.process.kill()
        worker.process.join()


def _cores() -> int:
    """Return the cores that this process may use; one if processes cannot be forked safely, as when there are threads."""
    if threading.active_count() > 1:
        return 1
    if sys.platform != "linux" or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0))


def _in_order(work: Callable[[Item], Done], items: Sequence[Item], cores: int) -> Iterator[Done]:
    """Yield the results in the order of the items, each as soon as it and all before it are available."""
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
    """The process of a worker, and the positions of which it has not sent results yet."""

    process: "ForkProcess"
    left: Sequence[int]


def _by_workers(work: Callable[[int], Done], stints: Iterable[Sequence[int]], cores: int) -> Iterator[tuple[int, Done]]:
    """Yield the position and result of each item as they arrive; the next worker does what one has left of its stint."""
    from multiprocessing.connection import wait  # noqa: PLC0415 - dear, and needed for much work only

    gc.collect()
    waiting = deque(stints)
    workers: dict[Connection, _Worker] = {}
    try:
        while waiting or workers:
            while waiting and len(workers) < cores:
                workers |= [_spawn(work, waiting.popleft())]
            for receiver in cast("list[Connection]", wait([*workers])):
                worker, results = workers[receiver], _receive(receiver)
                if results is not None:
                    worker.left = worker.left[len(results) :]
                    yield from results
                    continue
                _join(workers.pop(receiver).process)
                if worker.left:
                    waiting.appendleft(worker.left)
    finally:
        for worker in workers.values():
            worker.process.kill()
            worker.process.join()


def _spawn(work: Callable[[int], object], stint: Sequence[int]) -> "tuple[Connection, _Worker]":
    """Fork a worker for a stint, and return the connection from which its results come."""
    gc.freeze()  # later collections skip the present objects: to visit them would copy their memory into each worker
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_do, args=(work, stint, sender, os.getpid()))
    process.start()
    sender.close()
    return receiver, _Worker(process, stint)


def _receive(worker: "Connection") -> list[tuple[int, Any]] | None:
    """Return the results that a worker has sent; None if it has ended. Raises what its work raised."""
    try:
        results: list[tuple[int, Any]]
        results, mistake = worker.recv()
    except EOFError:
        return None
    if mistake:
        error, text = mistake
        raise error from _InWorkerError(text)
    return results


def _join(process: "ForkProcess") -> None:
    """Wait for the end of a worker. Raises `WorkerKilledError` if it was killed."""
    process.join()
    if process.exitcode:
        raise WorkerKilledError(abs(process.exitcode))


class _InWorkerError(Exception):
    """The traceback of an error in the worker."""


def _do(work: Callable[[int], object], stint: Sequence[int], sender: "Connection", parent: int) -> None:
    """Do a stint in the worker, or as much of it as fits into its memory."""
    _die_with(parent)
    _die_at_signals()
    try:
        results: list[tuple[int, object]] = []
        for position in stint:
            results.append((position, work(position)))
            has_enough = _own_memory() > MAX_WORKER_MEMORY
            if has_enough or len(results) == CHUNK or position == stint[-1]:
                sender.send((results, None))
                results = []
            if has_enough:
                return
    except BaseException as error:
        sender.send(([], (error, "".join(traceback.format_exception(error)))))


def _own_memory() -> int:
    """Return the memory that this process has written to since it was forked, in bytes, including memory that is free again."""
    import resource  # noqa: PLC0415 - only there where processes can be forked

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _die_with(parent: int) -> None:
    """Make this worker end when its parent is killed: it would write into the stage of the next build. See prctl(2), PR_SET_PDEATHSIG."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _die_at_signals() -> None:
    """End this worker at SIGTERM and SIGHUP without a message, which the handlers of its parent would print."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)

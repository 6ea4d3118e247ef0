"""A bound on the CPU time of hostile input, which would take minutes if time grew faster than the input."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MOST = 10.0
"""Seconds of CPU time that one input may take: ten times what the slowest one takes."""


class TooSlowError(Exception):
    """An input takes more CPU time than it may."""


@contextmanager
def bounded_cpu_time(most: float = MOST) -> Iterator[None]:
    """Raise `TooSlowError` where the body takes more seconds of CPU time of this process; a busy machine makes no difference."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {most} s of CPU time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

"""
One command, measured: the time it takes, the work it does, and the memory of all its processes together.

Time is measured without a look at memory, which costs time; memory in a run of its own. Linux only: memory is read from /proc.
"""

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.03
"""The seconds between two looks at memory."""


class FailedError(RuntimeError):
    """A command that was to be measured has failed; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Spent:
    """The seconds that a command took by the clock, and those in which its processes kept a processor busy, all together."""

    clock: float
    processor: float


def timed(command: Sequence[str | Path], folder: Path) -> Spent:
    """Runs a command to its end. Raises `FailedError`."""
    before, start = _processor_time(), time.perf_counter()
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    clock = time.perf_counter() - start
    if result.returncode:
        raise FailedError(result.stdout + result.stderr)
    return Spent(clock, _processor_time() - before)


def _processor_time() -> float:
    """What all children so far have used, and their children as far as they were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak_memory(command: Sequence[str | Path], folder: Path) -> int:
    """
    The most bytes that a command and all its processes had in memory at one time. Raises `FailedError`.

    What processes share is counted once: the proportional set size (PSS) of each is added up.
    """
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_proportional, _session(process.pid))))
        time.sleep(INTERVAL)
    _, error = process.communicate()
    if process.returncode:
        raise FailedError(error)
    return peak


def _session(leader: int) -> Iterator[Path]:
    """The processes that a command has started, itself included, as folders of /proc."""
    for folder in PROC.iterdir():
        if folder.name.isdecimal() and _session_of(int(folder.name)) == leader:
            yield folder


def _session_of(process: int) -> int:
    try:
        return os.getsid(process)
    except OSError:
        return 0


def _proportional(process: Path) -> int:
    """The proportional set size of a process in bytes; nothing for one that has ended meanwhile."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)

"""The command itself in a process of its own, as an editor has it open all day."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.pipeline.site_test import REPOSITORY

PATIENCE = 30.0
"""In seconds: after how long a preview that says nothing has hung."""


@dataclass(frozen=True, slots=True)
class Running:
    """A preview that is open at an address."""

    url: str
    process: subprocess.Popen[str]
    lines: Queue[str]

    @property
    def port(self) -> int:
        """Where it is served."""
        return int(self.url.rstrip("/").rpartition(":")[2])

    def built(self) -> str:
        """Waits for the next build; gives the line that tells of its end."""
        return self.lines.get(timeout=PATIENCE)

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Ends it by a signal; gives its exit status and what it complained of."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        assert self.process.stderr
        return self.process.returncode, self.process.stderr.read()


def words(root: Path, *arguments: str) -> list[str]:
    """The words of the command line that opens a preview of a project."""
    return [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "serve", *arguments]


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[Running]:
    """Opens a preview of a project at a free port, and waits until its first build is over."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        words(root, "--port", "0", *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    lines = Queue[str]()
    listener = Thread(target=_listen, args=(process, lines))
    listener.start()
    try:
        told = re.search(r"http://\S+/", lines.get(timeout=PATIENCE))
        assert told, "it told no address"
        preview = Running(told[0], process, lines)
        preview.built()
        yield preview
    finally:
        process.kill()
        listener.join()
        with process:  # closes what it spoke through
            pass


def _listen(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    assert process.stdout
    for line in process.stdout:
        lines.put(line)


def until(true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether something becomes true in that time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()

"""The command in a process of its own."""

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
"""In seconds: the longest wait for a line of output."""


@dataclass(frozen=True, slots=True)
class Running:
    """A running preview."""

    url: str
    process: subprocess.Popen[str]
    lines: Queue[str]

    @property
    def port(self) -> int:
        """The URL of the preview."""
        return int(self.url.rstrip("/").rpartition(":")[2])

    def built(self) -> str:
        """Wait for the end of the next build; return its line of output."""
        return self.lines.get(timeout=PATIENCE)

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End the preview by a signal; return its exit status and its standard error."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        assert self.process.stderr
        return self.process.returncode, self.process.stderr.read()


def words(root: Path, *arguments: str) -> list[str]:
    """Return the command line of a preview of a project."""
    return [sys.executable, str(REPOSITORY / "build.py"), "--root", str(root), "serve", *arguments]


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[Running]:
    """Start a preview of a project at a free port, and wait for its first build."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        words(root, "--port", "0", *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    lines = Queue[str]()
    listener = Thread(target=_listen, args=(process, lines))
    listener.start()
    try:
        url = re.search(r"http://\S+/", lines.get(timeout=PATIENCE))
        assert url, "the preview printed no URL"
        preview = Running(url[0], process, lines)
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
    """Return whether a condition becomes true in that time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()

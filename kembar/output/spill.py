"""
Bytes set aside in a file until a build is done, so that they need not lie in memory.

In come bytes, out goes where they lie. All processes that are forked from one share its spill.
"""

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from kembar.output.staging import wrap_os_errors


class Span(NamedTuple):
    """Where some bytes lie in a spill."""

    start: int
    length: int


class SpillFile:
    """
    A file without a name in a folder, which is gone when it is closed or the process ends.

    One process at a time sets bytes aside, any number of them read. Raises `UnwritableError`.
    """

    def __init__(self, folder: Path) -> None:
        with wrap_os_errors():
            self._file = TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 - whoever makes a spill closes it

    def close(self) -> None:
        """Lets go of everything that was set aside."""
        self._file.close()

    def write(self, content: bytes) -> Span:
        """Sets bytes aside."""
        with wrap_os_errors():
            start = self._file.seek(0, os.SEEK_END)
            rest = memoryview(content)
            while rest:
                rest = rest[self._file.write(rest) :]  # what is not buffered is written as far as the system takes it at once
        return Span(start, len(content))

    def read(self, span: Span) -> bytes:
        """Bytes that were set aside. Where processes share the file, its position is left alone."""
        with wrap_os_errors():
            if os.name == "posix":
                return os.pread(self._file.fileno(), span.length, span.start)
            self._file.seek(span.start)
            return self._file.read(span.length)

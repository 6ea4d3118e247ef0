"""
Bytes that are written to a file until the build ends, so that they need not be in memory.

All processes that are forked from one share its file.
"""

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from kembar.output.staging import wrap_os_errors


class Span(NamedTuple):
    """Where some bytes are in the file."""

    start: int
    length: int


class SpillFile:
    """
    A file without a name in a folder, which is deleted when it is closed or the process ends.

    One process at a time writes, any number of them read. Raises `UnwritableError`.
    """

    def __init__(self, folder: Path) -> None:
        with wrap_os_errors():
            self._file = TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 - the caller closes it

    def close(self) -> None:
        """Delete the file."""
        self._file.close()

    def write(self, content: bytes) -> Span:
        """Write bytes; return where they are."""
        with wrap_os_errors():
            start = self._file.seek(0, os.SEEK_END)
            rest = memoryview(content)
            while rest:
                rest = rest[self._file.write(rest) :]  # what is not buffered is written as far as the system takes it at once
        return Span(start, len(content))

    def read(self, span: Span) -> bytes:
        """Return bytes that were written. The position of a file that processes share is not changed."""
        with wrap_os_errors():
            if os.name == "posix":
                return os.pread(self._file.fileno(), span.length, span.start)
            self._file.seek(span.start)
            return self._file.read(span.length)

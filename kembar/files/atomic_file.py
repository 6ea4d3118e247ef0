"""
Write files atomically.

The bytes are written to a temporary file and flushed to the disk; then one operation of the file system puts the file in its place. A full
disk or a killed process leaves the old file unchanged.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kembar.files.scratch import scratch_folder


@dataclass(frozen=True, slots=True)
class AtomicFile:
    """
    A file that is written through a temporary file in `scratch`, or in a hidden folder next to it if `scratch` cannot be used.

    `scratch` is created when needed, and removed when empty.
    """

    path: Path
    scratch: Path

    def replace(self, data: bytes) -> None:
        """Replace the bytes of the file and keep its mode; a symbolic link stays a link. Raises `OSError`; the file is then unchanged."""
        target = self.path.resolve(strict=True)
        with _temporary(data, self.scratch, target.parent) as written:
            shutil.copymode(target, written)
            written.replace(target)

    def create(self, data: bytes) -> None:
        """Write a new file and its parent folders. Raises `FileExistsError` if the path exists in any form, and `OSError`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(data, self.scratch, self.path.parent) as written:
            _publish(written, self.path)


def _publish(written: Path, file: Path) -> None:
    """Give a temporary file its final name. Raises `FileExistsError` if the name is in use."""
    try:
        file.hardlink_to(written)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EMLINK):
            raise
        if os.path.lexists(file):  # a file system without hard links, such as FAT
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from None
        written.rename(file)


@contextmanager
def _temporary(data: bytes, scratch: Path, folder: Path) -> Iterator[Path]:
    """Yield a temporary file with the given bytes, on the same file system as `folder`."""
    with _scratch(scratch, folder) as own:
        written = own / "file"
        with written.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        yield written


@contextmanager
def _scratch(scratch: Path, folder: Path) -> Iterator[Path]:
    """Yield a folder for a temporary file, in `scratch` if it is on the file system of `folder`."""
    with suppress(OSError):
        scratch.mkdir(exist_ok=True)
    usable = scratch.is_dir() and os.access(scratch, os.W_OK) and scratch.stat().st_dev == folder.stat().st_dev
    try:
        with scratch_folder(scratch if usable else folder, hidden=not usable) as own:
            yield own
    finally:
        with suppress(OSError):
            scratch.rmdir()

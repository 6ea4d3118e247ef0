"""
Files that are written whole or not at all.

The bytes go to a temporary file and to the disk first; then one step of the file system puts the file in its place. So a full disk or a
killed process leaves the file as it was, or not there.
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
    A file, and the folder `scratch` in which its new bytes wait. Where that cannot be used, they wait in a hidden folder next to the file.

    `scratch` is made when it is needed, and removed when it is empty.
    """

    path: Path
    scratch: Path

    def replace(self, data: bytes) -> None:
        """Replaces the bytes of the file, which keeps its mode; a link stays a link. Raises `OSError`, and then leaves it as it was."""
        target = self.path.resolve(strict=True)
        with _temporary(data, self.scratch, target.parent) as written:
            shutil.copymode(target, written)
            written.replace(target)

    def create(self, data: bytes) -> None:
        """Writes a new file, and the folders above it. Raises `FileExistsError` for one that exists, whatever it is, and `OSError`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(data, self.scratch, self.path.parent) as written:
            _link(written, self.path)


def _link(written: Path, file: Path) -> None:
    """Gives a temporary file its name, unless another file has it."""
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
    """A temporary file with some bytes, on the same file system as `folder`."""
    with _scratch(scratch, folder) as own:
        written = own / "file"
        with written.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        yield written


@contextmanager
def _scratch(scratch: Path, folder: Path) -> Iterator[Path]:
    """A folder for a temporary file, in `scratch` where that is on the file system of `folder`."""
    with suppress(OSError):
        scratch.mkdir(exist_ok=True)
    usable = scratch.is_dir() and os.access(scratch, os.W_OK) and scratch.stat().st_dev == folder.stat().st_dev
    try:
        with scratch_folder(scratch if usable else folder, hidden=not usable) as own:
            yield own
    finally:
        with suppress(OSError):
            scratch.rmdir()

"""Write packages with their SHA-256, completely or not at all."""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

Write = Callable[[BinaryIO], object]
"""A function that writes the bytes of a package to a seekable file."""

SUFFIX = ".sha256"


def stage(write: Write, name: str, staging: Path) -> None:
    """Write a package to the folder `staging`, and its checksum `<name>.sha256`, which `sha256sum --check` reads. Raises `OSError`."""
    _write(write, staging / name)
    with (staging / name).open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    _write(lambda into: into.write(f"{digest}  {name}\n".encode()), staging / f"{name}{SUFFIX}")


def deliver(names: Iterable[str], staging: Path, out: Path) -> None:
    """
    Move packages and their checksums from `staging` to `out`, on the same file system. Raises `OSError`.

    The old checksum is removed first, so that a package is never next to the checksum of another one, even if the process is killed.
    """
    for name in names:
        package, checksum = out / name, out / f"{name}{SUFFIX}"
        former = checksum.read_bytes() if package.exists() and checksum.exists() else None
        checksum.unlink(missing_ok=True)
        try:
            (staging / name).replace(package)
        except OSError:
            if former is not None:
                with suppress(OSError):
                    checksum.write_bytes(former)
            raise
        (staging / checksum.name).replace(checksum)


def _write(write: Write, path: Path) -> None:
    with path.open("xb") as opened:
        write(opened)
        opened.flush()
        os.fsync(opened.fileno())

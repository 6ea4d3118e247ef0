"""Writing packages with their SHA-256, whole or not at all."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

SUFFIX = ".sha256"


def stage(content: bytes, name: str, staging: Path) -> None:
    """Writes a package to the folder `staging`, and its checksum `<name>.sha256`, which `sha256sum --check` reads. Raises `OSError`."""
    _write(content, staging / name)
    _write(f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode(), staging / f"{name}{SUFFIX}")


def deliver(names: Iterable[str], staging: Path, out: Path) -> None:
    """
    Moves packages and their checksums from `staging` to `out`, on the same file system. Raises `OSError`.

    The old checksum is removed first, so that a package is never next to one that is not its own, wherever the process is stopped.
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


def _write(content: bytes, path: Path) -> None:
    with path.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())

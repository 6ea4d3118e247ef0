"""Writing a file of words: whole or not at all."""

import os
import shutil
import tempfile
from pathlib import Path


def replace(file: Path, data: bytes) -> None:
    """
    Puts new bytes in a file's place at once, with its mode. A link stays a link. Raises `OSError`.

    The bytes are written beside it first, under a name that readers of the folder pass over.
    """
    target = file.resolve(strict=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".kembar", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as beside:
            beside.write(data)
            beside.flush()
            os.fsync(beside.fileno())
        shutil.copymode(target, written)
        written.replace(target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def create(file: Path, data: bytes) -> None:
    """Writes a new file. Raises `FileExistsError` for one that is there already, whatever it is, and `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as fresh:
        try:
            fresh.write(data)
        except OSError:
            file.unlink()
            raise

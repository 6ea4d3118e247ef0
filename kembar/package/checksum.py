"""Writing a package beside its SHA-256, whole or not at all."""

import hashlib
from pathlib import Path


def put(content: bytes, path: Path) -> None:
    """
    Writes a package to `path`, and beside it `<name>.sha256`, which `sha256sum --check` reads. Raises `OSError`.

    Each file is written under another name first, so that nobody is handed half of one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(content, path)
    _write(f"{hashlib.sha256(content).hexdigest()}  {path.name}\n".encode(), path.with_name(f"{path.name}.sha256"))


def _write(content: bytes, path: Path) -> None:
    beside = path.with_name(f".{path.name}.kembar")
    beside.write_bytes(content)
    beside.replace(path)

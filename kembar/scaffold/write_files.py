"""Writing new files (all or none, never over an existing one) and generated files (over existing ones)."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kembar.files.atomic_file import AtomicFile


def write_new(texts: Mapping[Path, str], scratch: Path) -> None:
    """
    Write files. A file that exists must have the same text. `scratch` is a folder for temporary files.

    Raises `OSError`, such as `FileExistsError`, after removing the files that this call has written.
    """
    made: list[Path] = []
    try:
        for file, text in texts.items():
            if not _has(file, text):
                AtomicFile(file, scratch).create(text.encode())
                made.append(file)
    except BaseException:
        for file in made:
            with suppress(OSError):
                file.unlink()
        raise


def is_interrupted(texts: Mapping[Path, str]) -> bool:
    """Return whether some of these files exist with exactly these texts and the others do not, as after a killed `write_new`."""
    existing = [file for file in texts if os.path.lexists(file)]
    return 0 < len(existing) < len(texts) and all(_has(file, texts[file]) for file in existing)


def _has(file: Path, text: str) -> bool:
    try:
        return file.read_bytes() == text.encode()
    except OSError:
        return False


def write_generated(texts: Mapping[Path, str]) -> None:
    """Write files, over existing ones too. Raises `OSError`."""
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

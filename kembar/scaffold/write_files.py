"""
Writing files: new ones all or none and never over one that is there, generated ones anew.

In come texts by file; they are written, or an `OSError` tells why not.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kembar.files.atomic_file import AtomicFile


def write_new(texts: Mapping[Path, str], scratch: Path) -> None:
    """
    Writes files, of which those that exist must have the same text already. `scratch` is a folder for a temporary file.

    Raises `OSError`, `FileExistsError` among them, and then removes those that it has written.
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
    """Whether some of these files exist with exactly these texts, and the others do not: a run that writes them was killed."""
    existing = [file for file in texts if os.path.lexists(file)]
    return 0 < len(existing) < len(texts) and all(_has(file, texts[file]) for file in existing)


def _has(file: Path, text: str) -> bool:
    """Whether a file has a text, byte for byte."""
    try:
        return file.read_bytes() == text.encode()
    except OSError:
        return False


def write_generated(texts: Mapping[Path, str]) -> None:
    """Writes files, whether or not they exist. Raises `OSError`."""
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

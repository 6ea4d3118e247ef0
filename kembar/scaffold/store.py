"""
Writing files: new ones all or none and never over one that is there, generated ones anew.

In come texts by file; they are written, or an `OSError` tells why not.
"""

from collections.abc import Mapping
from pathlib import Path


def put(texts: Mapping[Path, str]) -> None:
    """Writes files that must not exist yet. Raises `OSError`, `FileExistsError` among them, and then leaves none of them behind."""
    made: list[Path] = []
    try:
        for file, text in texts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                made.append(file)
                opened.write(text)
    except OSError:
        for file in made:
            file.unlink(missing_ok=True)
        raise


def renew(texts: Mapping[Path, str]) -> None:
    """Writes files, whether or not they exist. Raises `OSError`."""
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

"""Folders for the offline check, and its results."""

from collections.abc import Mapping
from pathlib import Path

from kembar.check.offline import offline_check as gate


def reported(root: Path, files: Mapping[str, str]) -> list[str]:
    """Place and code of everything that the gate finds in a folder of these files."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return [f"{problem.location} {problem.code}" for problem in gate.check_folder(root)]

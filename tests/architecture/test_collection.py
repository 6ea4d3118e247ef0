"""pytest collects every test file and every doctest: it skips folders with certain names by default."""

import re
import subprocess
import sys

from tests.architecture.collected_files import LINE
from tests.architecture.modules import REPOSITORY

TEST = re.compile(r"^ *def test_", re.MULTILINE)


def collected() -> set[str]:
    """Return the paths of the files from which pytest collects something, each behind the kind of its collector."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-s",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.architecture.collected_files",
    ]
    printed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False).stdout
    return {line.removeprefix(LINE) for line in printed.splitlines() if line.startswith(LINE)}


def test_every_file_with_tests_and_every_module_with_doctests_is_collected() -> None:
    tests = {f"Module {path}" for path in (REPOSITORY / "tests").rglob("*.py") if TEST.search(path.read_text(encoding="utf-8"))}
    doctests = {f"DoctestModule {path}" for path in (REPOSITORY / "kembar").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8")}

    assert sorted((tests | doctests) - collected()) == []

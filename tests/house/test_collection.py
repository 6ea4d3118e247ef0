"""pytest collects every test file and every doctest: a folder whose name it skips by default would go unseen."""

import subprocess
import sys

from tests.house.modules import REPOSITORY


def test_every_file_of_tests_and_every_doctest_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    collected = {line.partition("::")[0] for line in listed.splitlines() if "::" in line}
    assert _files_with_tests() - collected == set()


def _files_with_tests() -> set[str]:
    tests = {path for path in (REPOSITORY / "tests").rglob("test_*.py") if "def test_" in path.read_text(encoding="utf-8")}
    doctests = {path for path in (REPOSITORY / "kembar").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8")}
    return {path.relative_to(REPOSITORY).as_posix() for path in tests | doctests}

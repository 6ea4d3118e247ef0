"""A skipped test names what is missing, and fails in continuous integration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.modules import REPOSITORY


@pytest.mark.parametrize(("environment", "ends"), [({}, "1 skipped"), ({"CI": "true"}, "1 error")])
def test_a_test_without_its_program_is_skipped_and_fails_where_ci_is_set(environment: dict[str, str], ends: str, tmp_path: Path) -> None:
    own = f"--basetemp={tmp_path / 'own'}"  # otherwise it removes the folders of earlier runs, which may take minutes
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        own,
        "tests/check/test_external_links.py",
        "-k",
        "certificate",
    ]
    others = {name: value for name, value in os.environ.items() if name not in ("CI", "PATH")}

    ran = subprocess.run(command, cwd=REPOSITORY, env={**others, **environment, "PATH": ""}, capture_output=True, text=True, check=False)

    assert ends in ran.stdout.splitlines()[-1]
    assert "not installed: openssl" in ran.stdout

"""Programs of the system that tests drive; `tests/machine.sh` installs those that are missing."""

import os
import shutil

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called, here and there."""


def needed(*names: str) -> str:
    """The first of these programs that is installed. Without any, the test is skipped by name; where CI is set, that is a failure."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {' or '.join(names)}")
    return found

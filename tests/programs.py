"""Programs of the system that tests drive; `tests/machine.sh` installs those that are missing."""

import shutil

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called, here and there."""


def needed(*names: str) -> str:
    """Return the first of these programs that is installed. Without any, the test is skipped and names them."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"not installed: {' or '.join(names)}")
    return found

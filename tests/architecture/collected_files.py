"""A plugin for `pytest --collect-only` that prints each file that pytest would collect tests from, without importing it."""

from collections.abc import Generator
from pathlib import Path

import pytest

LINE = "collected file: "


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Print the path of a file from which tests or doctests would be collected, with the kind of collector, and collect nothing."""
    for collector in (yield):
        print(f"{LINE}{type(collector).__name__} {file_path}")
    return []

"""The library that every test of faults loads."""

from pathlib import Path

import pytest

from tests.faults.injector import compile_library
from tests.programs import needed


@pytest.fixture(scope="package")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled library that lets calls fail."""
    needed("gcc")
    needed("taskset")
    return compile_library(tmp_path_factory.mktemp("failing"))

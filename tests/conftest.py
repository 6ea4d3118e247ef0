"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.pipeline.site_test import SiteTest
from tests.portal import Portal


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make proof` lets more system calls fail than the suite does."""
    parser.addoption("--calls", type=int, help="how many calls of each kind in each folder fail, instead of a sample")


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """The small site, in a folder of its own, not yet built."""
    return SiteTest.copy("small", tmp_path)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The real portal, built once. Not to be changed."""
    return Portal.build(tmp_path_factory.mktemp("portal") / "dist")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool speaks English, whatever the language of the machine is."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

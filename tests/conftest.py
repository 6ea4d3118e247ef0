"""The fixtures that every test can use, and the marks that sort tests into `make quick`, `make test` and `make proof`."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.pipeline.site_test import SiteTest
from tests.portal import Portal

HERE = Path(__file__).parent
FOLDERS = {"browser": "browser", "faults": "faults", "pipeline": "sites", "package": "sites"}
"""The marks of all tests in some folders."""

FIXTURES = {"portal": "portal", "host": "portal", "site": "sites", "small": "sites"}
"""The marks of all tests that use some fixtures, directly or not."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make proof DEPTH=N` goes N times as deep."""
    parser.addoption("--depth", type=int, default=1, help="by how much the tests of “make proof” try more stories, examples and faults")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by its folder and by the fixtures that it uses, so that no list of slow tests has to be maintained."""
    for item in items:
        folders = {mark for folder, mark in FOLDERS.items() if HERE / folder in item.path.parents}
        fixtures = {FIXTURES[name] for name in getattr(item, "fixturenames", ()) if name in FIXTURES}
        for mark in folders | fixtures:
            item.add_marker(mark)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skipped test fail in continuous integration, where everything that tests need is installed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and "CI" in os.environ:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"a test must not be skipped where CI is set: {reason}"
    return report


@pytest.fixture(scope="session")
def depth(request: pytest.FixtureRequest) -> int:
    """By how much a test of `make proof` tries more than by default."""
    depth: int = request.config.getoption("--depth")
    return depth


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """The small site, in a folder of its own, not yet built."""
    return SiteTest.copy("small", tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The small site, built. Not to be changed."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("small"))
    site.restore_build()
    return site


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The copy of the portal, built once. Not to be changed."""
    return Portal.build(tmp_path_factory.mktemp("portal") / "dist")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool speaks English, whatever the language of the machine is."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

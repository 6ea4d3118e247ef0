"""The small site built once, for every story that only reads."""

import pytest

from tests.pipeline.site_test import SiteTest


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The small site as it is published. Not to be changed."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("small"))
    built = site.build()
    assert built.problems == ""
    return site

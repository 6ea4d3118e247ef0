"""The site whose files are mutated."""

import pytest

from tests.pipeline.site_test import SiteTest


@pytest.fixture(scope="package")
def victim(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The small site, whose files a test mutates and puts back. Messages are not collected, which takes longer than all checks together."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("victim"))
    site.delete("locales/babel.cfg")
    return site

"""A preview of the small site, in parts."""

import pytest

from tests.pipeline.site_test import SiteTest
from tests.serve.parts import Parts


@pytest.fixture
def parts(site: SiteTest) -> Parts:
    """Return the parts of a preview that has built nothing yet."""
    return Parts.of(site)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """Return the parts of a preview that has built the small site. Tests must not change them."""
    parts = Parts.of(SiteTest.copy("small", tmp_path_factory.mktemp("built")))
    assert parts.build()
    return parts

"""The real content, and every page made from it, has no problem: the only test of the content's words."""

import pytest

from kembar import report
from kembar.pipeline.check import check
from kembar.pipeline.project import BuildOptions, Project
from tests.architecture.modules import REPOSITORY


@pytest.mark.portal
def test_the_content_of_the_portal_has_no_problem() -> None:
    result = check(Project(REPOSITORY, REPOSITORY / "content"), BuildOptions())

    assert report.text(result.problems, REPOSITORY.joinpath) == ""

"""The small site as it is packed."""

import pytest

from kembar.model.profile import Profile
from kembar.output.writer import render_all
from kembar.package.offline_site import OfflineSite, moment
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site, make_search_files, targets
from kembar.pipeline.project import Project
from kembar.render.environment import Templates
from tests.pipeline.site_test import SiteTest


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> OfflineSite:
    """The small site, finished for a folder. Not to be changed."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("packed"))
    project = Project(site.root, site.root / "content")
    arranged, problems = arrange_site(project, BuildOptions(profile=Profile.OFFLINE))
    assert arranged
    assert problems == []
    render_all(
        targets(Templates(project.templates), arranged, make_search_files(arranged, faulty=False)), site.root / "offline", faulty=False
    )
    config = arranged.site.config
    return OfflineSite(site=arranged.site, folder=site.root / "offline", messages=arranged.messages, moment=moment(config, None))


@pytest.fixture(autouse=True)
def _quick_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Java compile once, without optimising: EPUBCheck takes a third of the CPU time for one book."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

"""The real portal, built once for all tests that look at it."""

from dataclasses import dataclass
from pathlib import Path

from kembar import report
from kembar.model.profile import Profile
from kembar.pipeline.building import build
from kembar.pipeline.project import BuildOptions, Project
from tests.pipeline.site_test import REPOSITORY


@dataclass(frozen=True, slots=True)
class Portal:
    """Where the portal was published to, and what was wrong with it."""

    out: Path
    problems: str

    @classmethod
    def build(cls, out: Path, base_url: str = "", profile: Profile = Profile.WEB) -> "Portal":
        """Builds the repository's own content."""
        result = build(Project(REPOSITORY, REPOSITORY / "content"), out, BuildOptions(base_url=base_url, profile=profile))
        return cls(out, report.text(result.problems, REPOSITORY.joinpath))

"""The real portal, built once for all tests that look at it."""

from dataclasses import dataclass
from pathlib import Path

from kembar import pipeline, report
from kembar.model.profile import Profile
from tests.pipeline.site_test import REPOSITORY


@dataclass(frozen=True, slots=True)
class Portal:
    """Where the portal was published to, and what was wrong with it."""

    out: Path
    problems: str

    @classmethod
    def build(cls, out: Path, base_url: str = "", profile: Profile = Profile.WEB) -> "Portal":
        """Builds the repository's own content."""
        settings = pipeline.Settings(base_url=base_url, profile=profile)
        result = pipeline.build(pipeline.Project(REPOSITORY, REPOSITORY / "content"), out, settings)
        return cls(out, report.text(result.problems, REPOSITORY.joinpath))

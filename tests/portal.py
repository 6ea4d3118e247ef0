"""The portal that tests of the code look at: a copy of the real content, which edits of the content leave alone."""

from dataclasses import dataclass
from pathlib import Path

from kembar import report
from kembar.model.profile import Profile
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import REPOSITORY

CONTENT = REPOSITORY / "tests" / "sites" / "jakarta" / "content"
"""The content of the portal as it was in December 2026. A change of the format of content changes it too."""

PROJECT = Project(REPOSITORY, CONTENT)


@dataclass(frozen=True, slots=True)
class Portal:
    """Where the portal was published to, and what was wrong with it."""

    out: Path
    problems: str

    @classmethod
    def build(cls, out: Path, base_url: str = "", profile: Profile = Profile.WEB) -> "Portal":
        """Build the copy of the portal's content with the real templates, catalogues and assets."""
        result = build(PROJECT, out, BuildOptions(base_url=base_url, profile=profile))
        return cls(out, report.as_text(result.problems, REPOSITORY.joinpath))

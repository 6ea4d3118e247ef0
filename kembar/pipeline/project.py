"""
What a run is about: where the parts of a project lie, what a person asks of the run, and what came of it.

Nothing here loads a stage, so that a command which finds that there is nothing to do has cost next to nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from kembar.model.output import Report
from kembar.model.problem import Level, Problem
from kembar.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Project:
    """
    Where the parts of a site lie. `root` holds templates, locales and assets; `content` may lie elsewhere.

    `scratch` is the folder in which `check` looks at finished pages, and where a build keeps those that it refuses; without one no lines of
    them are shown.
    """

    root: Path
    content: Path
    scratch: Path | None = None

    @property
    def templates(self) -> Path:
        """The folder of the Jinja templates."""
        return self.root / "templates"

    @property
    def schemas(self) -> Path:
        """The folder of the JSON Schemas for editors' tools."""
        return self.root / "schemas"

    @property
    def own_folder(self) -> Path:
        """A folder next to the content for files that are being written, on the same file system."""
        return self.content.resolve().parent / ".kembar"

    def file(self, path: str) -> Path:
        """
        The file that a problem's place names: content that lies elsewhere is named from the folder around it, and what is found
        nowhere may be a finished page.
        """
        content = self.content.resolve()
        elsewhere = not content.is_relative_to(self.root.resolve()) and path.startswith(f"{content.name}/")
        file = content.parent / path if elsewhere else self.root / path
        return self.scratch / path if self.scratch and not file.exists() else file


EXTERNAL_MINUTES = 15
"""How long a check asks other hosts, unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """
    What a person may ask of one run: another address than the content's own, warnings that fail, a folder written anew.

    `epoch` is SOURCE_DATE_EPOCH, in seconds since 1970 UTC; `day` is the same as an ISO 8601 date. `external` lets `check` ask other
    hosts, for no longer than `external_minutes`, and with `external_private` also those of private networks. `profile` says for whom the
    site is made.
    """

    base_url: str = ""
    strict: bool = False
    clean: bool = False
    epoch: int | None = None
    day: str = ""
    external: bool = False
    external_private: bool = False
    external_minutes: int = EXTERNAL_MINUTES
    profile: Profile = Profile.WEB


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did, and what it found."""

    report: Report
    problems: tuple[Problem, ...]
    failed: bool


def fails(problems: list[Problem], *, strict: bool) -> bool:
    """Whether these problems stand in the way of publishing."""
    return any(strict or problem.level is Level.ERROR for problem in problems)

"""
A project, and the result of a run.

This module loads no stage, so that a build with nothing to do takes little time.
"""

from dataclasses import dataclass
from pathlib import Path

from kembar.model.output import Report
from kembar.model.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class Project:
    """
    Where the parts of a site are. `root` holds templates, locales and assets; `content` may be elsewhere.

    `check` renders pages into `scratch`, and a build copies those that it refuses there; without it, problems of pages are shown
    without their lines.
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
        Return the file that a problem's location names: content outside the project is named from the folder around it, and a file
        that does not exist may be a finished page.
        """
        content = self.content.resolve()
        elsewhere = not content.is_relative_to(self.root.resolve()) and path.startswith(f"{content.name}/")
        file = content.parent / path if elsewhere else self.root / path
        return self.scratch / path if self.scratch and not file.exists() else file


@dataclass(frozen=True, slots=True)
class Result:
    """The report and the problems of a run."""

    report: Report
    problems: tuple[Problem, ...]
    failed: bool


def fails(problems: list[Problem], *, strict: bool) -> bool:
    """Return whether these problems prevent publishing."""
    return any(strict or problem.level is Level.ERROR for problem in problems)

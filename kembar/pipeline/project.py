"""
A project, the options of one run, and its result.

This module loads no stage, so that a build with nothing to do takes little time.
"""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from kembar.model.output import Report
from kembar.model.problem import Level, Problem
from kembar.model.profile import Profile


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


EXTERNAL_MINUTES = 15
"""How long a check asks other hosts, by default."""


T = TypeVar("T")


def option(default: T, *, changes_output: bool) -> T:
    """Return a field of `Settings`."""
    made: T = field(default=default, metadata={"changes_output": changes_output})
    return made


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """
    The options of one run. Each declares whether it changes what a build writes; if so, another value makes every output stale.

    `base_url` replaces that of the content. `strict` makes warnings fail. `clean` writes every file again. `epoch` is SOURCE_DATE_EPOCH,
    in seconds since 1970 UTC, and `day` is the same as an ISO 8601 date. `external` lets `check` ask other hosts, for no longer than
    `external_minutes`, and with `external_private` also those of private networks. `profile` is the kind of site.
    """

    base_url: str = option("", changes_output=True)
    strict: bool = option(default=False, changes_output=False)
    clean: bool = option(default=False, changes_output=False)
    epoch: int | None = option(None, changes_output=False)
    day: str = option("", changes_output=True)
    external: bool = option(default=False, changes_output=False)
    external_private: bool = option(default=False, changes_output=False)
    external_minutes: int = option(EXTERNAL_MINUTES, changes_output=False)
    profile: Profile = option(Profile.WEB, changes_output=True)  # noqa: RUF009 - it returns a field

    @property
    def of_output(self) -> tuple[str, ...]:
        """The values of the options that change what a build writes. Raises `KeyError` for an option that does not declare it."""
        return tuple(str(getattr(self, field.name)) for field in fields(self) if field.metadata["changes_output"])


@dataclass(frozen=True, slots=True)
class Result:
    """The report and the problems of a run."""

    report: Report
    problems: tuple[Problem, ...]
    failed: bool


def fails(problems: list[Problem], *, strict: bool) -> bool:
    """Return whether these problems prevent publishing."""
    return any(strict or problem.level is Level.ERROR for problem in problems)

"""
A driver of stories about tiny whole sites: build, change, build.

A case of `tests/sites/` is copied into a folder of its own as a project, with the templates, locales and assets of the repository; a
case may add locales of its own. Paths are the project's, such as `content/id/cities/nordhavn.md`, or below the
output folder, such as `en/index.html`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kembar import report
from kembar.incremental.preview_session import PreviewRequest
from kembar.model.profile import Profile
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.published import PublishedPage

Ran = subprocess.CompletedProcess[str]

REPOSITORY = Path(__file__).parents[2]
CACHE = ".dist.kembar"
"""The folder next to the output folder in which the build keeps its cache."""

EDITED = [
    "assets/search/en/entries-1.js",
    "assets/search/en/index.js",
    "assets/search/en/words-1.js",
    "en/cities/nordhavn/index.html",
    "en/search.js",
]
"""What another sentence on the English page of Nordhavn changes in the small site: the page, and the index of its language's search."""

REPLACED = 3
"""How many of these files have a digest in their names, so that the files of before are removed."""


@dataclass(frozen=True, slots=True)
class Built:
    """
    What a build did, how much work it was, and its problems as a person reads them.

    Files of a search index are named without their digests; one that replaces another is made, and none is removed.
    """

    made: list[str]
    removed: list[str]
    kept: int
    read: int
    rendered: int
    problems: str
    failed: bool


def without_digest(path: str) -> str:
    """The path of a published file, of a file of a search index without its digest."""
    return re.sub(r"^(assets/search/.*)\.[0-9a-f]{8}\.js$", r"\1.js", path)


def _copy_sources(case: str, root: Path) -> None:
    for part in ("templates", "locales", "assets"):
        shutil.copytree(REPOSITORY / part, root / part)
    shutil.copytree(REPOSITORY / "tests" / "sites" / case, root, dirs_exist_ok=True)


@cache
def _built(case: str) -> Mapping[str, bytes]:
    """Build a case once in this process. Returns each file of the output folder and of the cache by its path below the project."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _copy_sources(case, root)
        assert not SiteTest(root, root / "dist").build().failed
        files = [path for top in ("dist", CACHE) for path in (root / top).rglob("*") if path.is_file()]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _templates(cache: str) -> Mapping[str, bytes]:
    """Return the compiled templates by their paths below the project, for a cache with this name."""
    return {path.replace(CACHE, cache): content for path, content in _built("small").items() if path.startswith(f"{CACHE}/templates/")}


def _restore(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a built project. A cache in which other users can write is not trusted by a build."""
    for path, content in files.items():
        file, top = root / path, path.partition("/")[0]
        if top != "dist":
            (root / top).mkdir(mode=0o700, exist_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o644)
        file.write_bytes(content)


@dataclass(frozen=True, slots=True)
class SiteTest:
    """A project in `root`, published to `out`, with the content of `case` at first."""

    root: Path
    out: Path
    case: str = "small"

    @classmethod
    def copy(cls, case: str, root: Path) -> "SiteTest":
        """Return a new project with the content of a case, which has never been built; its templates are compiled already."""
        _copy_sources(case, root)
        _restore(root, _templates(CACHE))
        return cls(root, root / "dist", case)

    def restore_build(self) -> None:
        """Put the output folder and the cache in place as the first build leaves them, from a build that the tests of a process share."""
        _restore(self.root, _built(self.case))

    def clean_files(self) -> dict[str, bytes]:
        """Return the files that a clean build of the project publishes, which is made in another folder."""
        clean = SiteTest(self.root, self.root / "clean")
        _restore(self.root, _templates(".clean.kembar"))
        clean.build(clean=True)
        return clean.files()

    def build(
        self,
        *,
        base_url: str = "",
        strict: bool = False,
        clean: bool = False,
        profile: Profile = Profile.WEB,
        request: PreviewRequest | None = None,
    ) -> Built:
        """Builds in this process."""
        settings = BuildOptions(base_url=base_url, strict=strict, clean=clean, profile=profile)
        result = build(Project(self.root, self.root / "content"), self.out, settings, request=request)
        made, problems = result.report, report.as_text(result.problems, self.root.joinpath)
        new = [without_digest(path) for path in made.made]
        removed = [path for path in map(without_digest, made.removed) if path not in new]
        return Built(sorted(new), removed, made.kept, made.read, made.rendered, problems, result.failed)

    def run(self, *arguments: str, cwd: Path | None = None, behind: Sequence[str] = (), **environment: str) -> Ran:
        """Builds in a process of its own; `behind` are the words of a command that is to start it."""
        return subprocess.run(
            [*behind, *self.command(*arguments)],
            cwd=cwd or self.root,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *arguments: str) -> list[str]:
        """The words of the command line that builds the project."""
        return [sys.executable, str(REPOSITORY / "build.py"), "--root", str(self.root), "build", "--out", str(self.out), *arguments]

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text that occurs once in a file of the project."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def write(self, path: str, text: str) -> None:
        """Writes a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")

    def delete(self, path: str) -> None:
        """Takes a file out of the project."""
        (self.root / path).unlink()

    def read(self, path: str) -> str:
        """The text of a published file."""
        return (self.out / path).read_text(encoding="utf-8")

    def page(self, path: str) -> PublishedPage:
        """A published page."""
        return PublishedPage.parse(path, self.read(path))

    def pages(self) -> Mapping[str, PublishedPage]:
        """Every published page by its path. Raises `html5lib.html5parser.ParseError` for one that is not valid to the parser."""
        return {path: self.page(path) for path in self.files() if path.endswith(".html")}

    def files(self) -> dict[str, bytes]:
        """Every published file by its path: two equal results are two equal sites."""
        paths = sorted(path for path in self.out.rglob("*") if path.is_file())
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in paths}

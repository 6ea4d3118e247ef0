"""What `pip install kembar` installs: enough to build a web site; commands that need an extra name it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import pytest

from tests.architecture.modules import REPOSITORY
from tests.pipeline.site_test import SiteTest

PINNED = re.findall(r"^([\w.-]+)==", (REPOSITORY / "requirements" / "build.txt").read_text(encoding="utf-8"), re.MULTILINE)


def top_level(distribution: str) -> Iterator[Path]:
    """The packages, modules and metadata of an installed distribution."""
    for file in files(distribution) or ():
        if ".." not in file.parts and file.parts[0] != "__pycache__":
            yield Path(str(file.locate())).parents[len(file.parts) - 2] if len(file.parts) > 1 else Path(str(file.locate()))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages that contains exactly the distributions pinned in `requirements/build.txt`."""
    folder = tmp_path_factory.mktemp("core")
    for path in {path for name in PINNED for path in top_level(name)}:
        (folder / path.name).symlink_to(path)
    return folder


def run(packages: Path, site: SiteTest, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line without the packages of this environment."""
    command = [sys.executable, "-S", str(REPOSITORY / "build.py"), "--root", str(site.root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(packages), "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=site.root, env=environment, capture_output=True, text=True, check=False)


def test_the_core_builds_a_web_site(packages: Path, site: SiteTest) -> None:
    result = run(packages, site)

    assert (result.returncode, result.stderr) == (0, "")
    assert (site.root / "dist" / "en" / "cities" / "nordhavn" / "index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (("serve",), ("serve", "watchfiles", "serve")),
        (("build", "--profile", "offline"), ("--profile offline", "tinycss2, tree_sitter, tree_sitter_javascript", "check")),
        (("check", "--offline", "."), ("--offline", "tinycss2, tree_sitter, tree_sitter_javascript", "check")),
        (("package",), ("--zip", "tinycss2, tree_sitter, tree_sitter_javascript", "check")),
        (("package", "--epub"), ("--epub", "tinycss2, tree_sitter, tree_sitter_javascript, html5lib, libzim", "package")),
    ],
)
def test_a_command_without_its_extra_names_it_and_does_nothing(
    packages: Path, site: SiteTest, arguments: tuple[str, ...], reported: tuple[str, str, str]
) -> None:
    place, missing, extra = reported
    before = sorted(site.root.rglob("*"))

    result = run(packages, site, *arguments)

    assert (result.returncode, result.stdout) == (2, "1 error\n")
    assert result.stderr == (
        f"{place}: error extra.missing: this needs packages that are not installed: {missing}\n"
        f"    install them: pip install 'kembar[{extra}]'\n"
    )
    assert sorted(site.root.rglob("*")) == before


def test_a_missing_extra_is_reported_in_the_language_and_as_json(packages: Path, site: SiteTest) -> None:
    result = run(packages, site, "--lang", "id", "build", "--profile", "offline", "--format", "json")

    (problem,) = json.loads(result.stdout)["problems"]
    assert (result.returncode, problem["code"], problem["hint"]) == (2, "extra.missing", "pasang dengan: pip install 'kembar[check]'")

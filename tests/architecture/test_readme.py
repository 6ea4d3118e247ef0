"""The commands in README and docs can be run as they are."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.site_test import REPOSITORY, SiteTest

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = ("git clone", "cd ")
"""What a reader does around the project: not run here."""


def shown() -> list[tuple[str, str]]:
    """Every command of a shell block, with the file that shows it."""
    files = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("**/*.md"))]
    return [
        (file.relative_to(REPOSITORY).as_posix(), command)
        for file in files
        if file.is_file()
        for block in BLOCK.findall(file.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if (command := line.partition("  #")[0].strip()) and not command.startswith(("#", *NOT_RUN))
    ]


@pytest.fixture
def clone(site: SiteTest) -> Path:
    """Return the folder of a small project that can be run as a clone of the repository, and has been built."""
    site.restore_build()
    shutil.copy(REPOSITORY / "build.py", site.root)
    shutil.copytree(REPOSITORY / "kembar", site.root / "kembar")
    return site.root


@pytest.mark.parametrize(("file", "command"), shown())
def test_a_command_that_is_shown_works(file: str, command: str, clone: Path) -> None:
    words = shlex.split(command)
    if words[0] == "make":
        words = ["make", "--dry-run", "--directory", str(REPOSITORY), *words[1:]]
    else:
        assert Path(words[0]).name == "python", f"{file} shows a command that no test knows: {command}"
        words = [sys.executable, *words[1:]]

    result = subprocess.run(words, cwd=clone, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")

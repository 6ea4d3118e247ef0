"""The real content has no problem, whatever it contains; no other test depends on its words."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from kembar import report
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.check import check
from kembar.pipeline.project import Project
from tests.architecture.modules import REPOSITORY

READERS = {"tests/architecture/test_content.py", "tests/architecture/test_schemas.py"}
"""The tests that read the real content: this one, and one that takes only the languages from its settings."""

EDITS = 50
WORD = re.compile(r"(?<![\w\[\](){}#@:/.<>_*`–-])[a-z]{4,}(?= [a-z])")
"""A word between other words, outside links, headings and marks."""


@pytest.mark.portal
def test_the_content_of_the_portal_has_no_problem() -> None:
    found = check(Project(REPOSITORY, REPOSITORY / "content"), BuildOptions()).problems
    problems = [problem for problem in found if not problem.code.startswith("translation.")]  # a translation may be behind its original

    assert report.as_text(problems, REPOSITORY.joinpath) == ""


def test_no_test_of_the_code_reads_the_real_content() -> None:
    readers = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "tests").rglob("*.py")
        if 'REPOSITORY / "content"' in path.read_text(encoding="utf-8")
    }

    assert readers == READERS


@pytest.mark.proof
def test_random_edits_of_the_content_turn_no_test_red(tmp_path: Path, depth: int) -> None:
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, tmp_path / "clone"], check=True)
    edit(tmp_path / "clone" / "content", Random(depth))  # noqa: S311 - no secret

    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not (proof or faults)"]
    ran = subprocess.run(command, cwd=tmp_path / "clone", capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout


def edit(content: Path, random: Random) -> None:
    """Replace a word in each of 50 files, texts of pages and titles of sources."""
    files = [*content.glob("*/*/*.md"), *content.glob("facts/sources/*.yaml")]
    edited = {path: text for path in sorted(files) if (text := _edited(path, random)) != path.read_text(encoding="utf-8")}
    for path in random.sample([*edited], EDITS):
        path.write_text(edited[path], encoding="utf-8")


def _edited(path: Path, random: Random) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return re.sub(r"^title: (\w+)", r"title: \1 kata", text, count=1, flags=re.MULTILINE)
    body = text.index("---\n", 4)
    words = list(WORD.finditer(text, body))
    word = random.choice(words) if words else None
    return f"{text[: word.start()]}kata{text[word.end() :]}" if word else text

"""A project under trial: edits reach its finished pages, and cleaning leaves only what was laid out."""

import sys
from pathlib import Path

import pytest

from bench.corpus.making import SMALLEST
from bench.measure import FailedError, peak_memory, timed
from bench.tools import TOOLS
from bench.trial import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("trial")
    return Project.lay_out(TOOLS["kembar"], SMALLEST, folder / "kembar", folder)


def test_a_round_builds_edits_and_cleans(project: Project) -> None:
    timed(project.command, project.folder)
    project.confirm()

    project.edit()
    with pytest.raises(FailedError, match="has not brought the page of"):
        project.confirm()
    timed(project.command, project.folder)
    project.confirm()

    project.clean()
    assert frozenset(project.folder.rglob("*")) == project.laid


def test_a_second_edit_takes_back_the_first(project: Project) -> None:
    file = project.folder / project.tool.words.format(key=project.edited)
    before = file.read_bytes()

    project.edit()
    assert file.read_bytes() != before
    project.edit()
    assert file.read_bytes() == before


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        timed(["sh", "-c", "echo no such thing >&2; exit 3"], tmp_path)
    with pytest.raises(FailedError, match="no such thing"):
        peak_memory(["sh", "-c", "echo no such thing >&2; exit 3"], tmp_path)


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    child = "import time; held = bytearray(40_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; held = bytearray(40_000_000); subprocess.run([sys.executable, '-c', {child!r}], check=True)"

    assert peak_memory([sys.executable, "-c", parent], tmp_path) > 80_000_000

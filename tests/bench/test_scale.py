"""A site of 10,000 pages: its memory, and an edit of it."""

from pathlib import Path

import pytest

from bench.measure import peak_memory, timed
from bench.tools import TOOLS
from bench.trial import Project

PAGES = 10_000
MOST_MEMORY = 400 << 20
"""Bytes that all processes of a build take together."""


@pytest.mark.proof
def test_a_large_site_needs_little_memory_and_an_edit_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    project = Project.lay_out(TOOLS["kembar"], PAGES, tmp_path / "kembar", tmp_path)

    assert peak_memory(project.command, project.folder) <= MOST_MEMORY

    project.edit()
    timed(project.command, project.folder)
    project.confirm()
    edited = files(project.output)
    timed([*project.command, "--clean"], project.folder)
    clean = files(project.output)

    assert [path for path in edited.keys() | clean.keys() if edited.get(path) != clean.get(path)] == []


def files(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder by its path in it."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

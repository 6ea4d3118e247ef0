"""Temporary folders are removed with their process, or by the next one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from kembar.files.scratch import PREFIX, scratch_folder
from tests.pipeline.site_test import REPOSITORY

HOLDS = """
import sys
from pathlib import Path
from kembar.files.scratch import scratch_folder

with scratch_folder(Path(sys.argv[1])) as folder:
    (folder / "file").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


def process_with_folder(parent: Path) -> "tuple[subprocess.Popen[str], Path]":
    """A process that holds a scratch folder until its input ends, and the folder."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", HOLDS, str(parent)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def test_a_folder_is_removed_at_the_end(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as folder:
        (folder / "a" / "b").mkdir(parents=True)
        assert list(tmp_path.iterdir()) == [folder]

    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_killed_process_is_removed_by_the_next_one(tmp_path: Path) -> None:
    process, left = process_with_folder(tmp_path)
    with process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (left / "file").exists()

    with scratch_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_the_folder_of_a_running_process_is_not_removed(tmp_path: Path) -> None:
    process, held = process_with_folder(tmp_path)
    with process, scratch_folder(tmp_path) as folder:
        assert sorted(tmp_path.iterdir()) == sorted([folder, held])
        process.communicate()

    assert (process.returncode, list(tmp_path.iterdir())) == (0, [])


def test_files_of_other_programs_are_never_removed(tmp_path: Path) -> None:
    (tmp_path / "kembar-backup").mkdir()
    (tmp_path / "kembar-scratch-of-mine").mkdir()
    (tmp_path / f"{PREFIX}12345678").symlink_to(tmp_path / "kembar-backup")
    before = sorted(tmp_path.iterdir())

    with scratch_folder(tmp_path):
        pass

    assert sorted(tmp_path.iterdir()) == before

"""Bytes that are set aside come back as they were, in whatever process."""

import os
from contextlib import closing
from pathlib import Path

from kembar.output.spill import SpillFile
from kembar.workers import run_in_subprocess


def test_bytes_come_back_as_they_were_set_aside_and_leave_nothing_in_the_folder(tmp_path: Path) -> None:
    contents = [b"first", b"", b"\x00second" * 100_000]
    with closing(SpillFile(tmp_path)) as spill:
        spans = [spill.write(content) for content in contents]

        assert [spill.read(span) for span in reversed(spans)] == list(reversed(contents))

    assert os.listdir(tmp_path) == []  # noqa: PTH208 - hidden files as well


def test_what_another_process_sets_aside_can_be_read_here_and_there(tmp_path: Path) -> None:
    with closing(SpillFile(tmp_path)) as spill:
        ours = spill.write(b"ours")

        seen, theirs = run_in_subprocess(lambda: (spill.read(ours), spill.write(b"theirs")))
        later = spill.write(b"later")

        assert (seen, spill.read(theirs), spill.read(later), spill.read(ours)) == (b"ours", b"theirs", b"later", b"ours")

"""What a translator sees of a difference on a terminal, by its width."""

import os
import pty
import subprocess
import sys

import pytest

from tests.architecture.modules import REPOSITORY
from tests.pipeline.site_test import SiteTest

PATH = "content/en/cities/nordhavn.md"


def on_terminal(site: SiteTest, columns: int) -> list[str]:
    """The lines that `diff` shows on a terminal of so many columns."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, str(REPOSITORY / "build.py"), "--root", str(site.root), "--lang", "en", "diff", PATH]
    with os.fdopen(master, "rb", buffering=0) as screen:
        process = subprocess.Popen(command, stdout=slave, env=environment)
        os.close(slave)
        shown = _all(screen.fileno())
        assert process.wait() == 0
    return shown.decode().replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()


def _all(screen: int) -> bytes:
    """What arrives on a screen until the other side hangs up, which Linux tells as an error."""
    shown = b""
    try:
        while piece := os.read(screen, 4096):
            shown += piece
    except OSError:
        pass
    return shown


LEFT, RIGHT = "id: Nordhavn dan Muara(city:muara)", "en: Nordhavn and Muara(city:muara)"
"""How the words of the source and of the translation begin."""


@pytest.fixture
def moved_on(site: SiteTest) -> SiteTest:
    """The small site, with a page whose source has moved on since it was translated."""
    site.change("content/id/cities/nordhavn.md", "kota kembar sejak 1991 [", "kota kembar sejak tahun 1991 [")
    return site


def test_a_wide_terminal_shows_the_translation_beside_its_source(moved_on: SiteTest) -> None:
    row = next(line for line in on_terminal(moved_on, 120) if line.startswith(LEFT))

    assert row.index(RIGHT) == 60


def test_a_narrow_terminal_shows_it_below(moved_on: SiteTest) -> None:
    shown = on_terminal(moved_on, 80)
    starts = [line[:34] for line in shown if line.startswith(("id:", "en:"))]

    assert [start.startswith(begin) for start, begin in zip(starts, (LEFT, RIGHT), strict=True)] == [True, True]
    assert max(map(len, shown)) <= 80

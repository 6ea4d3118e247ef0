"""What `tests/machine.sh` does on a machine that has some of the programs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.modules import REPOSITORY

ROOT, SOMEBODY = "0", "1000"


def ran(folder: Path, user: str, *installed: str) -> list[str]:
    """The packages that it asks for, on a machine with these programs and no others."""
    asked = folder / "asked"
    programs = {"apt-get": f'echo "$@" >> "{asked}"', "id": f"echo {user}", **dict.fromkeys(installed, "exit 1")}
    for name, does in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / "env").symlink_to(str(shutil.which("env")))
    subprocess.run([str(shutil.which("bash")), REPOSITORY / "tests" / "machine.sh"], env={"PATH": str(folder)}, check=True)
    commands = asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []
    return [word for command in commands if command.startswith("install") for word in command.split()[1:] if not word.startswith("-")]


def test_only_what_is_missing_is_installed(tmp_path: Path) -> None:
    assert ran(tmp_path, ROOT, "google-chrome", "gcc", "taskset", "zimcheck") == [
        "firefox-esr",
        "default-jre-headless",
        "strace",
        "nginx-light",
        "openssl",
    ]


@pytest.mark.parametrize("user", [ROOT, SOMEBODY])
def test_a_machine_that_has_everything_is_left_alone(tmp_path: Path, user: str) -> None:
    assert ran(tmp_path, user, "chromium", "firefox", "gcc", "java", "taskset", "zimcheck", "strace", "nginx", "openssl") == []


def test_who_may_not_install_is_reported_by_the_tests_instead(tmp_path: Path) -> None:
    assert ran(tmp_path, SOMEBODY, "chromium", "sudo") == []

"""
Makes one system call of an unmodified program fail, or kills the program there.

In come a command and a fault; out goes what the command did, with the system calls that counted. `failing.c` is loaded before the C library
(ld.so(8), LD_PRELOAD), so that the program itself is as it always is.
"""

import errno
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("failing.c")

KILL = 0
"""The fault that is no error number: the process is killed at the call (SIGKILL)."""

READING = ("open", "read", "opendir", "readdir")

ERRORS = {
    "open": (errno.EACCES, errno.EIO, errno.EMFILE),
    "read": (errno.EIO,),
    "opendir": (errno.EACCES, errno.EIO, errno.EMFILE),
    "readdir": (errno.EIO,),
    "create": (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE),
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.ENOSPC, errno.EIO),
}
"""The errors with which each call fails; `create` is an `open` for writing."""

OTHERS = (errno.ENOSPC, errno.EACCES, errno.EIO)
"""The errors of all other calls: those that rename, link, unlink, make and remove folders, and so on."""


@dataclass(frozen=True, slots=True)
class Call:
    """A system call: its number in the run, its name in `failing.c`, and its path."""

    number: int
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Fault:
    """
    A call by its number, and what happens there: an errno, or `KILL`.

    The number counts the calls of this `name` on paths that contain `part`, in forked processes alone where they are `forked`; all calls
    unless something is given.
    """

    number: int
    error: int
    name: str = ""
    part: str = ""
    forked: bool = False

    def __str__(self) -> str:
        return f"call {self.number}: {errno.errorcode.get(self.error, 'KILL')}"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, what it said, and the calls that counted."""

    status: int
    output: str
    errors: str
    calls: tuple[Call, ...]


def compile_library(folder: Path) -> Path:
    """The path of the compiled library, in a folder that exists."""
    library = folder / "failing.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return library


@dataclass(frozen=True, slots=True)
class Injector:
    """Runs commands with the compiled `library`. Only calls on paths below the folders `within` count; `notes` is a folder of its own."""

    library: Path
    within: Sequence[Path]
    notes: Path

    def run(self, command: Sequence[str], fault: Fault | None = None, *, cores: int = 1, **environment: str) -> Ran:
        """Runs a command, on one core where its calls are to have the same numbers each time."""
        counter, log = self.notes / "counter", self.notes / "log"
        counter.write_bytes(bytes(64))
        log.write_bytes(b"")
        given = {
            "LD_PRELOAD": str(self.library),
            "FAULT_COUNTER": str(counter),
            "FAULT_LOG": str(log),
            "FAULT_WITHIN": ":".join(map(str, self.within)),
            "FAULT_AT": str(fault.number if fault else 0),
            "FAULT_ERROR": str(fault.error if fault else 0),
            "FAULT_NAME": fault.name if fault else "",
            "FAULT_PART": fault.part if fault else "",
            "FAULT_FORKED": str(int(fault.forked if fault else False)),
        }
        chosen = ",".join(map(str, sorted(os.sched_getaffinity(0))[:cores]))
        ended = subprocess.run(
            ["taskset", "--cpu-list", chosen, *command],
            env={**os.environ, **environment, **given},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Ran(ended.returncode, ended.stdout, ended.stderr, _calls(log))


def _calls(log: Path) -> tuple[Call, ...]:
    lines = (line.split(" ", 2) for line in log.read_text(encoding="utf-8", errors="replace").splitlines())
    return tuple(Call(int(number), name, path) for number, name, path in lines)


def faults_at(call: Call) -> list[Fault]:
    """Every fault that may happen at a call: each of its errors, and the end of the process."""
    return [*(Fault(call.number, error) for error in ERRORS.get(call.name, OTHERS)), Fault(call.number, KILL)]

"""What is to be written, and what was."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A file to publish: its path below the output folder, with forward slashes, and how its bytes are made."""

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: files made anew, files removed (paths below the output folder, sorted), and how many were kept as they were."""

    made: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0

"""What is to be written, and what was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Target(NamedTuple):
    """
    A file to publish: its path below the output folder, with forward slashes, and how its bytes are made.

    What it reads of the site, it reads while `make` runs: that is when `model/dependencies` notes it.
    """

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class OutputInfo:
    """A file as it is going to be published: the SHA-256 of its bytes in hexadecimal, and how many they are."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class FinalTarget:
    """A file that tells of all others: `make` is given those by their paths, once they are finished. Seals do not tell of each other."""

    path: str
    make: Callable[[Mapping[str, OutputInfo]], bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """
    What a build did: files made anew, files removed (paths below the output folder, sorted), and how many were kept as they were.

    `read` and `rendered` count the work: how many files of content were read anew, and how many targets were run, some of which may have
    given the bytes that were there already.
    """

    made: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    read: int = 0
    rendered: int = 0


Progress = Callable[[list[Target]], Iterable[Target]]
"""Watches targets go by, to show progress."""

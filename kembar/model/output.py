"""Targets, and the report of a build."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Target(NamedTuple):
    """
    A file to publish: its path below the output folder, with forward slashes, and the function that makes its bytes.

    `make` does all reading of the site, so that its dependencies are recorded while it runs.
    """

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class OutputInfo:
    """A file to be published: the SHA-256 of its bytes in hexadecimal, and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class FinalTarget:
    """A file that depends on all others: `make` gets the finished files by path. Final targets do not depend on each other."""

    path: str
    make: Callable[[Mapping[str, OutputInfo]], bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """
    What a build did: files made and files removed (sorted paths below the output folder), and the number of files left as they were.

    `read` is the number of content files that were read, `rendered` the number of targets that were made; some may give the same bytes as
    before.
    """

    made: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    read: int = 0
    rendered: int = 0


Progress = Callable[[list[Target]], Iterable[Target]]
"""Passes targets on, and shows progress."""

"""What every fuzz test needs: how many examples it tries, and what must hold of problems and pages."""

import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from hypothesis import HealthCheck, settings

from kembar.model.problem import Problem, SourceLocation
from tests.published import PublishedPage

ROUND = int(os.environ.get("KEMBAR_FUZZ", "0"))
"""By how much a test tries more examples than in the suite; 0 in the suite, where the examples are the same each time."""

Test = TypeVar("Test", bound=Callable[..., None])


def examples(count: int) -> Callable[[Test], Test]:
    """Lets a property try `count` examples in the suite."""
    return settings(
        max_examples=count * max(1, ROUND),
        derandomize=not ROUND,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def assert_located(problems: Iterable[Problem], root: Path) -> None:
    """Each problem names a path below `root`, and a line and column that the file at that path has."""
    lines = cache(lambda path: _lines(root / path))
    for problem in problems:
        assert _is_within(problem.location, lines(problem.location.path)), problem


def _lines(file: Path) -> list[str]:
    """The lines of a file; none if there is no such file. In catalogues a carriage return alone ends none, as in gettext."""
    if not file.is_file():
        return []
    text = file.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    return (text if file.suffix == ".po" else text.replace("\r", "\n")).split("\n")


def _is_within(place: SourceLocation, lines: list[str]) -> bool:
    if not place.path or place.path.startswith(("/", "..")):
        return False
    if not lines:
        return place.line == place.column == 0
    if not place.line:
        return place.column == 0
    return 0 < place.line <= len(lines) and 0 <= place.column <= len(lines[place.line - 1]) + 1


def assert_well_formed(path: str, content: bytes) -> None:
    """A page is read without a mistake by a strict parser, XML is well-formed."""
    if path.endswith(".html"):
        PublishedPage.parse(path, content.decode())
    elif path.endswith((".xml", ".svg")):
        ElementTree.fromstring(content)  # noqa: S314 - made by the build itself, in this process

"""
Check that all file names are valid on exFAT and Windows, because offline copies are used on memory sticks, cards and phones.

The rules are those of “Naming Files, Paths, and Namespaces”.
"""

import re
from collections.abc import Iterable, Iterator

from kembar.model.problem import Problem, SourceLocation, tr

MAX_PATH = 180
"""The maximum length of a path in characters: Windows allows 260, including the folder of the copy."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(\..*)?", re.IGNORECASE)


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every path that some file systems cannot store."""
    taken: dict[str, str] = {}
    for path in sorted(paths):
        other = taken.setdefault(path.casefold(), path)
        if other != path:
            message = tr("some disks take this file and “{other}” for the same", other=other)
            yield Problem(SourceLocation(path), "offline.name", message, tr("give them names that differ in more than capitals"))
        elif not all(map(_is_valid, path.split("/"))) or len(path) > MAX_PATH:
            message = tr("some disks cannot hold a file of this name")
            yield Problem(
                SourceLocation(path), "offline.name", message, tr("use letters, digits, dots, hyphens and underscores, and fewer of them")
            )


def _is_valid(step: str) -> bool:
    return not (_FORBIDDEN.search(step) or _RESERVED.fullmatch(step) or step.endswith((".", " ")))

"""
Names of files that some disk cannot hold: a copy is carried on sticks, cards and phones, whose file systems know less than a server's.

In come the paths of a folder; out go problems. The rules are those of exFAT and of Windows (“Naming Files, Paths, and Namespaces”).
"""

import re
from collections.abc import Iterable, Iterator

from kembar.model.problem import Problem, SourceLocation, tr

LONGEST = 180
"""The most characters of a path: Windows knows 260, and the folder that the copy is put into has its own."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(\..*)?", re.IGNORECASE)


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Every path that cannot be copied everywhere."""
    taken: dict[str, str] = {}
    for path in sorted(paths):
        other = taken.setdefault(path.casefold(), path)
        if other != path:
            message = tr("some disks take this file and “{other}” for the same", other=other)
            yield Problem(SourceLocation(path), "offline.name", message, tr("give them names that differ in more than capitals"))
        elif not all(map(_is_plain, path.split("/"))) or len(path) > LONGEST:
            message = tr("some disks cannot hold a file of this name")
            yield Problem(
                SourceLocation(path), "offline.name", message, tr("use letters, digits, dots, hyphens and underscores, and fewer of them")
            )


def _is_plain(step: str) -> bool:
    return not (_FORBIDDEN.search(step) or _RESERVED.fullmatch(step) or step.endswith((".", " ")))

"""
Making every target in a folder of its own, to look at what would be published.

A site with faults in its content may have pages that cannot be made; they are told apart, and all others are made.
"""

from collections.abc import Iterable
from pathlib import Path

from kembar.model.output import Target
from kembar.model.problem import Message, tr


def render_all(targets: Iterable[Target], folder: Path, *, faulty: bool) -> dict[str, Message]:
    """
    Writes all targets into `folder`; gives the paths of those that could not be made, each with what stood in the way.

    Only a `faulty` site has such targets, whose causes are told already; otherwise the mistake is the program's and is raised.
    """
    unmade: dict[str, Message] = {}
    for target in targets:
        path = folder / target.path
        if faulty and path.exists():
            continue  # two pages want this address, which is told already
        try:
            content = target.make()
        except Exception as error:  # whatever a page lacks, what it lacks is told where it is written
            if not faulty:
                raise
            unmade[target.path] = _hindrance(error)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return unmade


def _hindrance(error: Exception) -> Message:
    """What stood in the way, with Python's own words for whoever mends the program."""
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, KeyError):
        return tr("there is no “{key}” ({detail})", key=error.args[0] if error.args else "", detail=detail)
    return tr("something that it needs is missing ({detail})", detail=detail)

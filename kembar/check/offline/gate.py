"""
The gate itself: every file of a folder read in its language, and every reference in it judged.

In comes a folder; out go problems, in the order of files. Files that no browser reads by itself, as pictures and fonts, are only names.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from kembar.check.offline import feeds, indexes, manifests, markup, names, scripts, styles
from kembar.check.offline.piece import Piece
from kembar.check.offline.references import Folder, Reference
from kembar.model.problem import Problem

READERS: Mapping[str, Callable[[Piece], Iterable[Reference | Problem]]] = {
    ".html": markup.findings,
    ".htm": markup.findings,
    ".xhtml": markup.findings,
    ".svg": markup.findings,
    ".css": styles.references,
    ".js": lambda piece: chain(scripts.faults(piece), indexes.references(piece)),
    ".mjs": scripts.faults,
    ".xml": feeds.references,
    ".atom": feeds.references,
    ".rss": feeds.references,
    ".webmanifest": manifests.references,
}
"""What reads a file, by the end of its name."""


def faults(root: Path) -> Iterator[Problem]:
    """Everything in the folder that would need a network or an origin, or that leads nowhere."""
    files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    folder = Folder(files)
    yield from names.faults(files)
    for path in sorted(files):
        for found in _read(root, path):
            problem = folder.fault(found) if isinstance(found, Reference) else found
            if problem:
                yield problem


def _read(root: Path, path: str) -> Iterable[Reference | Problem]:
    reader = READERS.get(Path(path).suffix.lower())
    return reader(Piece(path, (root / path).read_text(encoding="utf-8", errors="replace"))) if reader else ()

"""
Check every file of a folder and every reference in it, in the order of files. Files such as pictures and fonts contain no references.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from kembar.check.offline import feeds, manifests, markup, scripts, search_index, styles
from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.file_names import check_names
from kembar.check.offline.references import Folder, OfflineReference
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily

READER_BY_ENDING: Mapping[str, Callable[[CodeFragment], Iterable[OfflineReference | Problem]]] = {
    ".html": markup.findings,
    ".htm": markup.findings,
    ".xhtml": markup.findings,
    ".svg": markup.findings,
    ".css": styles.references,
    ".js": lambda fragment: chain(scripts.check(fragment), search_index.references(fragment)),
    ".mjs": scripts.check,
    ".xml": feeds.references,
    ".atom": feeds.references,
    ".rss": feeds.references,
    ".webmanifest": manifests.references,
}
"""The function that reads a file, by file name extension."""


def check_folder(root: Path) -> Iterator[Problem]:
    """Yield a problem for everything in the folder that needs a network or an origin, and for every broken reference."""
    outside = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if _leads_out(path, root))
    files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()).difference(outside)
    folder = Folder(files)
    yield from map(_symlink_problem, outside)
    yield from check_names(files)
    for path in sorted(files):
        problems = (folder.problem_of(found) if isinstance(found, OfflineReference) else found for found in _read(root, path))
        yield from limit_lazily(filter(None, problems), path)


def _leads_out(path: Path, root: Path) -> bool:
    """Return whether a path is a symbolic link to a file outside the folder, or a broken one."""
    return path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(root.resolve()))


def _symlink_problem(path: str) -> Problem:
    message = tr("this is a link out of the folder, so a copy of the folder does not have the file")
    return Problem(SourceLocation(path), "offline.missing", message, tr("put the file itself here"))


def _read(root: Path, path: str) -> Iterable[OfflineReference | Problem]:
    reader = READER_BY_ENDING.get(Path(path).suffix.lower())
    return reader(CodeFragment(path, decode((root / path).read_bytes()))) if reader else ()


def decode(data: bytes) -> str:
    """
    Return the text of a file as a browser reads it: in UTF-16 if it has a byte order mark or many zero bytes, else in UTF-8.

    >>> [decode(text) for text in ("<p>".encode("utf-16"), "<p>".encode("utf-16-be"), b"<p>")]
    ['<p>', '<p>', '<p>']
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    odd, even = data[1::2].count(0), data[::2].count(0)
    if max(odd, even) > len(data) // 4:
        return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return data.decode("utf-8-sig", "replace")

"""
Where a search leads: the files of the portal's own search index, which are scripts that hand over data.

In comes JavaScript; out go the addresses in its data, which no rule for code could tell from words. Other scripts have none. The form of
the data is that of `kembar/export/search/files.py`.
"""

import json
import re
from collections.abc import Iterator
from posixpath import dirname, join

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference

Data = list[object]

_HANDED_OVER = re.compile(r"\s*(?:kembarSearch\.(?P<door>open|put)\(|self\.kembarSearchFiles=)")
_ROOT = "../../.."
"""The way from the files that hold entries to the root of their site."""


def references(piece: CodeFragment) -> Iterator[OfflineReference]:
    """Every address in an index: those of its files, and those of its entries, which are counted from the site's root."""
    found = _HANDED_OVER.match(piece.text)
    if found is None:
        return
    offset = found.end()
    try:
        data = json.loads(f"[{piece.text[offset:].rstrip().removesuffix(';').removesuffix(')')}]")
    except (ValueError, RecursionError):
        return
    for address, folder in _READERS[found["door"]](data):
        offset = max(offset, piece.text.find(json.dumps(address, ensure_ascii=False), offset))
        yield OfflineReference(piece.at(offset + 1), address, folder=join(dirname(piece.path), folder))


def _of_entry(data: Data) -> Iterator[tuple[str, str]]:
    match data:
        case [list(files)]:
            yield from ((address, "") for address in files if isinstance(address, str))


def _of_files(data: Data) -> Iterator[tuple[str, str]]:
    match data:
        case [{"words": list(words), "entries": list(entries)}]:
            for shelf in (*words, *entries):
                match shelf:
                    case [_, str(address), *_]:
                        yield address, ""


def _of_entries(data: Data) -> Iterator[tuple[str, str]]:
    match data:
        case ["entries", int(), list(entries)]:
            for entry in entries:
                match entry:
                    case [str(address), *_]:
                        yield address, _ROOT


_READERS = {"open": _of_files, "put": _of_entries, None: _of_entry}
"""What reads the addresses from the data of each kind of file."""

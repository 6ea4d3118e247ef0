"""
Find the references in the files of the search index, which are scripts that pass data to a function.

The format is that of `kembar/export/search/files.py`. Other scripts have no such references.
"""

import json
import re
from collections.abc import Iterator
from posixpath import dirname, join

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference

JsonArray = list[object]

_CALL = re.compile(r"\s*(?:kembarSearch\.(?P<function>open|put)\(|self\.kembarSearchFiles=)")
_ROOT = "../../.."
"""The relative path from the entry files to the root of the site."""


def references(fragment: CodeFragment) -> Iterator[OfflineReference]:
    """Yield the addresses in an index file: those of other index files, and those of entries, relative to the root of the site."""
    found = _CALL.match(fragment.text)
    if found is None:
        return
    offset = found.end()
    try:
        data = json.loads(f"[{fragment.text[offset:].rstrip().removesuffix(';').removesuffix(')')}]")
    except (ValueError, RecursionError):
        return
    for address, folder in _READERS[found["function"]](data):
        offset = max(offset, fragment.text.find(json.dumps(address, ensure_ascii=False), offset))
        yield OfflineReference(fragment.locate_offset(offset + 1), address, folder=join(dirname(fragment.path), folder))


def _of_search_files(data: JsonArray) -> Iterator[tuple[str, str]]:
    match data:
        case [list(files)]:
            yield from ((address, "") for address in files if isinstance(address, str))


def _shard_urls(data: JsonArray) -> Iterator[tuple[str, str]]:
    match data:
        case [{"words": list(words), "entries": list(entries)}]:
            for shard in (*words, *entries):
                match shard:
                    case [_, str(address), *_]:
                        yield address, ""


def _entry_urls(data: JsonArray) -> Iterator[tuple[str, str]]:
    match data:
        case ["entries", int(), list(entries)]:
            for entry in entries:
                match entry:
                    case [str(address), *_]:
                        yield address, _ROOT


_READERS = {"open": _shard_urls, "put": _entry_urls, None: _of_search_files}
"""The function that reads the addresses from the data of each type of file."""

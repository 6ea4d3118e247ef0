"""
Find the references in a web app manifest (W3C Web Application Manifest), each at the first occurrence of its text.
"""

import json
from collections.abc import Iterator

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, tr

ADDRESSES = frozenset({"start_url", "scope", "src", "url", "action"})


def references(piece: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Yield every reference of the manifest, or a problem if it is not JSON."""
    try:
        content = json.loads(piece.text)
    except (ValueError, RecursionError) as error:
        offset = error.pos if isinstance(error, json.JSONDecodeError) else 0
        yield Problem(piece.at(offset), "offline.syntax", tr("this is not JSON"), tr("mend what writes it"))
        return
    for address in _addresses(content):
        yield OfflineReference(piece.at(max(0, piece.text.find(json.dumps(address, ensure_ascii=False)) + 1)), address)


def _addresses(value: object, key: str = "") -> Iterator[str]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _addresses(part, name)
        case list():
            for part in value:
                yield from _addresses(part, key)
        case str() if key in ADDRESSES:
            yield value

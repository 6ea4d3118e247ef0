"""
What a web app's manifest names (W3C Web Application Manifest).

In comes its JSON; out go its references, each at the first place where its text stands.
"""

import json
from collections.abc import Iterator

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, tr

ADDRESSES = frozenset({"start_url", "scope", "src", "url", "action"})


def references(piece: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Every address in the manifest, or that it cannot be read."""
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

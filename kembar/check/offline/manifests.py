"""
Find the references in a web app manifest (W3C Web Application Manifest), each at the first occurrence of its text.
"""

import json
from collections.abc import Iterator

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, tr

URL_KEYS = frozenset({"start_url", "scope", "src", "url", "action"})


def references(fragment: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Yield every reference of the manifest, or a problem if it is not JSON."""
    try:
        content = json.loads(fragment.text)
    except (ValueError, RecursionError) as error:
        offset = error.pos if isinstance(error, json.JSONDecodeError) else 0
        yield Problem(fragment.locate_offset(offset), "offline.syntax", tr("this is not JSON"), tr("fix the tool that writes this file"))
        return
    for address in _urls(content):
        yield OfflineReference(fragment.locate_offset(max(0, fragment.text.find(json.dumps(address, ensure_ascii=False)) + 1)), address)


def _urls(value: object, key: str = "") -> Iterator[str]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _urls(part, name)
        case list():
            for part in value:
                yield from _urls(part, key)
        case str() if key in URL_KEYS:
            yield value

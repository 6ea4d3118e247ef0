"""Adding the preview's script to a page in a response, and fingerprints by which a browser sees that a page has changed."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

_LINK = re.compile(rb"<link\b[^<>]*+>", re.IGNORECASE)
_STYLESHEET = re.compile(rb"""\brel\s*=\s*["']?stylesheet\b""", re.IGNORECASE)
_HREF = re.compile(rb"""(\bhref\s*=\s*["'])([^"']*)""", re.IGNORECASE)

PREVIEW_PATH = "/_kembar/"
"""The folder of the preview's own addresses. No site uses it."""


@dataclass(frozen=True, slots=True)
class PageFingerprint:
    """
    The SHA-256 of a page without the addresses of its style sheets, and these addresses.

    A page with the same digest is not reloaded; the browser replaces its style sheets.
    """

    digest: str
    styles: tuple[str, ...]


def fingerprint(page: bytes) -> PageFingerprint:
    """
    Return the fingerprint of a page.

    >>> fingerprint(b'<link rel="stylesheet" href="a.css">') == fingerprint(b'<link rel="stylesheet" href="b.css">')
    False
    >>> fingerprint(b'<link rel="stylesheet" href="a.css">').digest == fingerprint(b'<link rel="stylesheet" href="b.css">').digest
    True
    """
    styles: list[str] = []

    def without_address(link: re.Match[bytes]) -> bytes:
        found = _HREF.search(link[0]) if _STYLESHEET.search(link[0]) else None
        if not found:
            return link[0]
        styles.append(found[2].decode("utf-8", "replace"))
        return _HREF.sub(rb"\1", link[0])

    return PageFingerprint(hashlib.sha256(_LINK.sub(without_address, page)).hexdigest(), tuple(styles))


def inject_script(page: bytes, data: Mapping[str, object], script: str = "preview.js") -> bytes:
    """Return the page with one of the preview's scripts, and its data as JSON, at the end of the body."""
    value = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    addition = (
        f'<script type="application/json" id="kembar-preview">{value}</script><script type="module" src="{PREVIEW_PATH}{script}"></script>'
    ).encode()
    body, end, rest = page.rpartition(b"</body>")
    return body + addition + end + rest if end else page + addition

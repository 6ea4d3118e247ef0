"""Finding the file of a request in the built site, and media types. Files outside the site's folder are never found."""

from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote, unquote

_TYPES = MimeTypes()
for _ending, _type in {
    ".atom": "application/atom+xml",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
}.items():
    _TYPES.add_type(_type, _ending)

TEXTS = ("application/json", "application/xml", "application/yaml")
"""The media types that are text, in addition to `text/*`, `*+xml` and `*+json`."""

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Redirect:
    """The path of a folder with its final slash, which the request should have named."""

    path: str


def find_file(folder: Path, path: str) -> Path | Redirect | None:
    """
    Return the file below `folder` that a percent-encoded path names, a redirect, or None.

    A folder's file is its `index.html`; the path of a folder ends with a slash.
    """
    steps = _steps(path)
    if steps is None:
        return None
    root = folder.resolve()
    try:
        found = root.joinpath(*steps).resolve()
        if not found.is_relative_to(root):
            return None
        if not found.is_dir():
            return found if found.is_file() and not path.endswith("/") else None
        if not (found / "index.html").is_file():
            return None
    except OSError:  # such as a name that is too long
        return None
    return found / "index.html" if path.endswith("/") else Redirect(quote("/".join(["", *steps, ""])))


def _steps(path: str) -> list[str] | None:
    """
    Return the names in a path; None if one of them is not a file name.

    >>> _steps("/id/kota/"), _steps("/a%20b"), _steps("/id/../x"), _steps("/%2e%2e/x"), _steps("/a%2fb"), _steps("/a%5cb"), _steps("/%ff")
    (['id', 'kota'], ['a b'], None, None, None, None, None)
    """
    try:
        steps = [unquote(step, errors="strict") for step in path.split("/") if step]
    except UnicodeDecodeError:
        return None
    return None if any(step in (".", "..") or set(step) & {"/", "\\", "\0"} for step in steps) else steps


def media_type(name: str) -> str:
    """
    Return the media type of a file name, with the charset of a text. The operating system's list of types is not used.

    >>> media_type("a.css"), media_type("b.woff2"), media_type("c.svg"), media_type("d")
    ('text/css; charset=utf-8', 'font/woff2', 'image/svg+xml; charset=utf-8', 'application/octet-stream')
    """
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("+xml", "+json")) or kind in TEXTS
    return f"{kind}; charset=utf-8" if is_text else kind

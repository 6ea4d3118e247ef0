"""
Read styles, scripts, fonts and pictures, and decide where each is published.

An address contains the first eight hex digits of the file's SHA-256, so that browsers can cache it for ever. Files in `assets/static/` are
published at the root of the site under their own names.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kembar.files.project_files import StoredFile, is_ignored, list_files, read_file, sha256, unreadable_file
from kembar.model.config import DEFAULT_ASSET_LIMIT
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Asset
from kembar.read.css_bundle import StyleSheet, bundle
from kembar.read.pictures import is_picture, not_a_picture, read_picture
from kembar.read.svg import Size
from kembar.read.text_files import bidi_controls, decode
from kembar.text.urls import with_digest
from kembar.text.value_formats import is_portable, quote_for_message

FOLDERS = ("css", "data", "fonts", "icons", "images", "js", "static", "vendor")
"""The folders of `assets/`."""

LARGEST = 5 * 1024 * 1024
"""The most bytes that an asset may have."""

LIMIT = DEFAULT_ASSET_LIMIT << 20
"""The most bytes that all assets may have together, unless the settings say otherwise: 1 GiB."""

STYLES, PRINT_STYLES = "css/site.css", "css/print.css"
"""The names of the two style sheets of a site. Both always exist; they may be empty."""

NOTES = (".md", ".yaml")
"""The suffixes of notes for maintainers, such as the source of the fonts in a folder. They are not published."""

PICTURES = "assets/images/"
"""The folder in which every file must be a picture."""

WHOLE = ("assets/data/", "assets/static/")
"""The folders in which every file is meant to be published, so that a hidden one is reported."""

SHOWN = ("assets/static/.well-known", "assets/static/.nojekyll")
"""The hidden names that are published: well-known addresses (RFC 8615), and the file that GitHub Pages asks for."""

SCRIPTS = (".js", ".mjs")
"""The suffixes of scripts."""

TOOLS_OWN = (".DS_Store", ".gitattributes", ".gitignore", ".gitkeep")
"""Hidden files that tools leave in any folder; they are never published."""

_STEP = re.compile(r"\.?\w[\w.~-]*")


def read_assets(root: Path, limit: int = LIMIT) -> tuple[dict[str, Asset], list[Problem]]:
    """
    Return the assets of the project at `root` by their names below `assets/`, sorted, and their problems.

    Style sheets in `assets/css/` and `templates/components/` become `css/site.css`, `layers.css` first then the others in order;
    `css/print.css` stays separate. All files together may have `limit` bytes; only one at a time is in memory.
    """
    problems: list[Problem] = []
    assets: dict[str, Asset] = {}
    styles: list[StyleSheet] = []
    total = 0
    for path, content in _files(root, problems):
        total += len(content)
        if _is_style(path):
            styles += _decoded(path, content, problems)
        else:
            problems += bidi_controls(content, path) if path.endswith(SCRIPTS) else []
            asset = _stored(root, path, content, problems if total <= limit else [])
            assets[asset.name] = asset
    for name, parts in _sheets(styles).items():
        made, found = bundle(parts, assets)
        assets[name] = Asset(name, published(name, sha256(made)), made)
        problems += found
    problems += [_too_much(total, limit)] if total > limit else []
    return dict(sorted(assets.items())), sorted(problems, key=lambda problem: problem.order)


def published(name: str, digest: str) -> str:
    """
    Return the address of an asset whose bytes have that SHA-256.

    >>> published("js/search.js", "e3b0c44298fc"), published("static/.well-known/security.txt", "e3b0c44298fc")
    ('assets/js/search.e3b0c442.js', '.well-known/security.txt')
    """
    if name.startswith("static/"):
        return name.removeprefix("static/")
    return with_digest(f"assets/{name}", digest)


def _stored(root: Path, path: str, content: bytes, problems: list[Problem]) -> Asset:
    """Return an asset that refers to its file for the bytes."""
    name, file = path.removeprefix("assets/"), StoredFile(str(root), path, sha256(content), len(content))
    return Asset(name, published(name, file.digest), file, _pixels(path, content, problems))


def _too_much(total: int, limit: int) -> Problem:
    message = tr("all assets together have {total} bytes, which is more than {limit}", total=f"{total:,}", limit=f"{limit:,}")
    hint = tr("make pictures smaller, or raise asset_limit in content/site.yaml")
    return Problem(SourceLocation("assets"), "file.too-large", message, hint)


def _pixels(path: str, content: bytes, problems: list[Problem]) -> Size | None:
    """Return the size of a picture. A file with the suffix of a picture, and every file in the folder of pictures, must be one."""
    if not is_picture(path):
        problems += [not_a_picture(path)] if path.startswith(PICTURES) else []
        return None
    size, found = read_picture(path, content)
    problems += found
    return size


def _is_style(path: str) -> bool:
    return path.endswith(".css") and path.startswith(("assets/css/", "templates/"))


def _sheets(styles: Iterable[StyleSheet]) -> dict[str, list[StyleSheet]]:
    """Return the style sheets of the site, each with the files that it consists of."""
    styles = sorted(styles, key=lambda style: (style.path != "assets/css/layers.css", style.path))
    printed = f"assets/{PRINT_STYLES}"
    return {
        STYLES: [style for style in styles if style.path != printed],
        PRINT_STYLES: [style for style in styles if style.path == printed],
    }


def _decoded(path: str, content: bytes, problems: list[Problem]) -> list[StyleSheet]:
    """Return the style sheet in these bytes, or None if they are not text."""
    text, found = decode(content, path)
    problems += found
    return [] if text is None or found else [StyleSheet(path, text)]


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield the path below `root` and the bytes of every file that may be published, sorted by path."""
    for folder in (path for path in ("assets", "templates/components") if os.path.lexists(root / path)):
        in_assets = folder == "assets"
        paths, found = list_files(root, folder, skip=_is_skipped, rule=_misnamed) if in_assets else list_files(root, folder)
        problems += found if in_assets else []  # `read_templates` reports what is wrong with templates
        for path in _distinct_names(filter(_is_wanted, paths), problems):
            content = _read(root, path)
            if isinstance(content, Problem):
                problems.append(content)
            else:
                yield path, content


def _read(root: Path, path: str) -> bytes | Problem:
    try:
        return read_file(root, path, LARGEST)
    except FileNotFoundError as error:
        return unreadable_file(path, error)


def _is_skipped(path: str) -> bool:
    """Return whether a file or folder is skipped. Hidden ones are skipped only where they are not expected to be published."""
    name = path.rpartition("/")[2]
    return name in TOOLS_OWN or name.endswith("~") if path.startswith(WHOLE) else is_ignored(path)


def _is_wanted(path: str) -> bool:
    """Return whether a file is published: of components only the styles, and notes only from folders that are published whole."""
    if path.startswith("templates/"):
        return path.endswith(".css")
    return path.startswith(WHOLE) or not path.endswith(NOTES)


def _misnamed(path: str) -> Problem | None:
    """Return the reason why a file or folder of that name cannot be published."""
    name = path.rpartition("/")[2]
    if name.startswith(".") and path not in SHOWN:
        hint = tr("rename or remove it; these alone are published: {names}", names=", ".join(SHOWN))
        return Problem(SourceLocation(path), "file.hidden", tr("what begins with a dot is not published"), hint)
    if not _STEP.fullmatch(name):
        hint = tr("use letters, digits, dots, hyphens and underscores")
        return Problem(SourceLocation(path), "asset.name", tr("this name cannot be part of an address"), hint)
    if not is_portable(name):
        message = tr("“{key}” cannot be the name of a file on every system", key=quote_for_message(name))
        return Problem(SourceLocation(path), "asset.name", message, tr("choose another name"))
    return None


def _distinct_names(paths: Iterable[str], problems: list[Problem]) -> Iterator[str]:
    """Return the files in folders of assets whose names differ from all others on every file system."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        steps = path.split("/")
        if steps[0] == "assets" and (len(steps) < 3 or steps[1] not in FOLDERS):
            hint = tr("move it to one of: {folders}", folders=", ".join(f"assets/{folder}/" for folder in FOLDERS))
            problems.append(Problem(SourceLocation(path), "file.unplaced", tr("a file here is not published"), hint))
        elif other != path:
            message = tr("some systems do not distinguish this name from “{path}”", path=other)
            problems.append(Problem(SourceLocation(path), "asset.name", message, tr("choose another name")))
        else:
            yield path

"""
Styles, scripts, fonts and pictures, each published under a name that tells what is in it.

In comes the project's folder; out go the assets by name, and problems. An address carries the first eight hex digits of the file's
SHA-256, so browsers may keep it for ever. What lies in `assets/static/` goes to the root of the site under its own name instead.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from kembar.model.problem import Place, Problem, say
from kembar.model.site import Asset
from kembar.model.system import refusal
from kembar.read.files import decode
from kembar.read.styles import Style, bundle

FOLDERS = ("css", "data", "fonts", "icons", "images", "js", "static", "vendor")
"""The folders of `assets/`."""

LARGEST = 5 * 1024 * 1024
"""The most bytes that an asset may have."""

STYLES, PRINT_STYLES = "css/site.css", "css/print.css"
"""The names of the two style sheets of a site; both exist always, if need be empty."""

NOTES = (".md", ".yaml")
"""How files end that are for those who tend a folder, such as where its fonts come from."""

_STEP = re.compile(r"\.?\w[\w.~-]*")


def read_assets(root: Path) -> tuple[dict[str, Asset], list[Problem]]:
    """
    The assets of the project at `root` by their names below `assets/`, in the order of their names.

    Style sheets in `assets/css/` and `templates/components/` become `css/site.css`, `layers.css` first and the others in order, and
    `css/print.css` apart.
    """
    problems: list[Problem] = []
    files = dict(_files(root, problems))
    plain = {path.removeprefix("assets/"): content for path, content in files.items() if not _is_style(path)}
    assets = {name: _asset(name, content) for name, content in plain.items()}
    for name, styles in _sheets(files, problems).items():
        content, found = bundle(styles, assets)
        assets[name] = _asset(name, content)
        problems += found
    return dict(sorted(assets.items())), sorted(problems, key=lambda problem: problem.order)


def published(name: str, content: bytes) -> str:
    """
    Where an asset is published.

    >>> published("js/search.js", b""), published("static/.well-known/security.txt", b"")
    ('assets/js/search.e3b0c442.js', '.well-known/security.txt')
    """
    if name.startswith("static/"):
        return name.removeprefix("static/")
    path = PurePosixPath("assets", name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"))


def _asset(name: str, content: bytes) -> Asset:
    return Asset(name, published(name, content), content)


def _is_style(path: str) -> bool:
    return path.endswith(".css") and path.startswith(("assets/css/", "templates/"))


def _sheets(files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, list[Style]]:
    """The style sheets of the site, each with the files that it is made of."""
    styles = [style for path, content in files.items() if _is_style(path) and (style := _decoded(path, content, problems))]
    styles.sort(key=lambda style: (style.path != "assets/css/layers.css", style.path))
    printed = f"assets/{PRINT_STYLES}"
    return {
        STYLES: [style for style in styles if style.path != printed],
        PRINT_STYLES: [style for style in styles if style.path == printed],
    }


def _decoded(path: str, content: bytes, problems: list[Problem]) -> Style | None:
    text, found = decode(content, path)
    problems += found
    return None if text is None or found else Style(path, text)


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The path below `root` and the bytes of every file that may be published, in the order of paths."""
    for folder in (root / "assets", root / "templates" / "components"):
        for path in _walk(folder):
            place = Place(path.relative_to(root).as_posix())
            if not _wanted(place.path):
                continue
            problem = _refusal(root, path, place)
            if problem is None:
                content, found = _read(path, place)
                problems += found
                yield place.path, content
            else:
                problems.append(problem)


def _read(path: Path, place: Place) -> tuple[bytes, list[Problem]]:
    """The bytes of a file; none, and a problem, when the system refuses them."""
    try:
        return path.read_bytes(), []
    except OSError as error:
        message = say("this file cannot be read: {reason}", reason=refusal(error))
        return b"", [Problem(place, "file.unreadable", message, say("check its permissions"))]


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder, and every link as it stands: links to folders are not followed."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _wanted(path: str) -> bool:
    """Whether a file is meant to be published: of components only the styles; hidden files and editors' notes only where all is meant."""
    if path.startswith("templates/"):
        return path.endswith(".css")
    hidden = PurePosixPath(path).name.startswith(".") or path.endswith(NOTES)
    return path.startswith(("assets/static/", "assets/data/")) or not hidden


def _refusal(root: Path, path: Path, place: Place) -> Problem | None:
    """Why a file cannot be published, if it cannot."""
    if not path.exists():
        return Problem(place, "file.link-broken", say("this link leads nowhere"), say("put the file itself here"))
    if not path.resolve().is_relative_to(root.resolve()):
        return Problem(place, "file.link-outside", say("this link leads out of the project"), say("put the file itself here"))
    if path.is_dir():
        return Problem(place, "file.link-folder", say("this link leads to a folder"), say("put the files themselves here"))
    if not path.is_file():
        return Problem(place, "file.special", say("this is not an ordinary file"), say("remove it"))
    return _misnamed(place) or _oversized(path, place)


def _misnamed(place: Place) -> Problem | None:
    steps = PurePosixPath(place.path).parts
    if steps[0] == "assets" and (len(steps) < 3 or steps[1] not in FOLDERS):
        hint = say("move it to one of: {folders}", folders=", ".join(f"assets/{folder}/" for folder in FOLDERS))
        return Problem(place, "file.unplaced", say("a file here is not published"), hint)
    if not all(_STEP.fullmatch(step) for step in steps):
        hint = say("use letters, digits, dots, hyphens and underscores")
        return Problem(place, "asset.name", say("this name cannot be part of an address"), hint)
    return None


def _oversized(path: Path, place: Place) -> Problem | None:
    if path.stat().st_size <= LARGEST:
        return None
    return Problem(place, "file.too-large", say("this file is larger than {limit} bytes", limit=f"{LARGEST:,}"), say("make it smaller"))

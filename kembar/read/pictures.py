"""
Read the type and size of a picture from its bytes, whatever its name is. This is the only module that imports imagesize.
"""

from collections.abc import Callable
from io import BytesIO

from imagesize import get  # type: ignore[import-untyped] # it has no type hints

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.svg import Size, read_svg

ENDINGS = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "SVG": (".svg",),
}
"""The types of pictures that pages may contain, with their suffixes."""

LARGEST_SIDE, LARGEST_AREA = 16_384, 100_000_000
"""The most pixels that a picture may have on a side and in all: readers' devices decode all of them, however small the file is."""

HEAD = 1 << 20
"""The number of bytes in which the size is searched. Photographs have previews and profiles before it."""

_BEGINNINGS: dict[str, Callable[[bytes], bool]] = {
    "PNG": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "JPEG": lambda content: content.startswith(b"\xff\xd8\xff"),
    "GIF": lambda content: content.startswith((b"GIF87a", b"GIF89a")),
    "WebP": lambda content: content.startswith(b"RIFF") and content[8:12] == b"WEBP",
    "AVIF": lambda content: content[4:12] in (b"ftypavif", b"ftypavis"),
}


def is_picture(path: str) -> bool:
    """
    Return whether a file has the suffix of a picture.

    >>> is_picture("a/b.PNG"), is_picture("a/b.html")
    (True, False)
    """
    return path.lower().endswith(tuple(ending for endings in ENDINGS.values() for ending in endings))


def read_picture(path: str, content: bytes) -> tuple[Size | None, list[Problem]]:
    """
    Return width and height of a picture in CSS pixels, rotated by its EXIF data as browsers do, and its problems.

    The size is None for an SVG without one, and for a picture that cannot be read.
    """
    kind = next(kind for kind, endings in ENDINGS.items() if path.lower().endswith(endings))
    if kind == "SVG":
        size, problems = read_svg(path, content)
        return size, problems or _problems_of_size(path, size)
    if not _BEGINNINGS[kind](content):
        found = next((other for other, begins in _BEGINNINGS.items() if begins(content)), None)
        return None, [_misnamed(path, kind, found)]
    width, height = get(BytesIO(content[:HEAD]))
    if min(width, height) < 1:
        message = tr("the size of this picture cannot be read")
        return None, [Problem(SourceLocation(path), "image.unreadable", message, tr("export the picture again"))]
    return (width, height), _problems_of_size(path, (width, height))


def not_a_picture(path: str) -> Problem:
    """Return the problem of a file in the folder of pictures that is not a picture."""
    hint = tr("move it to assets/static/, or convert it to one of: {kinds}", kinds=", ".join(ENDINGS))
    return Problem(SourceLocation(path), "image.type", tr("only pictures may be in this folder"), hint)


def _misnamed(path: str, kind: str, found: str | None) -> Problem:
    if found:
        message = tr("this file is a picture in {found}, not in {kind}", found=found, kind=kind)
        return Problem(
            SourceLocation(path), "image.type", message, tr("rename it, so that its name ends in {ending}", ending=ENDINGS[found][0])
        )
    return Problem(SourceLocation(path), "image.type", tr("this file is no picture in {kind}", kind=kind), tr("export the picture again"))


def _problems_of_size(path: str, size: Size | None) -> list[Problem]:
    if size is None or (max(size) <= LARGEST_SIDE and size[0] * size[1] <= LARGEST_AREA):
        return []
    width, height = (f"{pixels:,}" for pixels in size)
    message = tr("this picture has {width} × {height} pixels", width=width, height=height)
    hint = tr("make it smaller: at most {side} pixels a side, and {area} in all", side=f"{LARGEST_SIDE:,}", area=f"{LARGEST_AREA:,}")
    return [Problem(SourceLocation(path), "image.too-large", message, hint)]

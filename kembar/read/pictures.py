"""
What a picture is by its bytes, whatever its name says. This is the one module that imports imagesize.

In come the path and the bytes of a file; out go the size of the picture that it holds, and what is wrong with it.
"""

from collections.abc import Callable
from io import BytesIO

from imagesize import get  # type: ignore[import-untyped] # it says no types

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
"""The kinds of pictures that pages may show, and how the names of their files end."""

LARGEST_SIDE, LARGEST_AREA = 16_384, 100_000_000
"""The most pixels that a picture may have on a side and in all: readers' devices decode them all, whatever the file weighs."""

HEAD = 1 << 20
"""The bytes in which the size is looked for. Photographs carry previews and profiles before it."""

_BEGINNINGS: dict[str, Callable[[bytes], bool]] = {
    "PNG": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "JPEG": lambda content: content.startswith(b"\xff\xd8\xff"),
    "GIF": lambda content: content.startswith((b"GIF87a", b"GIF89a")),
    "WebP": lambda content: content.startswith(b"RIFF") and content[8:12] == b"WEBP",
    "AVIF": lambda content: content[4:12] in (b"ftypavif", b"ftypavis"),
}


def is_picture(path: str) -> bool:
    """
    Whether the name of a file is that of a picture.

    >>> is_picture("a/b.PNG"), is_picture("a/b.html")
    (True, False)
    """
    return path.lower().endswith(tuple(ending for endings in ENDINGS.values() for ending in endings))


def read_picture(path: str, content: bytes) -> tuple[Size | None, list[Problem]]:
    """
    Return width and height of a picture in CSS pixels as browsers show it, turned as its EXIF data says, and what is wrong with it.

    There is no size for an SVG that does not say any, and where the picture cannot be read.
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
    """The problem of a file that is no picture, in a folder for pictures."""
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

"""How large a picture is, read from its first bytes, so that a page keeps its shape while the picture loads."""

import re

_SVG = re.compile(rb"<svg\b[^>]*>")
_NUMBER = rb"([0-9]{1,6}(?:\.[0-9]{0,6})?)"
_LENGTH = rb"""\s%s\s*=\s*["']\s*""" + _NUMBER + rb"""(?:px)?\s*["']"""
_WIDTH, _HEIGHT = re.compile(_LENGTH % b"width"), re.compile(_LENGTH % b"height")
_VIEW_BOX = re.compile(rb"""\sviewBox\s*=\s*["']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+""" + _NUMBER + rb"""[\s,]+""" + _NUMBER + rb"""\s*["']""")
_PNG = b"\x89PNG\r\n\x1a\n"


def pixels(content: bytes) -> tuple[int, int] | None:
    """
    Width and height in CSS pixels of an SVG (its width and height, or else its viewBox) or a PNG (PNG 1.2, IHDR); None when not known.

    >>> pixels(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"></svg>')
    (320, 180)
    >>> pixels(_PNG + b"\\0\\0\\0\\rIHDR" + bytes([0, 0, 2, 128, 0, 0, 1, 224]))
    (640, 480)
    """
    if content.startswith(_PNG) and len(content) >= 24:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    root = _SVG.search(content)
    return _svg_pixels(root[0]) if root else None


def _svg_pixels(root: bytes) -> tuple[int, int] | None:
    width, height = _WIDTH.search(root), _HEIGHT.search(root)
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _VIEW_BOX.search(root)
    return (round(float(box[1])), round(float(box[2]))) if box else None

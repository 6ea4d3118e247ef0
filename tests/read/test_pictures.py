import struct

import pytest

from kembar.read.pictures import HEAD, LARGEST_SIDE, is_picture, read_picture
from tests.cpu_time import bounded_cpu_time

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
DEPTH = b"\x08\x02\x00\x00\x00"


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">LL", width, height) + DEPTH


def jpeg(width: int, height: int, turned: int = 0) -> bytes:
    """A photograph's head, with the orientation that its EXIF data gives it."""
    exif = b"Exif\x00\x00MM\x00*" + struct.pack(">LHHHLHHL", 8, 1, 0x0112, 3, 1, turned, 0, 0)
    app = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if turned else b""
    return b"\xff\xd8" + app + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00\xff\xd9"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00"


def webp(width: int, height: int) -> bytes:
    """The head of an extended WebP (RFC 9649, section 2.7)."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<L", 22) + b"WEBPVP8X" + struct.pack("<LL", 10, 0) + sides


def svg(attributes: str, inside: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'.encode()


def read(name: str, content: bytes) -> tuple[tuple[int, int] | None, list[str]]:
    size, problems = read_picture(name, content)
    return size, [f"{problem.location}: {problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.png", png(640, 480), (640, 480)),
        ("a.jpg", jpeg(640, 480), (640, 480)),
        ("a.JPEG", jpeg(640, 480, turned=6), (480, 640)),
        ("a.jpeg", jpeg(640, 480, turned=3), (640, 480)),
        ("a.gif", gif(3, 5), (3, 5)),
        ("a.webp", webp(1200, 900), (1200, 900)),
        ("a.svg", b'<?xml version="1.0"?>\n' + svg('width="320px" height="180" viewBox="0 0 16 9"'), (320, 180)),
        ("a.svg", svg("viewBox='0,0,16.4,9.6' width='100%' height='100%'"), (16, 10)),
        ("a.svg", svg('stroke-width="2"'), None),
        ("a.svg", svg('viewBox="0 0 1.2.3 4" width="%s" height="1"' % ("9" * 400)), None),
    ],
)
def test_the_size_is_what_the_picture_says_and_how_browsers_turn_it(name: str, content: bytes, expected: tuple[int, int] | None) -> None:
    assert read(name, content) == (expected, [])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.png", b"<!DOCTYPE html><script>alert(1)</script>", "a.png: image.type: this file is no picture in PNG"),
        ("a.png", jpeg(1, 1), "a.png: image.type: this file is a picture in JPEG, not in PNG"),
        ("a.png", svg(""), "a.png: image.type: this file is no picture in PNG"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WAVE", "a.webp: image.type: this file is no picture in WebP"),
        ("a.png", png(640, 480)[:20], "a.png: image.unreadable: the size of this picture cannot be read"),
        ("a.jpg", b"\xff\xd8\xff\xd9", "a.jpg: image.unreadable: the size of this picture cannot be read"),
        ("a.gif", gif(0, 5), "a.gif: image.unreadable: the size of this picture cannot be read"),
        ("a.png", png(2147483647, 2147483647), "a.png: image.too-large: this picture has 2,147,483,647 × 2,147,483,647 pixels"),
        ("a.png", png(LARGEST_SIDE, LARGEST_SIDE), "a.png: image.too-large: this picture has 16,384 × 16,384 pixels"),
        ("a.svg", svg('width="20000" height="2"'), "a.svg: image.too-large: this picture has 20,000 × 2 pixels"),
        ("a.svg", b"<!DOCTYPE html><p>", "a.svg:1:15: image.active: an SVG may have no DOCTYPE"),
        ("a.svg", b"\x89PNG", "a.svg:1:1: image.unreadable: this is not an SVG picture: it is not well-formed XML"),
    ],
)
def test_a_picture_is_what_its_name_says_and_no_larger_than_devices_can_show(name: str, content: bytes, expected: str) -> None:
    assert read(name, content)[1] == [expected]


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.swf", "a.svgz", "a.pdf", "png"])
def test_only_pictures_have_the_names_of_pictures(name: str) -> None:
    assert not is_picture(name)


ENDLESS = {
    "a.jpg": b"\xff\xd8\xff" + bytes(HEAD),
    "b.jpg": b"\xff\xd8\xff" + b"\xe0\x00\x02\xff" * (HEAD // 4),
    "a.avif": b"\x00\x00\x00\x18ftypavif" + b"\x00\x00\x00\x08meta" * (HEAD // 8),
    "tags.svg": b"<svg " * (HEAD // 5),
    "depth.svg": svg("", "<g>" * (HEAD // 3)),
    "addresses.svg": svg("", "<style>" + "aurl( " * (HEAD // 6) + "</style>"),
    "escapes.svg": svg("", "<style>" + "\\75 " * (HEAD // 4) + "</style>"),
    "spaces.svg": svg(f'style="url({" " * HEAD}"'),
    "links.svg": svg("", '<a href="x"/>' * (HEAD // 13)),
    "large.svg": svg("", " " * 2 * HEAD),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_the_time_for_a_picture_grows_no_faster_than_the_picture(name: str) -> None:
    with bounded_cpu_time():
        _, problems = read_picture(name, ENDLESS[name])

    assert len(problems) <= 100

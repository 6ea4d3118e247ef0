import pytest

from kembar.arrange.images import pixels


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'<?xml version="1.0"?>\n<svg width="320px" height="180" viewBox="0 0 16 9">', (320, 180)),
        (b"<svg viewBox='0,0,16.4,9.6' width='100%' height='100%'>", (16, 10)),
        (b'<svg stroke-width="2" data-height="4">', None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0", (640, 480)),
        (b'<svg viewBox="0 0 1.2.3 4" width="%s" height="1">' % (b"9" * 400), None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"", None),
    ],
)
def test_the_size_is_what_the_pictures_first_bytes_say(content: bytes, expected: tuple[int, int] | None) -> None:
    assert pixels(content) == expected

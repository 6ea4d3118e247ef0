"""References in CSS."""

from pathlib import Path

import pytest

from tests.check.offline.folders import reported

REFUSED = {
    '@import "https://a.example/b.css";': ["a.css:1:9 offline.network"],
    "@import url(https://a.example/b.css) screen;": ["a.css:1:9 offline.network"],
    "@media print {\n  b { background: url( 'https://a.example/b.png' ) }\n}": ["a.css:2:24 offline.network"],
    "@font-face { src: local(B), url(../b.woff2) format('woff2') }": ["a.css:1:29 offline.address"],
    "b { background: image-set('none.png' 1x type('image/png'), 'b.png' 2x) }": ["a.css:1:27 offline.missing"],
    "b { background: src('//a.example/b.png') }": ["a.css:1:21 offline.address"],
    "b { --c: url(/b.png) }": ["a.css:1:10 offline.address"],
}

ALLOWED = [
    "@namespace svg url(http://www.w3.org/2000/svg);",
    "b { mask: url(#c); background: url(data:image/png;base64,AAAA) }",
    "/* url(https://a.example/) */ b::after { content: 'https://a.example/' }",
    "b { background: url(b.png) }",
]


@pytest.mark.parametrize(("style", "found"), REFUSED.items())
def test_what_needs_a_host_is_reported_at_its_location(tmp_path: Path, style: str, found: list[str]) -> None:
    assert reported(tmp_path, {"a.css": style, "b.png": ""}) == found


@pytest.mark.parametrize("style", ALLOWED)
def test_what_works_offline_has_no_problems(tmp_path: Path, style: str) -> None:
    assert reported(tmp_path, {"a.css": style, "b.png": ""}) == []

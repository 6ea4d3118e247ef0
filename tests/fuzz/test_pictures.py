"""Pictures and other assets: any bytes are published or refused at their place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.read.assets import read_assets
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.grammars import pictures, soup
from tests.fuzz.harness import assert_located, examples
from tests.fuzz.mutations import Edit, edits, mutated
from tests.pipeline.site_test import REPOSITORY

PICTURES = sorted(
    path for path in (REPOSITORY / "assets" / "images").iterdir() if path.suffix in (".svg", ".png") and path.stat().st_size < 1 << 17
)
NAMES = ("x.svg", "x.png", "x.jpg", "x.webp", "x.gif", "x.avif", "x.ico", "x")
HEADS = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"GIF89a",
    b"\0\0\0\x20ftypavif",
    b"\0\0\1\0",
    b"BM",
    b"%PDF",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("assets")
    (root / "assets" / "images").mkdir(parents=True)
    (root / "assets" / "css").mkdir()
    return root


def read(root: Path, path: str, data: bytes) -> None:
    """Reads a project whose only asset has these bytes, twice."""
    file = root / "assets" / path
    file.write_bytes(data)
    try:
        with bounded_cpu_time(2):
            assets, problems = read_assets(root)
        assert_located(problems, root)
        assert (assets, problems) == read_assets(root)
    finally:
        file.unlink()


@examples(60)
@given(text=pictures)
def test_svg(root: Path, text: str) -> None:
    read(root, "images/x.svg", text.encode("utf-8", "surrogatepass"))


@examples(30)
@given(file=st.sampled_from(PICTURES), changes=edits(most=6))
def test_mutations_of_the_portals_pictures(root: Path, file: Path, changes: list[Edit]) -> None:
    read(root, f"images/{file.name}", mutated(file.read_bytes(), changes))


@examples(60)
@given(name=st.sampled_from(NAMES), head=st.sampled_from(HEADS), rest=st.binary(max_size=80))
def test_bytes(root: Path, name: str, head: bytes, rest: bytes) -> None:
    read(root, f"images/{name}", head + rest)


CSS = ("@import ", "url(", "'", '"', ")", "x.png", "//x", "/*", "*/", "/*!", "{", "}", "\\", "@layer a;", "a{b:c}", "data:x", "\n", " " * 9)


@examples(60)
@given(text=soup(CSS))
def test_style_sheets(root: Path, text: str) -> None:
    read(root, "css/x.css", text.encode("utf-8", "surrogatepass"))

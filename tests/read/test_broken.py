"""One fault a folder, and the exact lines that a person sees."""

import re
from pathlib import Path

import pytest

from kembar.read.content import read_content
from kembar.report import as_text

FOLDERS = Path(__file__).parents[1] / "broken"
PACKAGE = Path(__file__).parents[2] / "kembar"
SOURCES = (*(PACKAGE / "read").rglob("*.py"), PACKAGE / "text" / "characters.py", PACKAGE / "text" / "hosts.py")
CODE = re.compile(
    r'"((?:alias|attribute|citation|country|date|day|differs|field|file|folder|footnote|front|heading|html|image|key|language|link|list|locale'
    r"|markdown|number|said|slug|source|sources|text|timezone|url|value|words|yaml)\.[a-z]+(?:-[a-z]+)*)\""
)
CODES = sorted({code for module in SOURCES for code in CODE.findall(module.read_text(encoding="utf-8"))} - {"site.yaml"})
NOT_IN_A_FOLDER = {
    "file.hidden": "test_assets",
    "file.link-broken": "test_content_tree",
    "file.link-folder": "test_content_tree",
    "file.link-outside": "test_content_tree",
    "file.special": "test_content_tree",
    "file.too-large": "test_text_files",
    "file.too-many": "test_content_tree",
    "image.active": "test_svg",
    "image.too-large": "test_pictures",
    "image.type": "test_pictures",
    "image.unreadable": "test_pictures",
}
"""Faults that cannot be committed, are too large for it, or are found in assets/ rather than content/, and the test that makes them."""


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_IN_A_FOLDER])
def test_a_fault_is_reported_in_exactly_these_lines(code: str) -> None:
    folder = FOLDERS / code

    _, problems = read_content(folder, folder / "content")

    assert as_text(problems, folder.joinpath) == (folder / "expected.txt").read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == {code}


def test_every_code_that_is_made_elsewhere_still_exists() -> None:
    assert set(NOT_IN_A_FOLDER) <= set(CODES)

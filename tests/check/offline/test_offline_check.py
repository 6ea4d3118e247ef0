"""Any folder is checked in linear time, in the encodings of browsers, without reading files outside it."""

from pathlib import Path

import pytest

from kembar.check.offline import offline_check as gate
from tests.check.offline.folders import reported
from tests.cpu_time import bounded_cpu_time

HOSTILE = {
    "blocks in a style": ("a.css", "a{" * 50_000),
    "brackets in a style": ("a.css", "(" * 50_000),
    "functions in a style": ("a.css", "f(" * 50_000),
    "faults in a style": ("a.css", '@import "a";' * 20_000),
    "properties": ("a.js", "a" + ".b" * 100_000),
    "known properties": ("a.js", "a" + ".fetch" * 20_000),
    "sums": ("a.js", "1" + "+1" * 100_000),
    "calls": ("a.js", "fetch(" * 20_000),
    "comments": ("a.js", "<!--" * 100_000),
    "brackets in a script": ("a.js", "(" * 100_000),
    "faults in a script": ("a.js", "fetch()\n" * 20_000),
    "parameters": ("a.js", "function a(" + "fetch," * 20_000 + "b) {}"),
    "ends of nothing": ("a.html", "<b>" * 20_000 + "</a>" * 20_000),
    "sets of pictures": ("a.html", "<img srcset='" + "," * 100_000 + "'>"),
    "spaces in a set": ("a.html", "<img srcset='" + " " * 100_000 + "'>"),
}


@pytest.mark.parametrize(("path", "text"), HOSTILE.values(), ids=HOSTILE.keys())
def test_no_file_takes_quadratic_time(tmp_path: Path, path: str, text: str) -> None:
    with bounded_cpu_time():
        reported(tmp_path, {path: text})


def test_the_number_of_problems_of_a_file_is_limited(tmp_path: Path) -> None:
    found = reported(tmp_path, {"a.js": "fetch()\n" * 500})

    assert found == [*(f"a.js:{line}:1 offline.network" for line in range(1, 101)), "a.js file.more-problems"]


def test_a_number_that_cannot_be_parsed_is_reported(tmp_path: Path) -> None:
    assert reported(tmp_path, {"a.css": "a { width: " + "1" * 5_000 + "px }"}) == ["a.css:1:1 offline.syntax"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
def test_a_page_is_decoded_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes('<meta charset="utf-16"><img src="https://a.example/b.png">'.encode(encoding))

    assert [f"{problem.location} {problem.code}" for problem in gate.check_folder(tmp_path)] == ["a.html:1:34 offline.network"]


def test_a_link_out_of_the_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (tmp_path / "out.html").write_text('<img src="https://a.example/">', encoding="utf-8")
    (folder / "inside.html").write_text('<a href="a.html">a</a>', encoding="utf-8")
    (folder / "a.html").symlink_to("../out.html")
    (folder / "b").symlink_to(tmp_path)
    (folder / "c.html").symlink_to("nowhere.html")
    (folder / "d.html").symlink_to("inside.html")

    assert [f"{problem.location} {problem.code}" for problem in gate.check_folder(folder)] == [
        "a.html offline.missing",
        "b offline.missing",
        "c.html offline.missing",
        "d.html:1:10 offline.missing",
        "inside.html:1:10 offline.missing",
    ]

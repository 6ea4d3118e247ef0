import os
import sys
from pathlib import Path

import pytest

from kembar.model.problem import SourceLocation
from kembar.read.text_files import LARGEST, REFUSED, decode, read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"satu\ndua\n", "satu\ndua\n"),
        (b"satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        (b"\xef\xbb\xbfsatu", "satu"),
        ("İstanbul\t😀".encode(), "İstanbul\t😀"),
        (b"", ""),
    ],
)
def test_line_ends_and_a_byte_order_mark_make_no_difference(data: bytes, text: str) -> None:
    assert decode(data, "a.md") == (text, [])


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", SourceLocation("a.md", 1, 1)),
        ("é\r\né".encode() + b"\xe9", SourceLocation("a.md", 2, 2)),
        (b"\xef\xbb\xbfab\xc3(", SourceLocation("a.md", 1, 3)),
        ("\ud800".encode("utf-8", "surrogatepass"), SourceLocation("a.md", 1, 1)),
    ],
)
def test_a_byte_that_is_not_utf_8_is_reported_where_it_stands(data: bytes, place: SourceLocation) -> None:
    _, problems = decode(data, "a.md")

    assert [(problem.location, problem.code) for problem in problems] == [(place, "file.encoding")]


@pytest.mark.parametrize("letter", ["\0", "\x02", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufdd0", "\uffff", "\U0010ffff"])
def test_a_character_that_is_no_text_is_reported_where_it_stands(letter: str) -> None:
    text, problems = decode(f"satu\ndua{letter}\n".encode(), "a.md")

    assert text == "satu\ndua\n"
    assert [(problem.location, problem.code) for problem in problems] == [(SourceLocation("a.md", 2, 4), "file.control-character")]


def test_a_file_in_which_much_is_no_text_is_reported_of_once() -> None:
    text, problems = decode(("satu dua tiga empat " * 9).encode("utf-16"), "a.md")

    assert text is None
    assert [(problem.location, problem.code) for problem in problems] == [(SourceLocation("a.md", 1, 1), "file.encoding")]


def test_no_character_that_is_no_text_is_let_through() -> None:
    refused = [letter for letter in map(chr, range(sys.maxunicode + 1)) if REFUSED.match(letter) and letter != "\r"]

    assert len(refused) == 29 + 33 + 2 + 1 + 32 + 34
    assert [letter for letter in refused if not decode(f"satu\n\xa0{letter}".encode("utf-8", "surrogatepass"), "a.md")[1]] == []


def test_a_file_may_hold_a_mebibyte_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * LARGEST)
    (tmp_path / "b.md").write_bytes(b"a" * (LARGEST + 1))

    assert read_text(tmp_path / "a.md", "a.md") == ("a" * LARGEST, [])
    assert [problem.code for problem in read_text(tmp_path / "b.md", "b.md")[1]] == ["file.too-large"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")

    assert [problem.code for problem in read_text(tmp_path / "a.md", "a.md")[1]] == ["file.special"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    text, problems = read_text(tmp_path / "a.md", "a.md")

    assert text is None
    assert [str(problem.message) for problem in problems] == ["this file cannot be read: No such file or directory"]
    assert [problem.code for problem in problems] == ["file.unreadable"]

"""
Read the text of one file: with `\\n` line ends, without a byte-order mark, and only with characters that may be published.

Lines and columns are those of the file, whatever its line ends are, except on a line after characters that were left out.
"""

import re
import stat
from pathlib import Path

from kembar.files.project_files import unreadable_file
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import limit
from kembar.read.positions import Positions
from kembar.text.characters import BIDI, NO_TEXT, as_file_problem, character_problems, control_finding

LARGEST = 1 << 20
"""The most bytes that a file may hold: 1 MiB."""

_BIDI = re.compile(f"[{BIDI}]")
_NOT_BIDI = re.compile(f"[^{BIDI}\n]")

MOST_MENDED = 20
"""The most places with bytes that are not text in a file that is still read for its other faults."""

REFUSED = re.compile(f"[{NO_TEXT}]")
"""Characters that are not text."""

_NO_TEXT = re.compile(f"{REFUSED.pattern}|[\udc80-\udcff]+")
"""The same, and runs of bytes that are not UTF-8."""


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of `file`, None if it cannot be read; and its problems. Problems call the file `path`."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, [_whole(path, "file.special", tr("this is not an ordinary file"), tr("remove it from the content folder"))]
        if found.st_size > LARGEST:
            return None, [_too_large(path)]
        data = file.read_bytes()
    except OSError as error:
        return None, [unreadable_file(path, error)]
    return decode(data, path)


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """
    Return the text in UTF-8 bytes, and a problem for each place that is not text or deceives.

    The text is None if so much of it is not text that the file must be something else, such as an image or UTF-16; then only the first
    place is reported.
    """
    if len(data) > LARGEST:
        return None, [_too_large(path)]
    text = _unified(data.decode("utf-8", "surrogateescape"))
    deceptive = [problem for problem in character_problems(text, path) if problem.code != "file.control-character"]
    if _is_plain(text):
        return text, limit(deceptive, path)
    bad = list(_NO_TEXT.finditer(text))
    positions = Positions(text, path) if bad else None
    problems = [_no_text(positions.place(found.start()), found[0]) for found in bad] if positions else []
    return (_NO_TEXT.sub("", text), limit([*problems, *deceptive], path)) if len(bad) <= MOST_MENDED else (None, problems[:1])


def bidi_controls(data: bytes, path: str) -> list[Problem]:
    """Return a problem for each bidirectional control character in a file whose other characters may be anything, such as a script."""
    text = _unified(data.decode("utf-8", "surrogateescape"))
    return limit(list(character_problems(_NOT_BIDI.sub(" ", text), path)), path) if _BIDI.search(text) else []


def _no_text(place: SourceLocation, found: str) -> Problem:
    return _undecoded(place, found[0]) if "\udc80" <= found[0] <= "\udcff" else _control(place, found[0])


def _undecoded(place: SourceLocation, letter: str) -> Problem:
    """Return the message about a byte that Python has decoded to a lone surrogate (PEP 383)."""
    message = tr("the byte {byte} is not UTF-8", byte=f"0x{ord(letter) & 0xFF:02X}")
    return Problem(place, "file.encoding", message, tr("save the file as UTF-8"))


def _is_plain(text: str) -> bool:
    """
    Return whether a text certainly contains no refused character. This is faster than a search for one.

    No refused character is printable for Python. Line feeds and no-break spaces are not either, but are in most texts and allowed.
    """
    return text.replace("\n", " ").replace("\xa0", " ").isprintable()


def _unified(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _control(place: SourceLocation, letter: str) -> Problem:
    return as_file_problem(control_finding(0, letter).at(place))


def _too_large(path: str) -> Problem:
    message = tr("this file is larger than {limit} bytes", limit=f"{LARGEST:,}")
    return _whole(path, "file.too-large", message, tr("divide it, or move what is not text elsewhere"))


def _whole(path: str, code: str, message: Message, hint: Message) -> Problem:
    return Problem(SourceLocation(path), code, message, hint)

"""Problems as text for people, each with its source line and a caret."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from kembar.model.problem import Level, Problem, tr
from kembar.report.problems import Translate, sort_problems
from kembar.text.characters import replace_deceptive

MAX_LINE_LENGTH = 120
"""The most characters of a source line in a report. A longer line is cut around the column."""

LEVEL_NAMES = {Level.ERROR: tr("error"), Level.WARNING: tr("warning")}


def as_text(problems: Iterable[Problem], locate: Callable[[str], Path], translate: Translate = str) -> str:
    """
    Return the problems sorted by source location, each with its source line.

    `locate` gives the file of a location's path. If the file cannot be read, its problems have no source line.
    """
    read = cache(lambda path: _lines(locate(path)))
    return "".join(_paragraph(problem, read, translate) for problem in sort_problems(problems))


def _paragraph(problem: Problem, read: Callable[[str], Sequence[str]], translate: Translate) -> str:
    location = problem.location
    first = f"{location}: {translate(LEVEL_NAMES[problem.level])} {problem.code}: {translate(problem.message)}"
    lines = read(location.path) if location.line else ()
    line = lines[location.line - 1] if 0 < location.line <= len(lines) else ""
    hint = translate(problem.hint) if problem.hint else ""
    excerpt, caret = _excerpt(line, location.column)
    rows = [first, f"    {excerpt}" if excerpt.strip() else "", f"    {caret} {hint}" if caret else f"    {hint}" if hint else ""]
    return "".join(f"{make_printable(row.rstrip())}\n" for row in rows if row.strip())


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """Return at most `MAX_LINE_LENGTH` characters of a line, and a caret under the column; no caret for column 0."""
    indent = len(line) - len(line.lstrip())
    start = max(indent, column - MAX_LINE_LENGTH * 2 // 3) if len(line) > MAX_LINE_LENGTH else indent
    excerpt = line[start : start + MAX_LINE_LENGTH].expandtabs(1)
    return excerpt, " " * _width(excerpt[: column - 1 - start]) + "^" if column > start and line else ""


def _width(text: str) -> int:
    """Return how many terminal cells a text takes: 2 for wide East Asian letters, 0 for combining marks (UAX #11)."""
    cells = (0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return sum(cells)


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return ()


def make_printable(line: str) -> str:
    """
    Return a line in which each character that could control a terminal or deceive the reader is U+FFFD.

    >>> make_printable("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    return replace_deceptive(line).translate({ord("\n"): "\ufffd", ord("\t"): "\ufffd"})

"""Problems as people read them: text, with the source line and a caret. `translate` says a message in the reader's language."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.report.sorting import Translate, sorted_problems
from kembar.text.characters import replaced

WIDEST = 120
"""How many characters of a source line are shown; a longer line is cut around the column."""

LEVELS = {Level.ERROR: tr("error"), Level.WARNING: tr("warning")}
"""What a level is called before people."""


def text(problems: Iterable[Problem], locate: Callable[[str], Path], translate: Translate = str) -> str:
    """
    Problems in order of place, each with the line that it is about.

    `locate` gives the file that a place's path names. A file that cannot be read again shows no line.
    """
    read = cache(lambda path: _lines(locate(path)))
    return "".join(_paragraph(problem, lambda place: _line(read, place), translate) for problem in sorted_problems(problems))


def _paragraph(problem: Problem, line_at: Callable[[SourceLocation], str], translate: Translate) -> str:
    first = f"{problem.location}: {translate(LEVELS[problem.level])} {problem.code}: {translate(problem.message)}"
    line = line_at(problem.location)
    hint = translate(problem.hint) if problem.hint else ""
    shown, caret = _around(line, problem.location.column)
    rows = [first, f"    {shown}" if shown.strip() else "", f"    {caret} {hint}" if caret else f"    {hint}" if hint else ""]
    return "".join(f"{printable(row.rstrip())}\n" for row in rows if row.strip())


def _around(line: str, column: int) -> tuple[str, str]:
    """The line as it fits on a screen, and a caret under the column; no caret where the column is not known."""
    indent = len(line) - len(line.lstrip())
    start = max(indent, column - WIDEST * 2 // 3) if len(line) > WIDEST else indent
    shown = line[start : start + WIDEST].expandtabs(1)
    return shown, " " * _width(shown[: column - 1 - start]) + "^" if column > start and line else ""


def _width(text: str) -> int:
    """How many cells of a terminal a text takes: two for East Asian wide letters, none for marks that stand on another (UAX #11)."""
    cells = (0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return sum(cells)


def _line(read: Callable[[str], Sequence[str]], place: SourceLocation) -> str:
    lines = read(place.path) if place.line else ()
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return ()


def printable(line: str) -> str:
    """
    Return text without what could drive a terminal or deceive its reader: such characters become U+FFFD.

    >>> printable("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    return replaced(line).translate({ord("\n"): "\ufffd", ord("\t"): "\ufffd"})

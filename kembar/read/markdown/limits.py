"""
How large and how deep a text may be, so that no text can keep the converter busy for long or overflow its stack.

In comes a text; out go problems. No page that people read comes near these limits.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.markdown.positions import TAB

LONGEST = 200_000
"""Characters of a body."""

MOST_LINES = 5_000
"""Lines of a body."""

LONGEST_BLOCK = 20_000
"""Characters of a block: what stands between two empty lines."""

MOST_BLOCK_LINES = 1_000
"""Lines of a block, such as the rows of a table."""

DEEPEST = 20
"""Quotations, lists and brackets inside each other."""

MOST_SIGNS = 2_000
"""Characters of a block that mean something in Markdown: matching them is what takes time."""

MOST_SIGNS_IN_ALL = 20_000
"""The same of a body."""

MOST_CELLS = 20_000
"""Cells of all tables of a body: a short row has as many cells as the head of its table, so cells can be many more than characters."""

_GAP = re.compile(r"\s{500}")
"""More space than belongs between two words; it takes the converter time, too."""

_CONTAINERS = re.compile(r"(?:[ ]*+(?:>|[-*+](?=[ ])|[0-9]{1,9}\.(?=[ ])))*")
_CONTAINER = re.compile(r">|[-*+](?=[ ])|[0-9]\.(?=[ ])")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*)+|(?:\*[ ]*)+|(?:_[ ]*)+)")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_RULED = "|:-> \t"
"""What the line below the head of a table consists of, also inside a quotation."""
_SIGNS = "[](){}<>*_`!&\\|"
_BRACKETS = re.compile(r"[\[\]]")
_NESTED = re.compile(r"\[[^\[\]]*\[")
_DEEP = re.compile(rf"\n[ \t>*+.0-9-]{{{DEEPEST + 1}}}")
"""A line that may lie too deep: each container takes a character at least, and so does each level of indentation."""


def excesses(text: str, path: str, first_line: int) -> list[Problem]:
    """What makes a text too large or too deep; nothing for a text that can be converted."""
    if len(text) > LONGEST:
        message = tr("this text has more than {limit} characters", limit=f"{LONGEST:,}")
        return [Problem(SourceLocation(path, first_line, 1), "markdown.too-long", message, tr("divide it into pages"))]
    if text.count("\n") > MOST_LINES:
        message = tr("this text has more than {limit} lines", limit=f"{MOST_LINES:,}")
        return [Problem(SourceLocation(path, first_line, 1), "markdown.too-long", message, tr("divide it into pages"))]
    if _count_signs(text) > MOST_SIGNS_IN_ALL:
        message = tr("this text has more than {limit} characters such as * and [", limit=f"{MOST_SIGNS_IN_ALL:,}")
        return [Problem(SourceLocation(path, first_line, 1), "markdown.too-long", message, tr("divide it into pages"))]
    return [*_deep_lines(text, path, first_line), *_heavy_blocks(text, path, first_line), *_large_tables(text, path, first_line)]


def _deep_lines(text: str, path: str, first_line: int) -> Iterator[Problem]:
    if not _DEEP.search("\n" + text):
        return
    fence = ""
    for number, line in enumerate(text.expandtabs(TAB).split("\n"), start=first_line):
        opening = _FENCE.match(line)
        if opening and (not fence or line.rstrip() == fence):
            fence = "" if fence else opening[0]
        elif not fence and not _RULE.fullmatch(line[:LONGEST_BLOCK]) and _depth(line) > DEEPEST:
            message = tr("quotations and lists lie more than {limit} deep here", limit=DEEPEST)
            yield Problem(SourceLocation(path, number, 1), "markdown.too-deep", message, tr("make the list flatter, or use headings"))
            return


def _depth(line: str) -> int:
    """How many quotations and lists a line lies in, as far as the line itself tells."""
    indent = len(line) - len(line.lstrip(" "))
    containers = _CONTAINERS.match(line)
    return indent // TAB + len(_CONTAINER.findall(containers[0] if containers else ""))


def _heavy_blocks(text: str, path: str, first_line: int) -> Iterator[Problem]:
    if not _is_heavy(text) and _open_brackets(text) <= DEEPEST:
        return  # What the whole does not hold, none of its parts does.
    for line, block in _blocks(text, first_line):
        if _is_heavy(block):
            message = tr("this block is too large to be read in one piece")
            yield Problem(SourceLocation(path, line, 1), "markdown.too-long", message, tr("divide it with empty lines"))
        elif _open_brackets(block) > DEEPEST:
            message = tr("brackets lie more than {limit} deep here", limit=DEEPEST)
            yield Problem(SourceLocation(path, line, 1), "markdown.too-deep", message, tr("close them, or put the text in a code block"))


def _large_tables(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """A problem for the table with which the tables of a text come to have too many cells."""
    cells = 0
    for line, block in _blocks(text, first_line) if "|" in text else ():
        cells += _count_cells(block)
        if cells > MOST_CELLS:
            message = tr("the tables of this text have more than {limit} cells", limit=f"{MOST_CELLS:,}")
            yield Problem(
                SourceLocation(path, line, 1), "markdown.too-long", message, tr("divide it into pages, or make tables with fewer columns")
            )
            return


def _count_cells(block: str) -> int:
    """The cells that a block makes if it is a table: each of its rows has as many as the line below its head."""
    if "|" not in block:
        return 0
    lines = block.split("\n")
    ruled = (line.strip(" >\t") for line in lines if "|" in line and not line.strip(_RULED))
    columns = max((line.count("|") + 1 - line.startswith("|") - line.endswith("|") for line in ruled), default=0)
    return columns * (len(lines) - 1)


def _blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """What stands between empty lines, each with its first line."""
    for filled, lines in groupby(enumerate(text.split("\n"), start=first_line), key=lambda numbered: bool(numbered[1].strip())):
        if filled:
            numbered = list(lines)
            yield numbered[0][0], "\n".join(line for _, line in numbered)


def _is_heavy(block: str) -> bool:
    if len(block) > LONGEST_BLOCK or block.count("\n") > MOST_BLOCK_LINES:
        return True
    return _count_signs(block) > MOST_SIGNS or _has_gap(block)


def _count_signs(text: str) -> int:
    return sum(map(text.count, _SIGNS))


def _has_gap(text: str) -> bool:
    """Whether there is a gap; looked for only where a probe, of which any gap would hold one whole, meets nothing but space."""
    return any(text[start : start + 8].isspace() for start in range(0, len(text), 256)) and bool(_GAP.search(text))


def _open_brackets(block: str) -> int:
    """The most square brackets that are open at once, told as one where none is inside another."""
    if not _NESTED.search(block):
        return 1
    depth = deepest = 0
    for bracket in _BRACKETS.findall(block):
        if bracket == "[":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth = max(0, depth - 1)
    return deepest

"""
Limit the size and depth of a text, so that none can occupy the converter for long or overflow its stack.

No page that people read comes near these limits.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.markdown.positions import TAB

LONGEST = 200_000
"""The most characters of a body."""

MOST_LINES = 5_000
"""The most lines of a body."""

LONGEST_BLOCK = 20_000
"""The most characters of a block, which is the text between two empty lines."""

MOST_BLOCK_LINES = 1_000
"""The most lines of a block, such as the rows of a table."""

DEEPEST = 20
"""The most nested quotations, lists and brackets."""

MOST_SIGNS = 2_000
"""The most characters of a block with a meaning in Markdown: matching them takes the time."""

MOST_SIGNS_IN_ALL = 20_000
"""The most such characters of a body."""

MOST_CELLS = 20_000
"""The most cells of all tables of a body: a short row gets as many cells as the head, so there can be more cells than characters."""

_GAP = re.compile(r"\s{500}")
"""Too much space between two words, which takes time as well."""

_CONTAINERS = re.compile(r"(?:[ ]*+(?:>|[-*+](?=[ ])|[0-9]{1,9}\.(?=[ ])))*")
_CONTAINER = re.compile(r">|[-*+](?=[ ])|[0-9]\.(?=[ ])")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*)+|(?:\*[ ]*)+|(?:_[ ]*)+)")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_RULED = "|:-> \t"
"""The characters of the line below the head of a table, also inside a quotation."""
_SIGNS = "[](){}<>*_`!&\\|"
_BRACKETS = re.compile(r"[\[\]]")
_NESTED = re.compile(r"\[[^\[\]]*\[")
_DEEP = re.compile(rf"\n[ \t>*+.0-9-]{{{DEEPEST + 1}}}")
"""A line that may be nested too deeply: each container and each level of indentation takes at least one character."""


def excesses(text: str, path: str, first_line: int) -> list[Problem]:
    """Return the problems of a text that is too large or too deep; nothing for a text that can be converted."""
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
    """Return the number of quotations and lists that a line seems to be in, judged by the line alone."""
    indent = len(line) - len(line.lstrip(" "))
    containers = _CONTAINERS.match(line)
    return indent // TAB + len(_CONTAINER.findall(containers[0] if containers else ""))


def _heavy_blocks(text: str, path: str, first_line: int) -> Iterator[Problem]:
    if not _is_heavy(text) and _open_brackets(text) <= DEEPEST:
        return  # If the whole text does not contain it, no block does.
    for line, block in _blocks(text, first_line):
        if _is_heavy(block):
            message = tr("this block is too large to be read in one piece")
            yield Problem(SourceLocation(path, line, 1), "markdown.too-long", message, tr("divide it with empty lines"))
        elif _open_brackets(block) > DEEPEST:
            message = tr("brackets lie more than {limit} deep here", limit=DEEPEST)
            yield Problem(SourceLocation(path, line, 1), "markdown.too-deep", message, tr("close them, or put the text in a code block"))


def _large_tables(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for the table at which the tables of a text exceed the limit of cells."""
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
    """Return the number of cells of a block if it is a table: each row has as many as the line below the head."""
    if "|" not in block:
        return 0
    lines = block.split("\n")
    ruled = (line.strip(" >\t") for line in lines if "|" in line and not line.strip(_RULED))
    columns = max((line.count("|") + 1 - line.startswith("|") - line.endswith("|") for line in ruled), default=0)
    return columns * (len(lines) - 1)


def _blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the blocks between empty lines, each with the number of its first line."""
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
    """Return whether there is a gap. Only places where a probe finds nothing but space are searched; each gap contains a whole probe."""
    return any(text[start : start + 8].isspace() for start in range(0, len(text), 256)) and bool(_GAP.search(text))


def _open_brackets(block: str) -> int:
    """Return the greatest depth of nested square brackets, at least 1."""
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

"""
Adding a to-do mark in front of each passage of a Markdown text, and an id after each heading.

A passage is a paragraph, a heading, a list item, a table cell, a footnote, or the alternative text of an image in a line of its own. Code,
rules and link targets are not passages. Without the marks, the text converts to the same HTML.

The syntax is that of Python-Markdown: empty lines separate blocks, and nested blocks are indented by four spaces.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from kembar.text.todo_mark import TODO_MARK

Line = tuple[int, str]
"""A line's number in its file, and its text."""

TAB = 4

_FENCE = re.compile(r"(`{3,}+|~{3,}+)[^`]*")
_COMMENT, _COMMENT_END = re.compile(r"[ ]{0,3}<!--"), "-->"
_CONTAINER = re.compile(r"(?P<quote>[ ]{0,3}>[ ]?)")
_ITEM = re.compile(r"[ ]*(?:[-*+]|[0-9]+\.)[ ]+")
_HEADING = re.compile(r"(?P<signs>[ ]{0,3}\#{1,6}[ ]*+)(?P<text>.*+)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]]*\]:[ ]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]]*\]:.*")
_DEFINITION_TITLE = re.compile(r"[ ]*(?:\"[^\"]*\"|'[^']*'|\([^()]*\))[ ]*")
_ATTRIBUTES = re.compile(r"(?P<before>.*?)(?P<list>(?<![ ])[ ]++\{:?[ ]*+[^{}\n ][^{}\n]*+\}[ ]*+)")
_ATTRIBUTES_ALONE = re.compile(r"[ ]*\{:?[ ]*[^}\n ][^}\n]*\}[ ]*")
_IMAGE = re.compile(r"(?P<open>!\[)(?P<alt>[^\[\]]*)(?P<rest>\]\([^()]*\)[ ]*)")
_TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ ]*+:?-++:?[ ]*+(?>(?:\|[ ]*+:?-++:?[ ]*+)*)\|?[ ]*+")
_WORDLESS = re.compile(r"\[\]\([^()\n]*\)|\[@[^\[\]]*\]|<[^<>]*>")
"""Links without text, citations, and addresses or tags in angle brackets, which contain nothing to translate."""

_CELL_END = re.compile(r"\\.|(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)|(?P<bar>\|)")


def mark_passages(text: str, first_line: int, ids: Mapping[int, str]) -> str:
    """
    Return the text with marks. `first_line` is the line number of its start; `ids` gives the id of each heading by line number.

    >>> print(mark_passages("Satu [dua](city:rabat).\\n\\n## Rencana", 1, {3: "rencana"}))
    ⟦TODO⟧ Satu [dua](city:rabat).
    <BLANKLINE>
    ## ⟦TODO⟧ Rencana {#rencana}
    """
    return "\n".join(PassageMarker(ids).mark_lines(list(enumerate(text.expandtabs(TAB).split("\n"), start=first_line))))


class PassageMarker:
    """Marks a text block by block."""

    def __init__(self, ids: Mapping[int, str]) -> None:
        self._ids = ids

    def mark_lines(self, lines: Sequence[Line]) -> list[str]:
        """Return the lines of a text, or of the content of a quotation, with marks."""
        done: list[str] = []
        depth = 0
        for block, is_aside in _blocks(lines):
            if is_aside:
                done += [text for _, text in block]
                continue
            level = min(_indent(block[0][1]) // TAB, depth)
            margin = " " * (level * TAB)
            inner = [(number, text.removeprefix(margin)) for number, text in block]
            gone = [text.startswith(margin) for _, text in block]
            marks = self._block(inner)
            done += [margin + text if had else text for text, had in zip(marks, gone, strict=True)]
            depth = level + _depth(inner) if block[0][1].strip() else depth
        return done

    def _block(self, lines: Sequence[Line]) -> list[str]:
        """Return the marked lines of one block outside of lists and quotations. Empty lines are a block too."""
        done: list[str] = []
        while lines:
            marks, lines = self._first(lines)
            done += marks
        return done

    def _first(self, lines: Sequence[Line]) -> tuple[list[str], Sequence[Line]]:
        """
        Return the marked lines of the first element of a block, and the remaining lines, which are read like a block of their own.

        The order is that of Python-Markdown: code and tables start a block, headings and rules split it anywhere, then come lists,
        quotations and paragraphs.
        """
        texts = [text for _, text in lines]
        code = _until(texts, lambda text: text.strip() and not text.startswith(" " * TAB))
        if code:
            return texts[:code], lines[code:]
        if _is_table(texts):
            return [row if number == 1 else _row(row) for number, row in enumerate(texts)], ()
        split = _until(texts, lambda text: text.startswith("#"))
        if split == len(texts) and len(texts) > 1 and _UNDERLINE.fullmatch(texts[1]):
            return [self._with_id(lines[0][0], _start(texts[0])), texts[1]], lines[2:]
        if split == len(texts):
            split = _until(texts, _RULE.fullmatch)
        if split == 0:
            return [self._line(lines[0])], lines[1:]
        if split < len(texts):
            return self._block(lines[:split]), lines[split:]
        return (self._items(lines), ()) if _starts_item(texts[0]) else self._running(lines)

    def _line(self, line: Line) -> str:
        """Return a heading with its mark and id; other lines, such as rules, unchanged."""
        number, text = line
        heading = _HEADING.fullmatch(text)
        return heading["signs"] + self._with_id(number, _start(_unclosed(heading["text"]))) if heading else text

    def _items(self, lines: Sequence[Line]) -> list[str]:
        """Return the marked items of a list. Their further paragraphs are blocks of their own."""
        done: list[str] = []
        for position, (number, text) in enumerate(lines):
            further = lines[position + 1 :]
            item = _ITEM.match(text)
            marked_text = self._in_item(number, text[item.end() :], _rest(further, _ITEM)) if item else text
            if item and further and _UNDERLINE.fullmatch(further[0][1].strip()):
                marked_text = self._with_id(number, marked_text)
            done.append(item[0] + marked_text if item else text)
        return done

    def _running(self, lines: Sequence[Line]) -> tuple[list[str], Sequence[Line]]:
        """Return a marked paragraph, footnotes or quotation, up to a link definition, and the remaining lines."""
        done: list[str] = []
        fresh = True
        for position, (_, text) in enumerate(lines):
            rest = _rest(lines[position + 1 :], _CONTAINER, _FOOTNOTE)
            if quote := _CONTAINER.match(text):
                return done + self._quotation(lines[position:], quote), ()
            if note := _FOOTNOTE.match(text):
                done.append(note[0] + _start(text[note.end() :], rest))
                fresh = not text[note.end() :].strip()
            elif _DEFINITION.fullmatch(text):
                following = lines[position + 1 :]
                title = bool(following) and bool(_DEFINITION_TITLE.fullmatch(following[0][1]))
                return [*done, text, *([following[0][1]] if title else [])], following[title:]
            else:
                done.append(_start(text, rest) if fresh else text)
                fresh = False
        return done, ()

    def _in_item(self, number: int, text: str, rest: str) -> str:
        """Return the marked text after an item's bullet or number, which may start a nested list, quotation or heading."""
        if found := _ITEM.match(text) or _CONTAINER.match(text):
            return found[0] + self._in_item(number, text[found.end() :], rest)
        if heading := _HEADING.fullmatch(text):
            return heading["signs"] + self._with_id(number, _start(_unclosed(heading["text"])))
        return _start(text, rest)

    def _quotation(self, lines: Sequence[Line], opening: re.Match[str]) -> list[str]:
        """Return a marked quotation, which extends to the end of its block, even if its further lines have no `>`."""
        inner, signs = [], []
        for number, text in lines:
            sign = _CONTAINER.match(text)
            signs.append(sign[0] if sign else "")
            inner.append((number, text[sign.end() :] if sign else text))
        width = len(opening[0].rstrip()) + 1
        return [
            (sign if sign.endswith(" ") or not text else sign.ljust(width)) + text if sign else text
            for sign, text in zip(signs, self.mark_lines(inner), strict=True)
        ]

    def _with_id(self, number: int, heading: str) -> str:
        """Return a heading with its id in an attribute list, unless it already has one."""
        name = self._ids.get(number)
        if not name or not heading.strip():
            return heading
        listed = _ATTRIBUTES.fullmatch(heading)
        if not listed:
            return f"{heading.rstrip()} {{#{name}}}"
        if "#" in listed["list"]:
            return heading
        opening, _, rest = listed["list"].partition("{")
        return f"{listed['before']}{opening}{{#{name} {rest.lstrip(': ')}"


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Yield blocks of lines, runs of empty lines, and code or comments (with True), which Python-Markdown takes out first."""
    aside = _aside([text for _, text in lines])
    block: list[Line] = []
    for position, line in enumerate(lines):
        kind = _kind(line[1], aside=position in aside)
        if block and _kind(block[0][1], aside=position - 1 in aside) != kind:
            yield block, position - 1 in aside
            block = []
        block.append(line)
    if block:
        yield block, len(lines) - 1 in aside


def _kind(text: str, *, aside: bool) -> str:
    return "aside" if aside else "words" if text.strip() else "empty"


def _aside(texts: Sequence[str]) -> set[int]:
    """Return the positions of the lines of fenced code and comments."""
    found, endless, position = set[int](), set[str](), 0
    while position < len(texts):
        end = _aside_end(texts, position, endless)
        found.update(range(position, end))
        position = max(end, position + 1)
    return found


def _aside_end(texts: Sequence[str], start: int, endless: set[str]) -> int:
    """
    Return the end of the fenced code or comment that starts on a line; `start` if there is none.

    `endless` stores the fences without an end, so that each is searched once and the time is linear.
    """
    fence, comment = _FENCE.fullmatch(texts[start]), _COMMENT.match(texts[start])
    kind = fence[1] if fence else comment[0] if comment else ""
    if not kind or kind in endless:
        return start
    for position in range(start, len(texts)):
        text = texts[position].rstrip(" ")
        if position > start and text == kind if fence else text[len(kind) if position == start else 0 :].endswith(_COMMENT_END):
            return position + 1
    endless.add(kind)
    return start


def _unclosed(heading: str) -> str:
    """Return the text of a heading without closing number signs."""
    return heading.rstrip(" ").rstrip("#").rstrip(" ")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _depth(lines: Sequence[Line]) -> int:
    """Return how many levels of four spaces the next blocks may be indented more and still belong to this block."""
    items = [_indent(text) // TAB + 1 for _, text in lines if _ITEM.match(text)] if _starts_item(lines[0][1]) else []
    notes = [1 for _, text in lines if _FOOTNOTE.match(text)]
    return max([*items, *notes], default=0)


def _starts_item(text: str) -> bool:
    return bool(_ITEM.match(text)) and not _RULE.fullmatch(text) and not text.startswith(" " * TAB)


def _until(texts: Sequence[str], is_end: Callable[[str], object]) -> int:
    """Return the position of the first text that matches, or the number of texts."""
    return next((position for position, text in enumerate(texts) if is_end(text)), len(texts))


def _is_table(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and "|" in texts[0] and "|" in texts[1] and bool(_TABLE_RULE.fullmatch(texts[1]))


def _row(text: str) -> str:
    """Return a table row with a mark in front of each cell that has words."""
    bars = [match.start("bar") for match in _CELL_END.finditer(text) if match["bar"]]
    starts = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(text)]
    return "|".join(_start(text[start:end]) for start, end in zip(starts, ends, strict=True))


def _rest(lines: Sequence[Line], *breaks: re.Pattern[str]) -> str:
    """Return the lines up to the first one that matches any of `breaks`, joined."""
    texts = [text for _, text in lines]
    return "\n".join(texts[: _until(texts, lambda text: any(pattern.match(text) for pattern in breaks))])


def _start(text: str, rest: str = "") -> str:
    """Return the first line of a passage with a mark after its indentation; unchanged if neither it nor `rest` has words."""
    words = text.lstrip(" ")
    margin = text[: len(text) - len(words)]
    if not words or _ATTRIBUTES_ALONE.fullmatch(text) or not any(letter.isalnum() for letter in _WORDLESS.sub("", f"{text}\n{rest}")):
        return text
    image = _IMAGE.fullmatch(words)
    return f"{margin}{image['open']}{TODO_MARK} {image['alt']}{image['rest']}" if image else f"{margin}{TODO_MARK} {words}"

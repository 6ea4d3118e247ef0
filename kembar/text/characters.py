"""
Find characters that deceive readers or reviewers, because they look different from what they are.

All checks of files, values, catalogues and terminal output use this list. ASCII texts take one search, other texts three. Only characters
that are found are examined in context, because Persian and Hindi need joiners, Thai needs breaks, and emoji consist of several characters
(Unicode Technical Reports 36 and 51, Annexes 9 and 31).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from kembar.model.problem import Level, Message, Problem, SourceLocation, tr

_LAST_OF_PLANES = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NO_TEXT = f"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef{_LAST_OF_PLANES}"
"""
For a character class: control characters except tab and line feed; Unicode's line and paragraph separators, which YAML and Markdown count
differently; byte-order marks; noncharacters, some of which the Markdown reader uses itself.
"""

BIDI = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, which change the order in which a line is shown."""

TAGS = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef"
)
"""Characters that show nothing, which only some scripts need."""

MAX_FINDINGS = 1_000

MAX_MARKS = 10
"""The most combining marks in a row; no script has so many on one letter."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07eb-\u07f3\u0898-\u089f\u08ca-\u08e1\u08e3-\u0902\u093a\u093c\u0941-\u0948\u094d"
    "\u0951-\u0957\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f7e\u0f80-\u0f84"
    "\u0f86\u0f87\u0f8d-\u0fbc\u1ab0-\u1ace\u1cd0-\u1cd2\u1cd4-\u1ce0\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302d\u3099\u309a\ua66f-\ua672"
    "\ua674-\ua67d\ua8e0-\ua8f1\ufe20-\ufe2f"
)
_JOINING = (
    "\u0600-\u061b\u061d-\u086f\u0870-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\u1cd0-\u1cff"
    "\ua800-\ua8ff\ua980-\ua9ff\uaa60-\uaa7f\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts with joining letters, where a joiner or non-joiner changes the shape."""

_SPACELESS = "\u0e00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1bff\ua980-\ua9ff\uaa00-\uaadf"
"""Scripts without spaces between words, which break lines at a zero-width space."""

_PICTURES = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_IDEOGRAPHS = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_RIGHT_TO_LEFT = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

_FIRST_PLANE = re.sub("(.-)?[\U00010000-\U0010ffff]", "", f"{NO_TEXT}{BIDI}{TAGS}{PRIVATE}{INVISIBLE}")
_FIRST_LOOK = re.compile(f"[{_FIRST_PLANE}]")
"""Without characters beyond the first plane, which make a search ten times slower."""

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_STACK = re.compile(f"[{_MARKS}][{_MARKS}]{{{MAX_MARKS},}}")
_ASCII_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SUSPECT = re.compile(
    f"(?P<control>[{NO_TEXT}])|(?P<bidi>[{BIDI}]+)|(?P<tags>[{TAGS}]+)|(?P<private>[{PRIVATE}]+)|(?P<invisible>[{INVISIBLE}]+)"
    f"|(?P<marks>{_STACK.pattern})"
)

_FLAG = re.compile("(?<=\U0001f3f4)[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,4}\U000e007f")
"""The tags that turn a black flag into that of a region, such as Scotland (UTS 51, emoji tag sequences)."""

_NEEDED = re.compile(
    "|".join(
        (
            f"(?<=[{_JOINING}])[\u200c\u200d](?![{INVISIBLE}])",
            f"(?<![{INVISIBLE}])[\u200c\u200d](?=[{_JOINING}])",
            f"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])",
            f"(?<=[{_SPACELESS}])[\u200b\u2060](?![{INVISIBLE}])",
            f"(?<![{INVISIBLE}])[\u200b\u2060](?=[{_SPACELESS}])",
            f"(?<=[{_PICTURES}0-9#*])[\ufe0e\ufe0f]",
            "(?<=[\u2200-\u22ff\u2a00-\u2aff\u1000-\u109f\ua840-\ua87f\u3000-\u3002\uff00-\uff60\U00010ac0-\U00010aff])\ufe00",
            f"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
            "(?<=[\u1820-\u18aa])[\u180b-\u180f]",
            f"(?<=[\u0590-\u05ff{_JOINING}])\u034f(?![{INVISIBLE}])",
            "[\u115f\u1160](?=[\u1160-\u11ff\ud7b0-\ud7ff])|(?<=[\u1100-\u115f\ua960-\ua97f])\u1160",
            "(?<=[\u2801-\u28ff])\u2800|\u2800(?=[\u2801-\u28ff])",
        )
    )
)
"""Invisible characters where they are correct. Two in a row are never correct."""

_DIRECTION_MARK = re.compile("[\u200e\u200f\u061c]")
_RIGHT_TO_LEFT_LETTER = re.compile(f"[{_RIGHT_TO_LEFT}]")
_NEAR = 200
"""The largest distance between a direction mark and a right-to-left letter, in characters on the same line."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that are letters or symbols by category, but show nothing."""


@dataclass(frozen=True, slots=True)
class DeceptiveCharacter:
    """A deceptive character or a run of them: its offset in the text, and what to report."""

    offset: int
    text: str
    code: str
    message: Message
    hint: Message
    level: Level = Level.ERROR

    def at(self, place: SourceLocation) -> Problem:
        """Return the problem at a location."""
        return Problem(place, self.code, self.message, self.hint, self.level)


def find_deceptive(text: str) -> Iterator[DeceptiveCharacter]:
    r"""
    Yield the deceptive characters of a text in order, at most `MAX_FINDINGS`.

    >>> [(found.offset, found.code) for found in find_deceptive("1\u202e2 a\u200bb, \u0645\u06cc\u200c\u0631\u0648\u062f")]
    [(1, 'text.bidi-control'), (5, 'text.invisible')]
    """
    yield from islice(_find_all(text), MAX_FINDINGS)


def _find_all(text: str) -> Iterator[DeceptiveCharacter]:
    return filter(None, map(_judge, _suspects(text)))


def _suspects(text: str) -> Iterator[re.Match[str]]:
    """Yield every run of suspect characters of one kind."""
    looks = (_ASCII_CONTROL,) if text.isascii() else (_FIRST_LOOK, _BEYOND, _STACK)
    end = 0
    for offset in sorted({found.start() for look in looks for found in look.finditer(text)}):
        match = _SUSPECT.match(text, offset) if offset >= end else None
        if match:
            end = match.end()
            yield match


def _judge(match: re.Match[str]) -> DeceptiveCharacter | None:
    """Return the finding for a run of suspects, or None if it is correct there."""
    kind, start = match.lastgroup, match.start()
    if kind == "control":
        return control_finding(start, match[0])
    if kind == "invisible":
        return _judge_invisible(match)
    if kind == "marks":
        message = tr("{count} combining marks are on one letter", count=len(match[0]))
        return DeceptiveCharacter(start, match[0], "text.stacked-marks", message, tr("keep those that its language writes"))
    if _FLAG.fullmatch(match.string, start, match.end()):
        return None
    return DeceptiveCharacter(start, match[0], *_describe_kind(kind, describe_character(match[0][0])))


def _describe_kind(kind: str | None, code: str) -> tuple[str, Message, Message]:
    """Return code, message and hint for a kind of character that is never correct."""
    if kind == "bidi":
        message = tr("the character {code} changes the order in which this line is shown", code=code)
        return "text.bidi-control", message, tr("delete it; scripts from right to left need no such character")
    if kind == "tags":
        return "text.tag-character", tr("the character {code} is invisible, and can hide a text", code=code), tr("delete it")
    message = tr("the character {code} is for private use, and each font shows something else for it", code=code)
    return "text.private-use", message, tr("write a letter, or show a picture")


def control_finding(offset: int, letter: str) -> DeceptiveCharacter:
    """Return the finding for a control character or noncharacter."""
    message = tr("the character {code} is not text", code=describe_character(letter))
    return DeceptiveCharacter(offset, letter, "text.control-character", message, tr("delete it"))


def as_file_problem(problem: Problem) -> Problem:
    """Return the problem of a control character that is in a file itself, not written as an escape."""
    return replace(problem, code="file.control-character", hint=tr("delete it; an editor may not show it"))


def _judge_invisible(match: re.Match[str]) -> DeceptiveCharacter | None:
    """Return the finding from the first unneeded character of an invisible run on, or None if all are needed."""
    offset = next((offset for offset in range(match.start(), match.end()) if not _is_needed(match.string, offset)), None)
    if offset is None:
        return None
    run = match.string[offset : match.end()]
    message = tr("the character {code} is invisible, and nothing here needs it", code=describe_character(run[0]))
    return DeceptiveCharacter(offset, run, "text.invisible", message, tr("delete it; an editor may not show it"), Level.WARNING)


def _is_needed(text: str, offset: int) -> bool:
    """Return whether an invisible character is needed where it is."""
    if not _DIRECTION_MARK.match(text, offset):
        return bool(_NEEDED.match(text, offset))
    start = max(0, offset - _NEAR, text.rfind("\n", max(0, offset - _NEAR), offset))
    end = text.find("\n", offset, offset + _NEAR)
    return bool(_RIGHT_TO_LEFT_LETTER.search(text, start, end if end >= 0 else offset + _NEAR))


def character_problems(text: str, path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each deceptive character in a file's text, whose first line is `first_line`."""
    line, line_start = first_line, 0
    for found in find_deceptive(text):
        breaks = text.count("\n", line_start, found.offset)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", line_start, found.offset) + 1
        problem = found.at(SourceLocation(path, line, found.offset - line_start + 1))
        yield as_file_problem(problem) if problem.code == "text.control-character" else problem


def describe_character(letter: str) -> str:
    r"""
    Return the code point and name of a character.

    >>> describe_character("\u202e"), describe_character("\x07")
    ('U+202E RIGHT-TO-LEFT OVERRIDE', 'U+0007')
    """
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X}" + (f" {name}" if name else "")


def is_visible(text: str) -> bool:
    r"""
    Return whether a text has at least one visible character.

    >>> is_visible("→"), is_visible("\u200b \u2800")
    (True, False)
    """
    return any(letter not in _BLANK and unicodedata.category(letter)[0] in "LNPS" for letter in text)


def replace_deceptive(text: str) -> str:
    r"""
    Return a text with U+FFFD instead of every deceptive character.

    >>> replace_deceptive("a\x1b[31mb\u202ec")
    'a\ufffd[31mb\ufffdc'
    """
    pieces, last = [], 0
    for found in _find_all(text):
        pieces += [text[last : found.offset], "\ufffd" * len(found.text)]
        last = found.offset + len(found.text)
    return "".join([*pieces, text[last:]])

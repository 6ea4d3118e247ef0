r"""
The stamp of a translation: the line `made_from` of its front matter, with the source language and a digest of each part of the source.

Writing a stamp changes only this line. All other bytes stay the same, so that a diff shows one changed line.
"""

import re
from collections.abc import Sequence

from kembar.model.document import Document, MadeFrom
from kembar.model.fingerprint import fingerprint

_LINE = re.compile(rb"(?P<text>[^\r\n]*)(?:\r\n|\r|\n|$)")
_FENCE = re.compile(rb"---[ \t]*(?:\r\n|\r|\n|$)")
_FIELD = re.compile(rb"(?P<quote>[\"']?)made_from(?P=quote)[ \t]*:(?:[ \t]|$)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9-]*(?:e[0-9]+)?|0b[01]+")
_LIKE_A_KEYWORD = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def new_stamp(former: MadeFrom | None, source: Document, parts: Sequence[str] = ()) -> MadeFrom:
    """
    Return the stamp of a translation of the current source; with `parts`, only their digests are new.

    A chosen part that the source no longer has is removed. The parts are in the order of the source, then the others.
    """
    now = fingerprint(source)
    if not parts:
        return MadeFrom(source.lang, now)
    unchanged = {part: digest for part, digest in (former.digests if former else {}).items() if part not in parts}
    chosen = {part: digest for part, digest in now.items() if part in parts}
    mixed = unchanged | chosen
    order = [*(part for part in now if part in mixed), *(part for part in mixed if part not in now)]
    return MadeFrom(source.lang, {part: mixed[part] for part in order})


def unknown_parts(former: MadeFrom | None, source: Document, parts: Sequence[str]) -> list[str]:
    """Return the parts that are neither in the current source nor in the former stamp."""
    known = {*fingerprint(source), *(former.digests if former else ())}
    return [part for part in parts if part not in known]


def equal_stamps(one: MadeFrom | None, other: MadeFrom) -> bool:
    """Return whether two stamps have the same language and the same digests in the same order."""
    return one is not None and one.lang == other.lang and list(one.digests.items()) == list(other.digests.items())


def stamp_line(made_from: MadeFrom) -> str:
    """
    Return the line of a stamp without a line end.

    >>> stamp_line(MadeFrom("id", {".lead": "3f2a9c1b", "rencana": "77010012"}))
    "made_from: {id: {.lead: 3f2a9c1b, rencana: '77010012'}}"
    """
    digests = ", ".join(f"{_scalar(part)}: {_scalar(digest)}" for part, digest in made_from.digests.items())
    return f"made_from: {{{_scalar(made_from.lang)}: {{{digests}}}}}"


def _scalar(text: str) -> str:
    """Return a key or a digest as YAML, in quotes if YAML could read it as a number or a boolean."""
    return f"'{text}'" if _LIKE_A_NUMBER.fullmatch(text) or text in _LIKE_A_KEYWORD else text


def write_stamp(data: bytes, made_from: MadeFrom) -> bytes:
    """
    Return the bytes of a file with a stamp in its front matter, in place of the old one or as the last line.

    >>> write_stamp(b"---\\ntitle: A # b\\n---\\n\\nText.\\n", MadeFrom("id", {".lead": "3f2a9c1b"}))
    b'---\\ntitle: A # b\\nmade_from: {id: {.lead: 3f2a9c1b}}\\n---\\n\\nText.\\n'
    """
    text = stamp_line(made_from).encode()
    start = len(_BYTE_ORDER_MARK) if data.startswith(_BYTE_ORDER_MARK) else 0
    opening = _FENCE.match(data, start)
    if not opening:
        end = _line_end(data)
        rest = data[start:]
        gap = b"" if rest[:1] in (b"", b"\r", b"\n") else end
        return data[:start] + b"---" + end + text + end + b"---" + end + gap + rest
    return _in_front_matter(data, opening.end(), text)


def _in_front_matter(data: bytes, start: int, text: bytes) -> bytes:
    position = start
    while position < len(data) and not _FENCE.match(data, position):
        line = _LINE.match(data, position)
        if line is None:
            break
        if _FIELD.match(line["text"]):
            return data[:position] + text + data[line.end("text") :]
        position = line.end()
    return data[:position] + text + _line_end(data) + data[position:]


def _line_end(data: bytes) -> bytes:
    """Return the line end of the first line."""
    found = re.search(rb"\r\n|\r|\n", data)
    return found[0] if found else b"\n"

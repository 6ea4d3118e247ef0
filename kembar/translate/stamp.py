r"""
The one line of front matter that says what a translation was made from, written into a file byte by byte.

In come a file's bytes; out go the same bytes but for that line. Line ends, comments, a byte-order mark and everything else stay as they
are, so that a review shows one changed line and nothing else.
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
_LIKE_A_CHOICE = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def new_stamp(former: MadeFrom | None, source: Document, parts: Sequence[str] = ()) -> MadeFrom:
    """
    What a translation says when it was made from today's source; with `parts`, only their digests are today's.

    A part that the source no longer has loses its digest. The order is that of the source; what else is kept follows.
    """
    now = fingerprint(source)
    if not parts:
        return MadeFrom(source.lang, now)
    kept = {part: digest for part, digest in (former.digests if former else {}).items() if part not in parts}
    chosen = {part: digest for part, digest in now.items() if part in parts}
    mixed = kept | chosen
    order = [*(part for part in now if part in mixed), *(part for part in mixed if part not in now)]
    return MadeFrom(source.lang, {part: mixed[part] for part in order})


def unknown_parts(former: MadeFrom | None, source: Document, parts: Sequence[str]) -> list[str]:
    """Those parts that neither the source has, nor had when the translation was made."""
    known = {*fingerprint(source), *(former.digests if former else ())}
    return [part for part in parts if part not in known]


def equal_stamps(one: MadeFrom | None, other: MadeFrom) -> bool:
    """Whether two say the same, in the same order."""
    return one is not None and one.lang == other.lang and list(one.digests.items()) == list(other.digests.items())


def stamp_line(made_from: MadeFrom) -> str:
    """
    The line itself, without its end.

    >>> stamp_line(MadeFrom("id", {".lead": "3f2a9c1b", "rencana": "77010012"}))
    "made_from: {id: {.lead: 3f2a9c1b, rencana: '77010012'}}"
    """
    digests = ", ".join(f"{_scalar(part)}: {_scalar(digest)}" for part, digest in made_from.digests.items())
    return f"made_from: {{{_scalar(made_from.lang)}: {{{digests}}}}}"


def _scalar(text: str) -> str:
    """A key or a digest as YAML, in quotes where YAML could take it for a number or a choice."""
    return f"'{text}'" if _LIKE_A_NUMBER.fullmatch(text) or text in _LIKE_A_CHOICE else text


def write_stamp(data: bytes, made_from: MadeFrom) -> bytes:
    """
    A file's bytes with that line in its front matter: in place of the old one, which is one line as well, or as the last one.

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
    """How the file's first line ends."""
    found = re.search(rb"\r\n|\r|\n", data)
    return found[0] if found else b"\n"

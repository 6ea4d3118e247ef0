"""Mutations of real files: what an editor, a merge or a bad disk does to them, as data that Hypothesis can shrink."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

SIGNS = (
    *("", " ", "\t", "\n", "\n\n", "  ", "\r", "\r\n", "\0", "\x01", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff"),
    *("\ufdd0", "\uffff", "\u202e", "\u200b", "\u0301" * 9, "é", "İ", "ß", "😀", "مدينة", "٣", "１", "{", "}", "{}", "{x}", "%s", "%(x)s"),
    *("'", '"', "\\", "`", "<", ">", "&", "#", "*", "_", "[", "]", "(", ")", "|", "~", "-", ":", ": ", ",", "?", "!", "@", "=", "/", ".."),
    *("---", "...", "- ", "? ", "&a ", "*a", "!!python/name:os.system ", "!!set", "<<: ", "|\n  ", ">-\n", "null", "true", "0", "-1"),
    *("1e999", "0x10", "9" * 30, "9" * 5000, ".inf", "2018-02-30", "199X", "1990~/..", "[]", "{id: x}", "[[[[[[", "''", "id", "en"),
    *("javascript:alert(1)", "//evil.example/", "https://[::1", "https://a b/", "data:,x", "../../x", "city:muara", "#", "%00", "%2e%2e"),
    *("</title></script><script>alert(1)</script><img src=x onerror=alert(1)>", "<!--", "]]>", "<?x", "&#0;", "&#x110000;", "&lt;"),
    *("[^1]", "[^1]: ", "[@gazette-2018]", "[](city:nordhavn)", "![](x.svg)", "{#id}", "{lang=ar}", "# ", "## ", "> ", "1. ", "|a|\n|-|\n"),
    *("msgid ", 'msgstr "x"', 'msgid_plural "x"', "msgstr[1] ", "#, fuzzy", "#~ ", "nplurals=9;", "muara", "nordhavn", "sund"),
)
"""Pieces that mean something in one of the formats, or are no text at all."""

_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One mutation. `at` and `to` count bytes, lines or tokens, from the start again when they pass the end."""

    name: str
    at: int
    to: int = 0
    piece: str = ""

    def apply(self, data: bytes) -> bytes:
        """The file after this mutation."""
        return _EDITS[self.name](self, data)


def _flip(edit: Edit, data: bytes) -> bytes:
    at = edit.at % len(data) if data else 0
    return data[:at] + bytes([data[at] ^ 1 << edit.to % 8]) + data[at + 1 :] if data else data


def _range(edit: Edit, data: bytes) -> tuple[int, int]:
    start = edit.at % (len(data) + 1)
    return start, start + edit.to % 60


def _cut(edit: Edit, data: bytes) -> bytes:
    start, end = _range(edit, data)
    return data[:start] + data[end:]


def _repeat(edit: Edit, data: bytes) -> bytes:
    start, end = _range(edit, data)
    return data[:end] + data[start:end] + data[end:]


def _insert(edit: Edit, data: bytes) -> bytes:
    start = edit.at % (len(data) + 1)
    return data[:start] + edit.piece.encode("utf-8", "surrogatepass") + data[start:]


def _truncate(edit: Edit, data: bytes) -> bytes:
    return data[: edit.at % (len(data) + 1)]


def _exchanged(parts: list[bytes], edit: Edit) -> list[bytes]:
    if parts:
        one, other = edit.at % len(parts), edit.to % len(parts)
        parts[one], parts[other] = parts[other], parts[one]
    return parts


def _swap_lines(edit: Edit, data: bytes) -> bytes:
    return b"".join(_exchanged(data.splitlines(keepends=True), edit))


def _swap_tokens(edit: Edit, data: bytes) -> bytes:
    return b"".join(_exchanged(_TOKEN.findall(data), edit))


def _delete_line(edit: Edit, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(line for number, line in enumerate(lines) if number != edit.at % len(lines))


def _repeat_line(edit: Edit, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        lines.insert(edit.to % len(lines), lines[edit.at % len(lines)])
    return b"".join(lines)


def _replace_token(edit: Edit, data: bytes) -> bytes:
    tokens = _TOKEN.findall(data)
    if tokens:
        tokens[edit.at % len(tokens)] = edit.piece.encode("utf-8", "surrogatepass")
    return b"".join(tokens)


_EDITS: dict[str, Callable[[Edit, bytes], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "repeat": _repeat,
    "insert": _insert,
    "truncate": _truncate,
    "swap lines": _swap_lines,
    "swap tokens": _swap_tokens,
    "delete line": _delete_line,
    "repeat line": _repeat_line,
    "replace token": _replace_token,
}
_WITH_PIECE = ("insert", "replace token")

_numbers = st.integers(0, 1 << 16)


def edits(pieces: Sequence[str] = SIGNS, names: Iterable[str] = _EDITS, most: int = 4) -> st.SearchStrategy[list[Edit]]:
    """One mutation or several, in order; those that take a piece take one of `pieces` or a few characters of any kind."""
    each = {
        name: st.builds(
            Edit,
            st.just(name),
            _numbers,
            _numbers,
            st.sampled_from(pieces) | st.text(max_size=4) if name in _WITH_PIECE else st.just(""),
        )
        for name in names
    }
    return st.lists(st.one_of(*each.values()), min_size=1, max_size=most)


def mutated(data: bytes, changes: Iterable[Edit]) -> bytes:
    """The file after all mutations."""
    for edit in changes:
        data = edit.apply(data)
    return data


def words_of(files: Iterable[Path]) -> tuple[str, ...]:
    """The words and signs of some files, each once: a dictionary whose replacements often make a valid file with another meaning."""
    tokens = {token for file in files for token in _TOKEN.findall(file.read_bytes())}
    return tuple(sorted(token.decode("utf-8", "replace") for token in tokens))

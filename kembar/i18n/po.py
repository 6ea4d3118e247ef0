"""
Parse PO files (GNU gettext manual, “The Format of PO Files”) in UTF-8, with the line of every error.

Babel's parser accepts texts without a closing quote, raises `ValueError` for `msgstr[x]`, and merges duplicate entries. A test compares the
entries of both parsers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path

from kembar.i18n.messages import Messages
from kembar.model.problem import Message, tr

_LINE = re.compile(r'(?:(?P<keyword>msg[a-z_]+)(?P<form>\[\d+\])?\s+)?"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"')
_ESCAPE = re.compile(r'\\([\\trn"])')
_ESCAPED = {"t": "\t", "r": "\r", "n": "\n"}
_PLURALS = re.compile(r"^Plural-Forms:\s*nplurals\s*=\s*([0-9]{1,3})\s*;(?:\s*plural\s*=([^;\n]*))?", re.MULTILINE | re.IGNORECASE)

_FORM = re.compile(r"msgstr\[(\d+)\]")

_OBSOLETE = "#~"
"""The prefix of obsolete entries, which also take the flags before them."""

_FIRST_KEYWORDS = ("msgid", "msgctxt")
_NEXT_KEYWORDS = {
    "": _FIRST_KEYWORDS,
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": _FIRST_KEYWORDS,
}
"""The keywords that may follow each keyword."""


class PoError(Exception):
    """A syntax error at a line, counted from 1, with its reason."""

    def __init__(self, line: int, reason: Message) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"{line}: {reason}")


@dataclass(frozen=True, slots=True)
class PoEntry:
    """
    A translation: its English forms, one or two, its translated forms, and the line of its id.

    `fuzzy` marks a draft; `context` distinguishes entries with the same id.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    line: int
    context: str = ""
    fuzzy: bool = False

    @property
    def is_used(self) -> bool:
        """Whether the entry is used: translated in all forms, no draft, and without a context."""
        return all(self.texts) and not self.fuzzy and not self.context


@dataclass(frozen=True, slots=True)
class PoFile:
    """
    The entries of a file without its header; from the header, the number of plural forms, None if not given, and the `rule` (gettext
    manual, “Plural forms”).
    """

    entries: tuple[PoEntry, ...]
    form_count: int | None
    rule: str


@dataclass(slots=True)
class _PartialEntry:
    """An entry that is being read: its texts by keyword, in order."""

    line: int = 0
    fuzzy: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """The last keyword."""
        return next(reversed(self.texts), "")

    @property
    def allowed_keywords(self) -> Sequence[str]:
        """The keywords that may come next."""
        last = self.last
        form = _FORM.fullmatch(last) if last not in _NEXT_KEYWORDS else None
        return (f"msgstr[{int(form[1]) + 1}]", *_FIRST_KEYWORDS) if form else _NEXT_KEYWORDS[last]

    @property
    def is_complete(self) -> bool:
        """Whether the entry has a translation."""
        return self.last.startswith("msgstr")

    def add(self, keyword: str, text: str, line: int, *, fuzzy: bool) -> None:
        """Add a keyword and the beginning of its text."""
        if keyword in _FIRST_KEYWORDS:
            self.line, self.fuzzy = line, self.fuzzy or fuzzy
        self.texts[keyword] = [text]

    def mark_fuzzy(self) -> bool:
        """Mark an incomplete entry as fuzzy. Returns False if there is none; the mark is then for the next entry."""
        if self.texts and not self.is_complete:
            self.fuzzy = True
            return True
        return False

    def append(self, text: str, line: int) -> None:
        """Append text to the last keyword. Raises `PoError` if there is none."""
        if not self.texts:
            raise PoError(line, tr("this text belongs to no keyword"))
        self.texts[self.last].append(text)

    def entry(self) -> PoEntry:
        """Return the finished entry."""
        unescaped = {keyword: _unescape("".join(text)) for keyword, text in self.texts.items()}
        ids = tuple(text for keyword, text in unescaped.items() if keyword.startswith("msgid"))
        texts = tuple(text for keyword, text in unescaped.items() if keyword.startswith("msgstr"))
        return PoEntry(ids, texts, self.line, unescaped.get("msgctxt", ""), self.fuzzy)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def parse_po(content: bytes) -> PoFile:
    """
    Return the content of a PO file. Raises `PoError`.

    >>> parse_po(b'#, fuzzy\\nmsgid "Sources"\\nmsgstr "Sum"\\n"ber"\\n')
    PoFile(entries=(PoEntry(ids=('Sources',), texts=('Sumber',), line=2, context='', fuzzy=True),), form_count=None, rule='')
    """
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise PoError(content.count(b"\n", 0, error.start) + 1, tr("it is not UTF-8")) from None
    found = list(_entries(lines))
    header = next((_PLURALS.search(entry.texts[0]) for entry in found if not entry.ids[0]), None)
    entries = tuple(entry for entry in found if entry.ids[0])
    return PoFile(entries, int(header[1]), (header[2] or "").strip()) if header else PoFile(entries, None, "")


def _entries(lines: Sequence[str]) -> Iterator[PoEntry]:
    draft, is_draft = _PartialEntry(), False
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            if line.startswith(_OBSOLETE):
                is_draft = False
                if draft.is_complete:
                    yield draft.entry()
                    draft = _PartialEntry()
            elif _is_fuzzy(line) and not draft.mark_fuzzy():
                is_draft = True
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise PoError(number, tr("a line must be a comment, or a keyword and one text in double quotes"))
        if found["keyword"]:
            keyword = found["keyword"] + (found["form"] or "")
            _require_keyword(keyword, draft.allowed_keywords, number)
            if keyword in _FIRST_KEYWORDS and draft.is_complete:
                yield draft.entry()
                draft = _PartialEntry()
            draft.add(keyword, found["text"], number, fuzzy=is_draft)
            is_draft = False
        else:
            draft.append(found["text"], number)
    yield from _finish(draft)


def _is_fuzzy(comment: str) -> bool:
    """Return whether a line is a comment with the flag `fuzzy`."""
    return comment.startswith("#,") and "fuzzy" in map(str.strip, comment[2:].split(","))


def _finish(draft: _PartialEntry) -> Iterator[PoEntry]:
    if draft.is_complete:
        yield draft.entry()
    elif draft.texts:
        raise PoError(draft.line, tr("the last entry has no msgstr"))


def _require_keyword(keyword: str, possible: Sequence[str], line: int) -> None:
    if keyword not in possible:
        raise PoError(line, tr("{keyword} is not allowed here, only: {names}", keyword=keyword, names=", ".join(possible)))


def messages_of(entries: Iterable[PoEntry], form: Callable[[int], int]) -> Messages:
    """Return the messages of all entries that are used; the first of two with the same id."""
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        if not entry.is_used:
            continue
        if len(entry.ids) > 1:
            plurals.setdefault((entry.ids[0], entry.ids[1]), entry.texts)
        else:
            texts.setdefault(entry.ids[0], entry.texts[0])
    return Messages(texts=texts, plurals=plurals, form=form)


def read_tool_messages(path: Path) -> Messages:
    """Return the messages of a catalogue of the tool; none if it does not exist or cannot be parsed."""
    try:
        found = parse_po(path.read_bytes())
        return messages_of(found.entries, c2py(found.rule))
    except (FileNotFoundError, PoError, ValueError):
        return Messages()

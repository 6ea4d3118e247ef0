"""
PO files as the catalogues of this site are written: lines come in, entries go out, or where and why a line is none.

The form is GNU gettext's (manual, “The Format of PO Files”), in UTF-8. Babel reads it as fast, but accepts texts without a closing quote,
raises `ValueError` for `msgstr[x]`, and merges entries that are written twice. A test compares the entries that both read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kembar.model.problem import Message, tr

_LINE = re.compile(r'(?:(?P<keyword>msg[a-z_]+)(?P<form>\[\d+\])?\s+)?"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"')
_ESCAPE = re.compile(r'\\([\\trn"])')
_ESCAPED = {"t": "\t", "r": "\r", "n": "\n"}
_PLURALS = re.compile(r"^Plural-Forms:\s*nplurals\s*=\s*([0-9]{1,3})\s*;(?:\s*plural\s*=([^;\n]*))?", re.MULTILINE | re.IGNORECASE)

_FORM = re.compile(r"msgstr\[(\d+)\]")

_OBSOLETE = "#~"
"""How the lines of an obsolete entry begin. They take the flags that stand before them."""

_BEGINNING = ("msgid", "msgctxt")
_FOLLOWING = {
    "": _BEGINNING,
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": _BEGINNING,
}
"""What may stand behind each keyword."""


class PoError(Exception):
    """A line, counted from 1, that no PO file can have, and why."""

    def __init__(self, line: int, reason: Message) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"{line}: {reason}")


@dataclass(frozen=True, slots=True)
class PoEntry:
    """
    A translation: its English forms, one or two, its forms in the language, and the line of its id.

    `fuzzy` marks a draft; a `context` tells it from others with the same id.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    line: int
    context: str = ""
    fuzzy: bool = False

    @property
    def is_spoken(self) -> bool:
        """Whether it is translated in all forms, no draft, and without a context, for which nobody asks."""
        return all(self.texts) and not self.fuzzy and not self.context


@dataclass(frozen=True, slots=True)
class Catalogue:
    """
    The entries of a file without its header, and what the header says of plural forms: how many there are, None if it says nothing, and
    the `rule` that chooses one (gettext manual, “Plural forms”).
    """

    entries: tuple[PoEntry, ...]
    forms: int | None
    rule: str


@dataclass(slots=True)
class _Draft:
    """An entry in the making: its texts by keyword, in the order in which they stand."""

    line: int = 0
    fuzzy: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """The keyword that stands last."""
        return next(reversed(self.texts), "")

    @property
    def following(self) -> Sequence[str]:
        """The keywords that may come next."""
        last = self.last
        form = _FORM.fullmatch(last) if last not in _FOLLOWING else None
        return (f"msgstr[{int(form[1]) + 1}]", *_BEGINNING) if form else _FOLLOWING[last]

    @property
    def is_whole(self) -> bool:
        """Whether a translation stands in it."""
        return self.last.startswith("msgstr")

    def add(self, keyword: str, text: str, line: int, *, fuzzy: bool) -> None:
        """Takes a keyword and the beginning of its text; the line of an entry is that of its id."""
        if keyword in _BEGINNING:
            self.line, self.fuzzy = line, self.fuzzy or fuzzy
        self.texts[keyword] = [text]

    def mark_fuzzy(self) -> bool:
        """Marks an entry that is not yet whole as fuzzy. Returns whether there is one; otherwise the mark is for the next entry."""
        if self.texts and not self.is_whole:
            self.fuzzy = True
            return True
        return False

    def go_on(self, text: str, line: int) -> None:
        """Takes more text for the last keyword. Raises `PoError` when there is none."""
        if not self.texts:
            raise PoError(line, tr("this text belongs to no keyword"))
        self.texts[self.last].append(text)

    def entry(self) -> PoEntry:
        """The finished entry."""
        said = {keyword: _unescaped("".join(text)) for keyword, text in self.texts.items()}
        ids = tuple(text for keyword, text in said.items() if keyword.startswith("msgid"))
        texts = tuple(text for keyword, text in said.items() if keyword.startswith("msgstr"))
        return PoEntry(ids, texts, self.line, said.get("msgctxt", ""), self.fuzzy)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def parse_po(content: bytes) -> Catalogue:
    """
    A PO file. Raises `PoError`.

    >>> parse_po(b'#, fuzzy\\nmsgid "Sources"\\nmsgstr "Sum"\\n"ber"\\n')
    Catalogue(entries=(PoEntry(ids=('Sources',), texts=('Sumber',), line=2, context='', fuzzy=True),), forms=None, rule='')
    """
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise PoError(content.count(b"\n", 0, error.start) + 1, tr("it is not UTF-8")) from None
    found = list(_entries(lines))
    header = next((_PLURALS.search(entry.texts[0]) for entry in found if not entry.ids[0]), None)
    entries = tuple(entry for entry in found if entry.ids[0])
    return Catalogue(entries, int(header[1]), (header[2] or "").strip()) if header else Catalogue(entries, None, "")


def _entries(lines: Sequence[str]) -> Iterator[PoEntry]:
    draft, is_draft = _Draft(), False
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            if line.startswith(_OBSOLETE):
                is_draft = False
                if draft.is_whole:
                    yield draft.entry()
                    draft = _Draft()
            elif _is_fuzzy(line) and not draft.mark_fuzzy():
                is_draft = True
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise PoError(number, tr("a line must be a comment, or a keyword and one text in double quotes"))
        if found["keyword"]:
            keyword = found["keyword"] + (found["form"] or "")
            _expect(keyword, draft.following, number)
            if keyword in _BEGINNING and draft.is_whole:
                yield draft.entry()
                draft = _Draft()
            draft.add(keyword, found["text"], number, fuzzy=is_draft)
            is_draft = False
        else:
            draft.go_on(found["text"], number)
    yield from _last(draft)


def _is_fuzzy(comment: str) -> bool:
    """Whether a line is a comment of flags, `fuzzy` among them."""
    return comment.startswith("#,") and "fuzzy" in map(str.strip, comment[2:].split(","))


def _last(draft: _Draft) -> Iterator[PoEntry]:
    if draft.is_whole:
        yield draft.entry()
    elif draft.texts:
        raise PoError(draft.line, tr("the last entry has no msgstr"))


def _expect(keyword: str, possible: Sequence[str], line: int) -> None:
    if keyword not in possible:
        raise PoError(line, tr("{keyword} cannot stand here, only: {names}", keyword=keyword, names=", ".join(possible)))

"""
The interface's words in one language: a PO catalogue comes in, read through Babel and checked, and `Messages` goes out.

Message ids are the English words themselves, with named gaps: `since {date}`. What a catalogue leaves out is therefore said in
English, and a language without a catalogue is all English. Fuzzy entries are drafts and are left out.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from kembar.i18n.locales import plural_categories, plural_form, solitary_forms
from kembar.model.config import Lang
from kembar.model.problem import Message, Place, Problem, say

_GAP = re.compile(r"\{[^{}]*\}")
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"([^"\\]|\\.)*"\s*)?')


def N_(msgid: str) -> str:  # noqa: N802 - the name by which gettext's tools find message ids in tables
    """The id itself: marked for extraction where it is written, translated where it is said."""
    return msgid


def english_form(number: int) -> int:
    """Which of its forms a message takes in the language of the ids."""
    return int(number != 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """
    The words of one language. `form` gives, for a number, the position of its form among those of a plural message.

    >>> messages = Messages(texts={"Sources": "Sumber"}, plurals={"{count} city": ("{count} kota",)}, form=lambda number: 0)
    >>> messages.gettext("Sources"), messages.ngettext("{count} city", "{count} cities", 21), messages.gettext("Visits")
    ('Sumber', '{count} kota', 'Visits')
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = english_form

    def gettext(self, msgid: str) -> str:
        """A message, or its English id if it has no translation."""
        return self.texts.get(msgid, msgid)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """A message in the form that goes with a number; without a translation, one of the English ids, by the English rule."""
        forms = self.plurals.get(singular)
        if forms is None:
            return singular if n == 1 else plural
        return forms[self.form(n)]


def read_messages(path: Path, lang: Lang) -> tuple[Messages, list[Problem]]:
    """
    The words of the catalogue at `path`, which is `locales/<code>/LC_MESSAGES/portal.po` from the project's root, and its problems.

    Plural forms stand in CLDR's order and are chosen by CLDR's rule. An entry whose gaps are not those of its id is a problem and is
    left out, so that filling a message never fails. A form that one number alone takes may say it in a word, and leave its gap out.
    """
    if not path.exists():
        return Messages(), []
    file = "/".join(path.parts[-4:])
    try:
        catalogue = _catalogue(path.read_bytes(), file)
    except _InvalidError as invalid:
        return Messages(), [invalid.problem]
    wanted = len(plural_categories(lang))
    if catalogue.num_plurals != wanted:
        return Messages(), [_wrong_plural(file, lang, wanted, catalogue.num_plurals)]
    entries = list(_entries(catalogue))
    solitary = solitary_forms(lang)
    faulty = {entry for entry in entries if not entry.is_sound(solitary)}
    problems = [_wrong_gaps(file, entry) for entry in entries if entry in faulty]
    return _messages(lang, (entry for entry in entries if entry not in faulty)), problems


class _InvalidError(Exception):
    def __init__(self, file: str, line: int, reason: Message) -> None:
        message = say("this catalogue cannot be read: {reason}", reason=reason)
        self.problem = Problem(Place(file, line), "catalogue.invalid", message, say("mend the PO file at this line"))
        super().__init__(str(reason))


def _catalogue(content: bytes, file: str) -> Catalog:
    """A PO file in UTF-8. Raises `_InvalidError`."""
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise _InvalidError(file, content.count(b"\n", 0, error.start) + 1, say("it is not UTF-8")) from None
    for number, line in enumerate(lines, start=1):
        if not _LINE.fullmatch(line):
            # Babel would take the first and the last character of such a line for its quotes.
            raise _InvalidError(file, number, say("a line must be a comment, or a keyword and one text in double quotes"))
    try:
        return read_po(lines, abort_invalid=True)
    except PoFileError as error:
        reason, _, _ = str(error).rpartition(" on ")
        raise _InvalidError(file, error.lineno + 1, Message(reason)) from None
    except (ValueError, LookupError) as error:
        raise _InvalidError(file, 1, say("its header is wrong ({reason})", reason=error)) from None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A translation: its English forms, one or two, its forms in the language, and its line."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    line: int

    def is_sound(self, solitary: Container[int]) -> bool:
        """Whether each text has the gaps of its id; a plural form may have those of either English form, and a solitary one fewer."""
        wanted = [_gaps(msgid) for msgid in self.ids]
        return all(
            _gaps(text) in wanted or (len(self.ids) > 1 and position in solitary and any(_gaps(text) < gaps for gaps in wanted))
            for position, text in enumerate(self.texts)
        )


def _gaps(text: str) -> frozenset[str]:
    """The gaps of a text; a brace that stands alone counts as one, since it cannot be filled either."""
    if "{" not in text and "}" not in text:
        return frozenset()
    return frozenset(_GAP.findall(text)) | frozenset(_GAP.sub("", text)) & {"{", "}"}


def _entries(catalogue: Catalog) -> Iterator[_Entry]:
    """The entries that are to be spoken: translated in all forms, not fuzzy, and without a context, for which nobody asks."""
    for message in catalogue:
        ids, texts = _forms(message.id), _forms(message.string)
        if message.id and all(texts) and not message.fuzzy and not message.context:
            yield _Entry(ids, texts, message.lineno or 0)


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _messages(lang: Lang, entries: Iterable[_Entry]) -> Messages:
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if len(entry.ids) > 1:
            plurals[entry.ids[0]] = entry.texts
        else:
            texts[entry.ids[0]] = entry.texts[0]
    return Messages(texts=texts, plurals=plurals, form=partial(plural_form, lang))


def _wrong_plural(file: str, lang: Lang, wanted: int, found: int) -> Problem:
    message = say("this catalogue says nplurals={found}, but {language} has {wanted}", language=lang.name, wanted=wanted, found=found)
    return Problem(Place(file), "catalogue.plural", message, say("say nplurals={wanted} in the Plural-Forms header", wanted=wanted))


def _wrong_gaps(file: str, entry: _Entry) -> Problem:
    gaps = ", ".join(sorted(_gaps(entry.ids[-1]))) or say("none")
    message = say("the translation of “{msgid}” has other gaps than its original", msgid=entry.ids[0])
    return Problem(Place(file, entry.line), "catalogue.gap", message, say("its gaps must be: {gaps}", gaps=gaps))

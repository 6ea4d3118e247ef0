"""
The interface's words in one language: a PO catalogue comes in, is read and checked, and `Messages` goes out.

Message ids are the English words themselves, with named gaps: `since {date}`. What a catalogue leaves out is therefore said in
English, and a language without a catalogue is all English. Fuzzy entries are drafts and are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kembar.i18n.locales import plural_categories, plural_form, solitary_forms
from kembar.i18n.po import Entry, PoError, catalogue
from kembar.model.config import Lang
from kembar.model.problem import Place, Problem, say

_GAP = re.compile(r"\{[^{}]*\}")


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
        found = catalogue(path.read_bytes())
    except PoError as error:
        return Messages(), [_invalid(file, error)]
    wanted = len(plural_categories(lang))
    if found.forms != wanted:
        return Messages(), [_wrong_plural(file, lang, wanted, found.forms)]
    problems = [*_doubled(file, found.entries), *_wrong_forms(file, lang, wanted, found.entries)]
    spoken = [entry for entry in found.entries if _is_spoken(entry) and len(entry.texts) == _forms(entry, wanted)]
    problems += (_wrong_gaps(file, entry) for entry in spoken if not _is_sound(entry, lang))
    return _messages(lang, (entry for entry in reversed(spoken) if _is_sound(entry, lang))), problems


def _forms(entry: Entry, wanted: int) -> int:
    """How many forms an entry has to have, in a language with so many plural forms."""
    return wanted if len(entry.ids) > 1 else 1


def _is_spoken(entry: Entry) -> bool:
    """Whether an entry is translated in all forms, no draft, and without a context, for which nobody asks."""
    return all(entry.texts) and not entry.fuzzy and not entry.context


def _is_sound(entry: Entry, lang: Lang) -> bool:
    """Whether each text has the gaps of its id; a plural form may have those of either English form, and a solitary one fewer."""
    wanted = [_gaps(msgid) for msgid in entry.ids]
    return all(
        _gaps(text) in wanted or (len(wanted) > 1 and any(_gaps(text) < gaps for gaps in wanted) and position in solitary_forms(lang))
        for position, text in enumerate(entry.texts)
    )


def _gaps(text: str) -> frozenset[str]:
    """The gaps of a text; a brace that stands alone counts as one, since it cannot be filled either."""
    if "{" not in text and "}" not in text:
        return frozenset()
    return frozenset(_GAP.findall(text)) | frozenset(_GAP.sub("", text)) & {"{", "}"}


def _messages(lang: Lang, entries: Iterable[Entry]) -> Messages:
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if len(entry.ids) > 1:
            plurals[entry.ids[0]] = entry.texts
        else:
            texts[entry.ids[0]] = entry.texts[0]
    return Messages(texts=texts, plurals=plurals, form=partial(plural_form, lang))


def _invalid(file: str, error: PoError) -> Problem:
    message = say("this catalogue cannot be read: {reason}", reason=error.reason)
    return Problem(Place(file, error.line), "catalogue.invalid", message, say("mend the PO file at this line"))


def _wrong_plural(file: str, lang: Lang, wanted: int, found: int | None) -> Problem:
    if found is None:
        message = say("this catalogue does not say how many plural forms {language} has", language=lang.name)
    else:
        message = say("this catalogue says nplurals={found}, but {language} has {wanted}", language=lang.name, wanted=wanted, found=found)
    return Problem(Place(file), "catalogue.plural", message, say("say nplurals={wanted} in the Plural-Forms header", wanted=wanted))


def _doubled(file: str, entries: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for each entry whose id was there before; the first is spoken."""
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.context, entry.ids[0]), entry.line)
        if line != entry.line:
            message = say("“{msgid}” is translated twice; the first time is in line {line}", msgid=entry.ids[0], line=line)
            yield Problem(Place(file, entry.line), "catalogue.duplicate", message, say("keep one of them"))


def _wrong_forms(file: str, lang: Lang, wanted: int, entries: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for each plural entry with fewer or more forms than its language has; it is left out."""
    for entry in entries:
        if len(entry.texts) != _forms(entry, wanted):
            count = len(entry.texts)
            message = say(
                "“{msgid}” has {count} plural forms, but {language} has {wanted}",
                msgid=entry.ids[0],
                count=count,
                language=lang.name,
                wanted=wanted,
            )
            yield Problem(Place(file, entry.line), "catalogue.plural", message, say("write msgstr[0] to msgstr[{last}]", last=wanted - 1))


def _wrong_gaps(file: str, entry: Entry) -> Problem:
    gaps = ", ".join(sorted(_gaps(entry.ids[-1]))) or say("none")
    message = say("the translation of “{msgid}” has other gaps than its original", msgid=entry.ids[0])
    return Problem(Place(file, entry.line), "catalogue.gap", message, say("its gaps must be: {gaps}", gaps=gaps))

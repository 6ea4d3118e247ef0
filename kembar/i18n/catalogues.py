"""
The catalogues of pages: a PO file comes in, is read and checked against its language, and `Messages` goes out.

Fuzzy entries are drafts and are left out. Plural forms are CLDR's, whatever rule a catalogue gives.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kembar.files.project_files import read_file
from kembar.i18n.date_patterns import DATE_PATTERNS, wrong_fields
from kembar.i18n.locales import PluralForm, plural_categories, solitary_forms
from kembar.i18n.messages import Messages
from kembar.i18n.po import PoEntry, PoError, parse_po
from kembar.i18n.tool_catalogue import spoken
from kembar.model.config import Lang
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily
from kembar.text.characters import problems_in
from kembar.text.hosts import deceptive_addresses

LARGEST = 1 << 20
"""The most bytes that a catalogue may have: 1 MiB."""

_GAP = re.compile(r"\{[^{}]*\}")


def read_messages(path: Path, lang: Lang) -> tuple[Messages, list[Problem]]:
    """
    The words of the catalogue at `path`, which is `locales/<code>/LC_MESSAGES/portal.po` from the project's root, and its problems.

    Plural forms stand in CLDR's order and are chosen by CLDR's rule. An entry whose gaps are not those of its id is a problem and is
    left out, so that filling a message never fails; so is a date pattern with other fields than its id. A form that one number alone takes
    may say it in a word, and leave its gap out.
    """
    file = "/".join(path.parts[-4:])
    content = catalogue_bytes(path.parents[3], file)
    if not isinstance(content, bytes):
        return Messages(), [content] if content else []
    deceptive = deceptions(content, file)
    try:
        found = parse_po(content)
    except PoError as error:
        return Messages(), [_invalid(file, error), *deceptive]
    deceptive += limit_lazily(_deceptive_addresses(file, found.entries), file)
    wanted = len(plural_categories(lang))
    if found.forms != wanted:
        return Messages(), [_wrong_plural(file, lang, wanted, found.forms), *deceptive]
    problems = [*deceptive, *_doubled(file, found.entries), *_wrong_forms(file, lang, wanted, found.entries)]
    complete = [entry for entry in found.entries if entry.is_spoken and len(entry.texts) == _forms(entry, wanted)]
    problems += (_wrong_gaps(file, entry) for entry in complete if not _is_sound(entry, lang))
    unfit = [entry for entry in complete if entry.ids[0] in DATE_PATTERNS and wrong_fields(entry.ids[0], entry.texts[0])]
    problems += (_wrong_pattern(file, entry) for entry in unfit)
    fit = (entry for entry in complete if _is_sound(entry, lang) and entry not in unfit)
    return spoken(fit, PluralForm(lang)), problems


def deceptions(content: bytes, file: str) -> list[Problem]:
    """Return a problem for each character in a catalogue that deceives or is no text, up to the number that is shown of a file."""
    return list(limit_lazily(problems_in(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"), file), file))


def _deceptive_addresses(file: str, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """Yield a problem for each deceptive address in a translation, drafts included."""
    return (problem for entry in entries for text in entry.texts for problem in deceptive_addresses(text, SourceLocation(file, entry.line)))


def catalogue_bytes(root: Path, path: str) -> bytes | Problem | None:
    """Return the bytes of the catalogue at `path` below `root`, why they cannot be had, or None where there is no such file."""
    try:
        return read_file(root, path, LARGEST)
    except FileNotFoundError:
        return None


def _forms(entry: PoEntry, wanted: int) -> int:
    """How many forms an entry has to have, in a language with so many plural forms."""
    return wanted if len(entry.ids) > 1 else 1


def _is_sound(entry: PoEntry, lang: Lang) -> bool:
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


def _invalid(file: str, error: PoError) -> Problem:
    message = tr("this catalogue cannot be read: {reason}", reason=error.reason)
    return Problem(SourceLocation(file, error.line), "catalogue.invalid", message, tr("mend the PO file at this line"))


def _wrong_plural(file: str, lang: Lang, wanted: int, found: int | None) -> Problem:
    if found is None:
        message = tr("this catalogue does not say how many plural forms {language} has", language=lang.name)
    else:
        message = tr("this catalogue says nplurals={found}, but {language} has {wanted}", language=lang.name, wanted=wanted, found=found)
    return Problem(SourceLocation(file), "catalogue.plural", message, tr("say nplurals={wanted} in the Plural-Forms header", wanted=wanted))


def _doubled(file: str, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """A problem for each entry whose id was there before; the first is spoken."""
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.context, entry.ids[0]), entry.line)
        if line != entry.line:
            message = tr("“{msgid}” is translated twice; the first time is in line {line}", msgid=entry.ids[0], line=line)
            yield Problem(SourceLocation(file, entry.line), "catalogue.duplicate", message, tr("keep one of them"))


def _wrong_forms(file: str, lang: Lang, wanted: int, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """A problem for each plural entry with fewer or more forms than its language has; it is left out."""
    for entry in entries:
        if len(entry.texts) != _forms(entry, wanted):
            count = len(entry.texts)
            message = tr(
                "“{msgid}” has {count} plural forms, but {language} has {wanted}",
                msgid=entry.ids[0],
                count=count,
                language=lang.name,
                wanted=wanted,
            )
            yield Problem(
                SourceLocation(file, entry.line), "catalogue.plural", message, tr("write msgstr[0] to msgstr[{last}]", last=wanted - 1)
            )


def _wrong_pattern(file: str, entry: PoEntry) -> Problem:
    pattern, fields = entry.ids[0], wrong_fields(entry.ids[0], entry.texts[0])
    if fields == "'":
        message = tr("a quote in the date pattern “{pattern}” is not closed", pattern=entry.texts[0])
    else:
        message = tr(
            "the date pattern “{pattern}” must have the fields of “{original}”, each once; these differ: {fields}",
            pattern=entry.texts[0],
            original=pattern,
            fields=fields,
        )
    hint = tr("put words in single quotes, as in {example}", example="d 'de' MMMM 'de' y")
    return Problem(SourceLocation(file, entry.line), "catalogue.pattern", message, hint)


def _wrong_gaps(file: str, entry: PoEntry) -> Problem:
    gaps = ", ".join(sorted(_gaps(entry.ids[-1]))) or tr("none")
    message = tr("the translation of “{msgid}” has other gaps than its original", msgid=entry.ids[0])
    return Problem(SourceLocation(file, entry.line), "catalogue.gap", message, tr("its gaps must be: {gaps}", gaps=gaps))

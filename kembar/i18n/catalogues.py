"""
Read and check the catalogues of pages.

Fuzzy entries are drafts and are ignored. Plural forms follow CLDR, not the rule in the catalogue.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kembar.files.project_files import read_file
from kembar.i18n.date_patterns import DATE_PATTERNS, wrong_fields
from kembar.i18n.locales import PluralForm, plural_categories, single_number_forms
from kembar.i18n.messages import Messages
from kembar.i18n.po import PoEntry, PoError, messages_of, parse_po
from kembar.model.config import Lang
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.problem_limit import limit_lazily
from kembar.text.characters import character_problems
from kembar.text.hosts import address_problems

MAX_BYTES = 1 << 20
"""The largest size of a catalogue in bytes: 1 MiB."""

_GAP = re.compile(r"\{[^{}]*\}")


def read_messages(path: Path, lang: Lang) -> tuple[Messages, list[Problem]]:
    """
    Return the messages of the catalogue at `path`, `<root>/locales/<code>/LC_MESSAGES/portal.po`, and its problems.

    Plural forms are in CLDR's order and are chosen by CLDR's rule. An entry whose gaps differ from those of its id is a problem and is
    ignored, so that filling a message never fails; so is a date pattern with other fields. A form for a single number may leave its gap out
    and use a word.
    """
    file = "/".join(path.parts[-4:])
    content = read_catalogue_bytes(path.parents[3], file)
    if not isinstance(content, bytes):
        return Messages(), [content] if content else []
    deceptive = find_deceptive_characters(content, file)
    try:
        found = parse_po(content)
    except PoError as error:
        return Messages(), [_syntax_problem(file, error), *deceptive]
    deceptive += limit_lazily(_deceptive_addresses(file, found.entries), file)
    wanted = len(plural_categories(lang))
    if found.form_count != wanted:
        return Messages(), [_plural_problem(file, lang, wanted, found.form_count), *deceptive]
    problems = [*deceptive, *_find_duplicates(file, found.entries), *_find_wrong_forms(file, lang, wanted, found.entries)]
    complete = [entry for entry in found.entries if entry.is_used and len(entry.texts) == _form_count(entry, wanted)]
    problems += (_gap_problem(file, entry) for entry in complete if not _has_right_gaps(entry, lang))
    unfit = [entry for entry in complete if entry.ids[0] in DATE_PATTERNS and wrong_fields(entry.ids[0], entry.texts[0])]
    problems += (_pattern_problem(file, entry) for entry in unfit)
    fit = (entry for entry in complete if _has_right_gaps(entry, lang) and entry not in unfit)
    return messages_of(fit, PluralForm(lang)), problems


def find_deceptive_characters(content: bytes, file: str) -> list[Problem]:
    """Return a problem for each deceptive or invalid character in a catalogue, up to the limit for one file."""
    return list(limit_lazily(character_problems(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"), file), file))


def _deceptive_addresses(file: str, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """Yield a problem for each deceptive address in a translation, drafts included."""
    return (problem for entry in entries for text in entry.texts for problem in address_problems(text, SourceLocation(file, entry.line)))


def read_catalogue_bytes(root: Path, path: str) -> bytes | Problem | None:
    """Return the bytes of the catalogue at `path` below `root`, a problem if it cannot be read, or None if it does not exist."""
    try:
        return read_file(root, path, MAX_BYTES)
    except FileNotFoundError:
        return None


def _form_count(entry: PoEntry, wanted: int) -> int:
    """Return how many forms an entry must have in a language with `wanted` plural forms."""
    return wanted if len(entry.ids) > 1 else 1


def _has_right_gaps(entry: PoEntry, lang: Lang) -> bool:
    """
    Return whether each text has the gaps of its id. A plural form may have those of either English form; a form for a single number may
    have fewer.
    """
    wanted = [_gaps(msgid) for msgid in entry.ids]
    return all(
        _gaps(text) in wanted or (len(wanted) > 1 and any(_gaps(text) < gaps for gaps in wanted) and position in single_number_forms(lang))
        for position, text in enumerate(entry.texts)
    )


def _gaps(text: str) -> frozenset[str]:
    """Return the gaps of a text. An unpaired brace counts as one, because it cannot be filled."""
    if "{" not in text and "}" not in text:
        return frozenset()
    return frozenset(_GAP.findall(text)) | frozenset(_GAP.sub("", text)) & {"{", "}"}


def _syntax_problem(file: str, error: PoError) -> Problem:
    message = tr("this catalogue cannot be read: {reason}", reason=error.reason)
    return Problem(SourceLocation(file, error.line), "catalogue.invalid", message, tr("fix the PO file at this line"))


def _plural_problem(file: str, lang: Lang, wanted: int, found: int | None) -> Problem:
    if found is None:
        message = tr("this catalogue does not give the number of plural forms of {language}", language=lang.name)
    else:
        message = tr("this catalogue has nplurals={found}, but {language} has {wanted}", language=lang.name, wanted=wanted, found=found)
    return Problem(
        SourceLocation(file), "catalogue.plural", message, tr("write nplurals={wanted} in the Plural-Forms header", wanted=wanted)
    )


def _find_duplicates(file: str, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """Yield a problem for each entry whose id is used before; the first one counts."""
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.context, entry.ids[0]), entry.line)
        if line != entry.line:
            message = tr("“{msgid}” is translated twice; the first time is in line {line}", msgid=entry.ids[0], line=line)
            yield Problem(SourceLocation(file, entry.line), "catalogue.duplicate", message, tr("keep one of them"))


def _find_wrong_forms(file: str, lang: Lang, wanted: int, entries: Iterable[PoEntry]) -> Iterator[Problem]:
    """Yield a problem for each plural entry with the wrong number of forms."""
    for entry in entries:
        if len(entry.texts) != _form_count(entry, wanted):
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


def _pattern_problem(file: str, entry: PoEntry) -> Problem:
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


def _gap_problem(file: str, entry: PoEntry) -> Problem:
    gaps = ", ".join(sorted(_gaps(entry.ids[-1]))) or tr("none")
    message = tr("the translation of “{msgid}” has other gaps than its original", msgid=entry.ids[0])
    return Problem(SourceLocation(file, entry.line), "catalogue.gap", message, tr("its gaps must be: {gaps}", gaps=gaps))

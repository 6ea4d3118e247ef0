"""
Read the field `made_from` of a translation: one line of its front matter, which `kembar accept` writes.

The line is `made_from: {id: {.lead: 3f2a9c1b, rencana: 77aa01cd}}`: the language of the source, and the digest of each of its parts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kembar.model.content import RecordPath
from kembar.model.document import MadeFrom
from kembar.model.fingerprint import DESCRIPTION, DIGITS, LEAD, TITLE
from kembar.model.front_matter_fields import MADE_FROM_EXAMPLE
from kembar.model.problem import Message, Problem, tr
from kembar.read.located_yaml import LocatedValue, Value
from kembar.text.value_formats import KEY, quote_for_message

FIELD = "made_from"

_HEADLESS = (TITLE, DESCRIPTION, LEAD)
_DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_RENEW = tr("delete the line, and let the command “accept” write it")


def take_made_from(
    placed: LocatedValue, lines: Sequence[str], languages: Sequence[str]
) -> tuple[LocatedValue, MadeFrom | None, list[Problem]]:
    """Return the value without the field, the content of the field, and its problems. `lines` are those of the YAML, from line 2 on."""
    if not isinstance(placed.value, dict) or FIELD not in placed.value:
        return placed, None, []
    value = placed.value[FIELD]
    rest = replace(placed, value={name: kept for name, kept in placed.value.items() if name != FIELD})
    if any(path[:1] == (FIELD,) for path in placed.refused):
        return rest, None, []
    spread = _spread(placed, lines) if isinstance(value, dict) else ()
    problems = [*spread, *_faults(value, placed, languages)]
    return rest, None if problems else _made_from(value), problems


def _made_from(value: Value) -> MadeFrom | None:
    match value:
        case dict() if value:
            lang, digests = next(iter(value.items()))
            assert isinstance(digests, dict), "a sound value was asked for"  # noqa: S101
            return MadeFrom(lang, {part: str(digest) for part, digest in digests.items()})
    return None


def _spread(placed: LocatedValue, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for a group that is not on one line with its key: `accept` changes only that line."""
    key = placed.keys[FIELD,]
    inside = [place for path, place in placed.places.items() if path[:1] == (FIELD,)]
    if any(place.line != key.line for place in inside) or not lines[key.line - 2].rstrip().endswith("}"):
        message = tr("“{field}” must be on one line, with nothing else on it", field=FIELD)
        yield Problem(key, "translation.made-from", message, _RENEW)


def _faults(value: Value, placed: LocatedValue, languages: Sequence[str]) -> Iterator[Problem]:
    if not isinstance(value, dict) or len(value) != 1:
        message = tr("“{field}” does not name one language with the parts of its text", field=FIELD)
        yield _problem(placed, (FIELD,), message, tr("write it as in {example}", example=MADE_FROM_EXAMPLE))
        return
    for lang, digests in value.items():
        if lang not in languages:
            message = tr("“{lang}” is not a language of this site", lang=quote_for_message(lang))
            yield _problem(placed, (FIELD, lang), message, tr("the languages are: {names}", names=", ".join(languages)), at_key=True)
        if isinstance(digests, dict) and digests:
            yield from _faults_of_parts(digests, placed, lang)
        else:
            message = tr("“{lang}” has no parts with their digests here", lang=quote_for_message(lang))
            yield _problem(placed, (FIELD, lang), message, tr("write it as in {example}", example=MADE_FROM_EXAMPLE))


def _faults_of_parts(digests: Mapping[str, Value], placed: LocatedValue, lang: str) -> Iterator[Problem]:
    for part, digest in digests.items():
        path = (FIELD, lang, part)
        if part not in _HEADLESS and not KEY.fullmatch(part):
            message = tr("“{part}” is no part of a text", part=quote_for_message(part))
            hint = tr("parts are {headless}, and the ids of headings", headless=", ".join(_HEADLESS))
            yield _problem(placed, path, message, hint, at_key=True)
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            message = tr("“{part}” has no digest of {digits} hexadecimal digits", part=quote_for_message(part), digits=DIGITS)
            yield _problem(placed, path, message, _RENEW)


def _problem(placed: LocatedValue, path: RecordPath, message: Message, hint: Message, *, at_key: bool = False) -> Problem:
    place = placed.keys[path] if at_key else placed.place(path)
    return Problem(place, "translation.made-from", message, hint)

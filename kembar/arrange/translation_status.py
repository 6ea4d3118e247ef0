"""
Decide whether each text is an original, a translation that is up to date, or a stale one.

A translation has a stamp with the language and the digests of its source (`model/document.MadeFrom`). The result depends on the content
alone, not on a clock or the history of the files. Impossible stamps are problems.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kembar.arrange.twins import Twins
from kembar.model.config import SiteConfig
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.fingerprint import NO_DRIFT, Drift, drift, fingerprint
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.model.site import PageKey, State


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """
    The state of a page in one language.

    `origin` is the language that it is translated from, and `drift` what changed there since. For an untranslated page, `origin` is the
    language of the text that it contains instead.
    """

    state: State
    origin: str = ""
    drift: Drift = NO_DRIFT


TranslationStatuses = Mapping[str, TranslationStatus]
"""By language, in the site's order."""


def translation_statuses(config: SiteConfig, kind: str, twins: Twins) -> TranslationStatuses:
    """
    Return the status of a page in each language in which it exists.

    A free page exists only in the languages of its texts. Any other page exists in all: it is untranslated in a language without a text
    of its own, and an original everywhere if it has no text at all, only facts.
    """
    origins = _origins(twins)
    original = next((code for code, origin in origins.items() if not origin), "")
    found: dict[str, TranslationStatus] = {}
    for code in (lang.code for lang in config.languages):
        if code in twins:
            found[code] = _status(twins, code, origins[code])
        elif kind != "pages":
            found[code] = TranslationStatus(State.UNTRANSLATED, original) if original else TranslationStatus(State.ORIGINAL)
    return found


def _status(twins: Twins, code: str, origin: str) -> TranslationStatus:
    if not origin:
        return TranslationStatus(State.ORIGINAL)
    made_from = twins[code].meta.made_from
    moved = drift(made_from.digests, fingerprint(twins[origin])) if made_from and made_from.lang == origin else NO_DRIFT
    return TranslationStatus(State.STALE if moved else State.TRANSLATED, origin, moved)


def _origins(twins: Twins) -> dict[str, str]:
    """
    Return the language that each twin was translated from, "" for the original.

    The original has no stamp. If several texts have none, the first in the order of languages is the original.
    """
    stamps = _stamps(twins)
    for ring in _cycles(stamps):
        del stamps[ring[0]]
    leader = next((code for code in twins if code not in stamps), "")
    return {code: stamps.get(code, "" if code == leader else leader) for code in twins}


def _stamps(twins: Twins) -> dict[str, str]:
    """Return the stamps that name another twin."""
    named = {code: document.meta.made_from.lang for code, document in twins.items() if document.meta.made_from}
    return {code: lang for code, lang in named.items() if lang in twins and lang != code}


def _cycles(stamps: Mapping[str, str]) -> list[list[str]]:
    """
    Return the cycles of languages in which each is translated from the next one; in the order of `stamps`, each cycle once.

    >>> _cycles({"id": "en", "en": "id", "ar": "en"})
    [['id', 'en']]
    """
    rings: list[list[str]] = []
    for start in stamps:
        trail = [start]
        while (following := stamps.get(trail[-1])) and following not in trail:
            trail.append(following)
        if following == start and not any(start in ring for ring in rings):
            rings.append(trail)
    return rings


def invalid_stamps(content: Content, words: Mapping[PageKey, Twins]) -> Iterator[Problem]:
    """Yield a problem for each impossible stamp, each translation without one, and each page for one language that has a twin."""
    for twins in words.values():
        for code, document in twins.items():
            yield from _false_stamp(content, twins, document)
            yield from _check_only(twins, code)
        for ring in _cycles(_stamps(twins)):
            yield _cycle_problem(twins, ring)
        yield from _unstamped(twins)


def _false_stamp(content: Content, twins: Twins, document: Document) -> Iterator[Problem]:
    made_from = document.meta.made_from
    if not made_from:
        return
    if made_from.lang == document.lang:
        message = tr("this text cannot be made from itself")
        yield Problem(_stamp(document), "translation.itself", message, tr("name the language that it was translated from"))
    elif made_from.lang not in twins and (made_from.lang, document.kind, document.key) not in content.unread_words:
        source = f"content/{made_from.lang}/{document.kind}/{document.key}.md"
        message = tr("this text was made from {path}, which does not exist", path=source)
        yield Problem(_stamp(document), "translation.source", message, tr("put that file back, or delete this line"))


def _cycle_problem(twins: Twins, ring: list[str]) -> Problem:
    first = twins[ring[0]]
    shown = " → ".join([*ring, ring[0]])
    message = tr("these texts were each made from another, and none is the original: {ring}", ring=shown)
    return Problem(_stamp(first), "translation.circle", message, tr("delete this line from the text that leads"))


def _unstamped(twins: Twins) -> Iterator[Problem]:
    origins = _origins(twins)
    for code, document in twins.items():
        if origins[code] and not document.meta.made_from:
            message = tr("it is not known whether this translation is up to date with {path}", path=twins[origins[code]].path)
            hint = tr("when it is, run “python build.py accept {path}”", path=document.path)
            yield Problem(SourceLocation(document.path, 1, 1), "translation.unstamped", message, hint, Level.WARNING)


def _check_only(twins: Twins, code: str) -> Iterator[Problem]:
    document = twins[code]
    other = next((twin for lang, twin in twins.items() if lang != code), None)
    if document.meta.only and other:
        place = document.meta.places.get("only", document.place)
        message = tr("this page is for readers of “{lang}” only, and {path} is its twin", lang=code, path=other.path)
        yield Problem(place, "translation.only", message, tr("delete this line, or the twin"))


def _stamp(document: Document) -> SourceLocation:
    """Return the location of the stamp of a text."""
    return document.meta.places.get("made_from", document.place)

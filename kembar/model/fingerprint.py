"""
Compares a translation with the text that it was made from, by digests of its parts.

The front matter of a translation holds a short digest of each part of its source: `.title`, `.description`, `.lead`, and each section by
its heading's id. A digest is computed from normalised words (`model/document.Section`): it changes with words, links and numbers, but not
with line breaks or facts.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from kembar.model.document import Document

TITLE, DESCRIPTION, LEAD = ".title", ".description", ".lead"
"""The parts that have no heading. No heading's id begins with a dot."""

DIGITS = 8
"""The length of a digest, in hexadecimal digits: enough to detect a change, short enough for one line of front matter."""


@dataclass(frozen=True, slots=True)
class Drift:
    """The parts of the source that were changed, added and removed since a translation was made, in the order of the source."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the changed, the added and the removed parts, in this order."""
        return (*self.changed, *self.added, *self.removed)


NO_DRIFT = Drift()


def digest(words: str) -> str:
    """
    Return the first `DIGITS` of the SHA-256 of some words, or "" if there are none. White space and Unicode composition make no difference.

    >>> digest("Rabat  since\\n1991") == digest("Rabat since 1991"), digest("I\\u0307zmir") == digest("İzmir"), digest(" ")
    (True, True, '')
    """
    words = _normal(words)
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS] if words else ""


def _normal(words: str) -> str:
    """Return words in Unicode's composed form (NFC), with single spaces between them."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def parts_of(document: Document) -> dict[str, str]:
    """
    Return the normalised words of each part of a document that is to be translated, in reading order. Empty parts are left out.
    """
    fields = {TITLE: document.meta.title, DESCRIPTION: document.meta.description}
    sections = {section.id or LEAD: words for section, words in zip(document.body.sections, document.body.prose.words, strict=True)}
    return {part: _normal(words) for part, words in (fields | sections).items() if words.strip()}


def fingerprint(document: Document) -> dict[str, str]:
    """Return the digest of each part of a document that is not empty."""
    fields = {TITLE: digest(document.meta.title), DESCRIPTION: digest(document.meta.description)}
    sections = {section.id or LEAD: section.digest for section in document.body.sections}
    return {part: known for part, known in (fields | sections).items() if known}


def drift(made_from: Mapping[str, str], source: Mapping[str, str]) -> Drift:
    """
    Return how the source differs from the fingerprint that a translation was made from.

    >>> drift({".lead": "1", "plan": "2", "old": "3"}, {".lead": "1", "plan": "9", "new": "4"})
    Drift(changed=('plan',), added=('new',), removed=('old',))
    """
    return Drift(
        changed=tuple(part for part in source if part in made_from and made_from[part] != source[part]),
        added=tuple(part for part in source if part not in made_from),
        removed=tuple(part for part in made_from if part not in source),
    )

"""A translation held against its source: which parts have moved on, and what the source said before, if git knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kembar.model.document import Document
from kembar.model.fingerprint import drift, fingerprint
from kembar.model.problem import Problem, tr
from kembar.model.site import Site
from kembar.translate.changes import Change, find_changes
from kembar.translate.history import Commit, History, Reach, history_of
from kembar.translate.translation_source import find_source

ReadWords = Callable[[bytes, Document], Document | None]
"""Reads a file's bytes as the words of the page and language of a document; None for what cannot be read."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translation, the source that it was made from, how far back the source's history goes, and what has changed."""

    source: Document
    translation: Document
    reach: Reach
    changes: tuple[Change, ...]


def compare(site: Site, translation: Document, locate: Callable[[str], Path], read: ReadWords) -> Comparison | Problem:
    """
    What has moved on since a translation was made.

    `locate` gives the file that a document's path names. The history is asked only when something has moved on.
    """
    source = find_source(site, translation)
    if isinstance(source, Problem):
        return source
    if translation.meta.made_from is None:
        return _unstamped(translation, source)
    found = drift(translation.meta.made_from.digests, fingerprint(source))
    if not found:
        return Comparison(source, translation, Reach.NONE, ())
    history = history_of(locate(source.path))
    return Comparison(source, translation, history.reach, find_changes(source, translation, found, _past(history, source, read)))


def _past(history: History, source: Document, read: ReadWords) -> Iterator[tuple[Commit, Document]]:
    """The former versions of the source that can be read as words."""
    for commit, data in history.contents():
        document = read(data, source)
        if document:
            yield commit, document


def _unstamped(translation: Document, source: Document) -> Problem:
    message = tr("this translation does not say what it was made from")
    hint = tr("hold it against {path}, and then run accept", path=source.path)
    return Problem(translation.place, "translation.unstamped", message, hint)

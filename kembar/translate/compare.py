"""Comparing a translation with its source: the changed parts, and their former texts from the git history."""

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
"""A function that reads bytes as a text with the page and language of a document; it returns None if they are not valid."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A translation, its source, how far back the source's git history reaches, and the changes."""

    source: Document
    translation: Document
    reach: Reach
    changes: tuple[Change, ...]


def compare(site: Site, translation: Document, locate: Callable[[str], Path], read: ReadWords) -> Comparison | Problem:
    """
    Return the changes of the source since a translation was made.

    `locate` gives the file of a document's path. The git history is read only if something has changed.
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
    """Yield the former versions of the source that are valid texts."""
    for commit, data in history.contents():
        document = read(data, source)
        if document:
            yield commit, document


def _unstamped(translation: Document, source: Document) -> Problem:
    message = tr("this translation does not name its source")
    hint = tr("compare it with {path}, then run accept", path=source.path)
    return Problem(translation.place, "translation.unstamped", message, hint)

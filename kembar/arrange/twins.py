"""
Group documents into twins (the texts of one page in several languages) and compare the ids of their headings.
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher

from kembar.model.content import Content
from kembar.model.document import Document, Heading
from kembar.model.fingerprint import NO_DRIFT, Drift, fingerprint
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.model.site import PageKey

Twins = Mapping[str, Document]
"""The documents of one page by language, in the order of the site's languages."""


def twins_by_page(content: Content) -> dict[PageKey, Twins]:
    """Return the documents of each page that has any."""
    order = [lang.code for lang in content.config.languages]
    pages: dict[PageKey, dict[str, Document]] = {}
    for document in sorted(content.documents, key=lambda document: order.index(document.lang)):
        pages.setdefault((document.kind, document.key), {})[document.lang] = document
    return dict(sorted(pages.items()))


def drifted_anchors(original: Document, other: Document, moved: Drift = NO_DRIFT) -> Iterator[Problem]:
    """
    Yield a problem for each heading id that only the original or only the translation has.

    The problem is a warning if the section was added to the original or removed from it since the translation was made (`moved`), because
    the page is marked as stale then. Otherwise it is an error.
    """
    ours, theirs = original.body.headings, other.body.headings
    matcher = SequenceMatcher(None, [heading.id for heading in ours], [heading.id for heading in theirs], autojunk=False)
    for _, start, stop, other_start, other_stop in (code for code in matcher.get_opcodes() if code[0] != "equal"):
        pairs = min(stop - start, other_stop - other_start)
        for mine, its in zip(ours[start : start + pairs], theirs[other_start:], strict=False):
            yield _renamed(mine, its, Level.WARNING if _is_replaced(original, mine, other, its, moved) else Level.ERROR)
        for heading in ours[start + pairs : stop]:
            yield _missing(heading, theirs[other_stop - 1].place if other_stop else _top(other), _level(heading, moved.added))
        for heading in theirs[other_start + pairs : other_stop]:
            yield _extra(heading, ours[stop - 1].place if stop else _top(original), _level(heading, moved.removed))


def _is_replaced(original: Document, mine: Heading, other: Document, its: Heading, moved: Drift) -> bool:
    """Return whether the original has another section instead of this one. The same words with another id are the same section."""
    if mine.id not in moved.added or its.id not in moved.removed or not other.meta.made_from:
        return False
    return fingerprint(original)[mine.id] != other.meta.made_from.digests[its.id]


def _top(document: Document) -> SourceLocation:
    """Return the location of the first section, or else of the first line of the file."""
    return document.body.sections[0].place if document.body.sections else SourceLocation(document.path, 1, 1)


def _level(heading: Heading, moved: Collection[str]) -> Level:
    return Level.WARNING if heading.id in moved else Level.ERROR


def _renamed(mine: Heading, its: Heading, level: Level) -> Problem:
    return Problem(
        its.place,
        "twins.anchors",
        tr("this heading's id is “{id}”, in its twin it is “{other}” ({place})", id=its.id, other=mine.id, place=mine.place),
        tr("write {{#{id}}} after the heading", id=mine.id),
        level,
    )


def _missing(mine: Heading, near: SourceLocation, level: Level) -> Problem:
    return Problem(
        near,
        "twins.anchors",
        tr("the twin's heading “{id}” ({place}) is missing after this", id=mine.id, place=mine.place),
        tr("add the section with {{#{id}}}, or take it out of the twin", id=mine.id),
        level,
    )


def _extra(heading: Heading, near: SourceLocation, level: Level) -> Problem:
    return Problem(
        heading.place,
        "twins.anchors",
        tr("the heading “{id}” is not in the twin, where it would follow {place}", id=heading.id, place=near),
        tr("add the section to the twin, or take it out here"),
        level,
    )

"""
Which words are twins, what each page is in each language, and whether twins still have the same anchors.

In come documents; out go twins by page, states, and problems where the headings of twins have drifted apart.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from kembar.model.config import Config
from kembar.model.content import Content
from kembar.model.document import Document, Heading
from kembar.model.problem import Place, Problem, say
from kembar.model.site import PageKey, State

Twins = Mapping[str, Document]
"""The words of one page by language, in the site's order: the first is the original."""


def twins_by_page(content: Content) -> dict[PageKey, Twins]:
    """The words of each page that has some."""
    order = [lang.code for lang in content.config.languages]
    pages: dict[PageKey, dict[str, Document]] = {}
    for document in sorted(content.documents, key=lambda document: order.index(document.lang)):
        pages.setdefault((document.kind, document.key), {})[document.lang] = document
    return dict(sorted(pages.items()))


def states(config: Config, kind: str, twins: Twins) -> dict[str, State]:
    """
    What a page is in each language in which it exists.

    A free page exists where it has words. Any other page exists everywhere; where only a twin has words it is untranslated, and when
    nobody has written words for it, its facts are all there is to it in any language.
    """
    original = next(iter(twins), None)
    found: dict[str, State] = {}
    for code in (lang.code for lang in config.languages):
        if code == original or original is None:
            found[code] = State.ORIGINAL
        elif code in twins:
            found[code] = State.TRANSLATED
        elif kind != "pages":
            found[code] = State.UNTRANSLATED
    return found


def drifted_anchors(twins: Twins) -> Iterator[Problem]:
    """A problem for each heading of a translation whose id the original lacks, or the other way round."""
    original, *others = twins.values()
    for other in others:
        yield from _drift(original, other)


def _drift(original: Document, other: Document) -> Iterator[Problem]:
    ours, theirs = original.body.headings, other.body.headings
    matcher = SequenceMatcher(None, [heading.id for heading in ours], [heading.id for heading in theirs], autojunk=False)
    for _, start, stop, other_start, other_stop in (code for code in matcher.get_opcodes() if code[0] != "equal"):
        pairs = min(stop - start, other_stop - other_start)
        for mine, its in zip(ours[start : start + pairs], theirs[other_start:], strict=False):
            yield _renamed(mine, its)
        for heading in ours[start + pairs : stop]:
            yield _missing(heading, theirs[other_stop - 1].place if other_stop else other.place)
        for heading in theirs[other_start + pairs : other_stop]:
            yield _extra(heading, ours[stop - 1].place if stop else original.place)


def _renamed(mine: Heading, its: Heading) -> Problem:
    return Problem(
        its.place,
        "twins.anchors",
        say("this heading's id is “{id}”, in its twin it is “{other}” ({place})", id=its.id, other=mine.id, place=mine.place),
        say("write {{#{id}}} after the heading", id=mine.id),
    )


def _missing(mine: Heading, near: Place) -> Problem:
    return Problem(
        near,
        "twins.anchors",
        say("the twin's heading “{id}” ({place}) is missing after this", id=mine.id, place=mine.place),
        say("add the section with {{#{id}}}, or take it out of the twin", id=mine.id),
    )


def _extra(heading: Heading, near: Place) -> Problem:
    return Problem(
        heading.place,
        "twins.anchors",
        say("the heading “{id}” is not in the twin, where it would stand after {place}", id=heading.id, place=near),
        say("add the section to the twin, or take it out here"),
    )

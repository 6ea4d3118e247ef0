"""
Finding the source of a translation.

The source is the text in the language that a person names, or that the front matter names (`made_from`), or else the original.
"""

from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Page, Site, State


def find_source(site: Site, document: Document, wanted: str = "") -> Document | Problem:
    """Return the source of a document, in the `wanted` language if that is given, or a problem."""
    page = site.pages[document.kind, document.key]
    origin = wanted or _origin(page, document)
    if not origin or origin == document.lang:
        return _original(document)
    source = _words(page, origin)
    if source is None:
        return _missing(document, origin)
    return _circle(document, source) if document.lang in _ancestry(page, source) else source


def _origin(page: Page, document: Document) -> str:
    """Return the language of a document's stamp, or that of the original; empty for the original itself."""
    version = page.versions[document.lang]
    if document.meta.made_from:
        return document.meta.made_from.lang
    if version.state is State.ORIGINAL:
        return ""
    return version.origin or next((lang for lang, other in page.versions.items() if other.state is State.ORIGINAL and other.document), "")


def _words(page: Page, lang: str) -> Document | None:
    return page.versions[lang].document if lang in page.versions else None


def _ancestry(page: Page, document: Document) -> list[str]:
    """Return the languages that a document was translated from, directly or indirectly, the nearest first."""
    found: list[str] = []
    while document.meta.made_from and document.meta.made_from.lang not in found:
        found.append(document.meta.made_from.lang)
        before = _words(page, found[-1])
        if before is None:
            break
        document = before
    return found


def made_from_location(document: Document) -> SourceLocation:
    """Return the location of a document's stamp, or that of the file if it has none."""
    return document.meta.places.get("made_from", document.place)


def _original(document: Document) -> Problem:
    message = tr("this text is an original in “{lang}”; it does not name a source", lang=document.lang)
    hint = tr("name a translation of it, or give its source language with --from")
    return Problem(document.place, "translation.original", message, hint)


def _missing(document: Document, origin: str) -> Problem:
    message = tr("there is no text in “{lang}” that this one could be translated from", lang=origin)
    return Problem(made_from_location(document), "translation.source", message, tr("give the source language with --from"))


def _circle(document: Document, source: Document) -> Problem:
    message = tr("“{other}” was itself translated from this text ({place})", other=source.path, place=made_from_location(source))
    hint = tr("remove made_from from the one that is the original")
    return Problem(made_from_location(document), "translation.circle", message, hint)

"""
Which words a translation is made from, or why that cannot be said.

The front matter says so itself (`made_from`), else the original is the source, unless a person names another language.
"""

from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Page, Site, State


def find_source(site: Site, document: Document, wanted: str = "") -> Document | Problem:
    """The words that these were translated from: in the `wanted` language, in the one that they name, or else the original ones."""
    page = site.pages[document.kind, document.key]
    origin = wanted or _origin(page, document)
    if not origin or origin == document.lang:
        return _original(document)
    source = _words(page, origin)
    if source is None:
        return _missing(document, origin)
    return _circle(document, source) if document.lang in _ancestry(page, source) else source


def _origin(page: Page, document: Document) -> str:
    """The language that a document names, or that of the original; empty for the original itself."""
    version = page.versions[document.lang]
    if document.meta.made_from:
        return document.meta.made_from.lang
    if version.state is State.ORIGINAL:
        return ""
    return version.origin or next((lang for lang, other in page.versions.items() if other.state is State.ORIGINAL and other.document), "")


def _words(page: Page, lang: str) -> Document | None:
    return page.versions[lang].document if lang in page.versions else None


def _ancestry(page: Page, document: Document) -> list[str]:
    """The languages that a document was made from, the nearest first."""
    found: list[str] = []
    while document.meta.made_from and document.meta.made_from.lang not in found:
        found.append(document.meta.made_from.lang)
        before = _words(page, found[-1])
        if before is None:
            break
        document = before
    return found


def made_from_location(document: Document) -> SourceLocation:
    """Where a document says what it was made from, or the file."""
    return document.meta.places.get("made_from", document.place)


def _original(document: Document) -> Problem:
    message = tr("these are original words, in “{lang}”; nothing says that they were translated", lang=document.lang)
    hint = tr("name a translation of them, or say with --from what they were translated from")
    return Problem(document.place, "translation.original", message, hint)


def _missing(document: Document, origin: str) -> Problem:
    message = tr("there are no words in “{lang}” that these could be made from", lang=origin)
    return Problem(made_from_location(document), "translation.source", message, tr("say with --from what they were translated from"))


def _circle(document: Document, source: Document) -> Problem:
    message = tr("“{other}” was itself made from these words ({place})", other=source.path, place=made_from_location(source))
    hint = tr("take made_from out of the one that is the original")
    return Problem(made_from_location(document), "translation.circle", message, hint)

"""
Finding the pages of a path below the content folder.

A file belongs to its page; a folder belongs to every page that has, or may have, a file in it.
"""

from collections.abc import Sequence

from kembar.kinds.registry import TEXT_KINDS
from kembar.model.document import Document
from kembar.model.site import Page, PageKey, Site

FACTS = "facts"
ENDINGS = {True: ".yaml", False: ".md"}
"""The suffix of a file of facts, and of a text."""


def text_pages(site: Site) -> list[Page]:
    """Return all pages that may have a text of their own."""
    return [page for page in site.pages.values() if page.kind in TEXT_KINDS]


def find_pages(site: Site, parts: Sequence[str]) -> list[PageKey] | None:
    """
    Return the pages of a path in parts, such as `("en", "cities", "rabat.md")`, `("facts", "cities")`, `("id",)` or `()`.

    Return None for a path that belongs to no page, and an empty list for an empty folder.
    """
    folders = (FACTS, *(lang.code for lang in site.config.languages))
    if len(parts) > 3 or (parts and parts[0] not in folders) or (len(parts) > 1 and parts[1] not in TEXT_KINDS):
        return None
    pages = [(page.kind, page.key) for page in text_pages(site) if len(parts) < 2 or page.kind == parts[1]]
    if len(parts) < 3:
        return pages
    ending = ENDINGS[parts[0] == FACTS]
    found = (parts[1], parts[2].removesuffix(ending))
    return [found] if parts[2].endswith(ending) and found in pages else None


def find_document(site: Site, parts: Sequence[str]) -> Document | None:
    """Return the text of a file; None if it is not a valid text of a page."""
    if len(parts) != 3 or parts[0] == FACTS:
        return None
    page = site.pages.get((parts[1], parts[2].removesuffix(".md")))
    version = page.versions.get(parts[0]) if page else None
    return version.document if version and parts[2].endswith(".md") else None

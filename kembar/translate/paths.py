"""
Which pages a path below the content folder means.

A file of words or of facts means its page; a folder means every page that has, or may have, a file in it.
"""

from collections.abc import Sequence

from kembar.kinds.registry import TEXT_KINDS
from kembar.model.document import Document
from kembar.model.site import Page, PageKey, Site

FACTS = "facts"
ENDINGS = {True: ".yaml", False: ".md"}
"""How a file's name ends, by whether it holds facts."""


def text_pages(site: Site) -> list[Page]:
    """Every page that may have words of its own, in the site's order. The words of all others are the interface's."""
    return [page for page in site.pages.values() if page.kind in TEXT_KINDS]


def find_pages(site: Site, parts: Sequence[str]) -> list[PageKey] | None:
    """
    The pages that a path means, given in parts: `("en", "cities", "rabat.md")`, `("facts", "cities")`, `("id",)` or `()`.

    None for a path that no page has; a folder that is empty so far gives no pages.
    """
    shelves = (FACTS, *(lang.code for lang in site.config.languages))
    if len(parts) > 3 or (parts and parts[0] not in shelves) or (len(parts) > 1 and parts[1] not in TEXT_KINDS):
        return None
    pages = [(page.kind, page.key) for page in text_pages(site) if len(parts) < 2 or page.kind == parts[1]]
    if len(parts) < 3:
        return pages
    ending = ENDINGS[parts[0] == FACTS]
    found = (parts[1], parts[2].removesuffix(ending))
    return [found] if parts[2].endswith(ending) and found in pages else None


def find_document(site: Site, parts: Sequence[str]) -> Document | None:
    """The words in a file, if they could be read and stand on a page."""
    if len(parts) != 3 or parts[0] == FACTS:
        return None
    page = site.pages.get((parts[1], parts[2].removesuffix(".md")))
    version = page.versions.get(parts[0]) if page else None
    return version.document if version and parts[2].endswith(".md") else None

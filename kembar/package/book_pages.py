"""
Parse the finished pages of one language into trees, in reading order, for books, ZIM archives and single files.

The only module that imports html5lib. Each format decides where the links of a page lead.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

import html5lib

from kembar.model.config import Lang
from kembar.model.site import Page
from kembar.package.offline_site import OfflineSite
from kembar.text.html_snippets import NEEDS_INTERNET
from kembar.text.urls import output_file

SVG = "{http://www.w3.org/2000/svg}"
WEB_ALONE = frozenset({"script", "form", "button", "template", "dialog", "noscript"})
"""The elements that do nothing in a book."""
ADDRESSES = ("href", "src")
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page: its path in the site, its title, and the page or its main part as a tree. Only SVG elements have a namespace."""

    path: str
    title: str
    tree: Element

    def resolve(self, address: str) -> tuple[str, str]:
        """Return the path in the site and the fragment of a relative address on this page."""
        parts = urlsplit(address)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(parts.path))) if parts.path else self.path
        return target, parts.fragment


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page and the pages below it in the table of contents: a listing and its records."""

    leaf: BookPage
    below: tuple[BookPage, ...] = ()


def chapters(copy: OfflineSite, lang: Lang) -> list[Chapter]:
    """
    Return the main parts of the pages of a language as chapters: the home page, each listing with its records, the free pages.

    The search page is left out, because it does nothing in a book.
    """
    pages = copy.site.pages.values()
    listings = [page for page in pages if page.kind == "listings" and page.key != "search"]
    free = [page for page in pages if page.kind == "pages"]
    return [
        Chapter(leaf, tuple(_leaves(copy, lang, (page for page in pages if page.kind == head.key))))
        for head in (*listings, *free)
        for leaf in _leaves(copy, lang, [head])
    ]


def reading_order(chapters: Iterable[Chapter]) -> list[BookPage]:
    """Return all pages in reading order."""
    return [leaf for chapter in chapters for leaf in (chapter.leaf, *chapter.below)]


def whole_pages(copy: OfflineSite, lang: Lang) -> Iterator[BookPage]:
    """Yield the complete pages of a language, in the order of the site."""
    for page in copy.site.pages.values():
        if version := page.versions.get(lang.code):
            path = output_file(version.address)
            yield BookPage(path, version.title, parsed(copy, path))


def parsed(copy: OfflineSite, path: str) -> Element:
    """Return the finished page at `path` as a tree. Raises `OSError`."""
    root: Element = html5lib.parse((copy.folder / path).read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
    return root


def serialized(page: Element) -> bytes:
    """Return a page as the bytes of an HTML file."""
    return ("<!doctype html>\n" + html5lib.serialize(page, omit_optional_tags=False, quote_attr_values="always")).encode()


def _leaves(copy: OfflineSite, lang: Lang, pages: Iterable[Page]) -> Iterator[BookPage]:
    for page in pages:
        if version := page.versions.get(lang.code):
            path = output_file(version.address)
            yield BookPage(path, version.title, _main(parsed(copy, path)))


def _main(page: Element) -> Element:
    """Return the `main` element of a page without the elements that do nothing in a book."""
    main = next(page.iter("main"))
    for parent in list(main.iter()):
        for element in [child for child in parent if child.tag in WEB_ALONE]:
            parent.remove(element)
    return main


def relink(copy: OfflineSite, lang: Lang, leaf: BookPage, inside: Callable[[str, str], str | None]) -> None:
    """
    Replace every relative address on a page by its address in the package.

    `inside` returns the address of a path and a fragment in the package, or None if the package does not contain it. Then the address
    leads to the published site, and a link is marked as one that needs the internet.
    """
    for element in leaf.tree.iter():
        for name in ADDRESSES:
            address = element.get(name, "")
            if address and not urlsplit(address).scheme:
                path, fragment = leaf.resolve(address)
                target = inside(path, fragment)
                element.set(name, published(copy, path, fragment) if target is None else target)
                if target is None and element.tag == "a":
                    _mark_external(copy, lang, element)


def published(copy: OfflineSite, path: str, fragment: str) -> str:
    """Return the URL of a file of the published site."""
    address = path.removesuffix(INDEX) if posixpath.basename(path) == INDEX else path
    return copy.config.base_url + quote(address) + (f"#{quote(fragment)}" if fragment else "")


def _mark_external(copy: OfflineSite, lang: Lang, link: Element) -> None:
    link.set("rel", "external")
    SubElement(link, "small", {"class": NEEDS_INTERNET}).text = f" ({copy.messages[lang.code].gettext('needs the internet')})"

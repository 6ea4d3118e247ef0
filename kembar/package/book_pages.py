"""
The pages of one language, taken out of the finished site for a book or a single page: the one door to html5lib.

In comes a finished site; out go leaves in reading order, each a page or its main part as a tree. What a link of a leaf then says is for
each format to decide.
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
"""The elements that do nothing on paper."""
ADDRESSES = ("href", "src")
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page: its path in the site, its title, and the page or its main part as a tree, in no namespace but for drawings."""

    path: str
    title: str
    tree: Element

    def resolve(self, address: str) -> tuple[str, str]:
        """The path in the site and the fragment that a relative address on this page leads to."""
        parts = urlsplit(address)
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(parts.path))) if parts.path else self.path
        return there, parts.fragment


@dataclass(frozen=True, slots=True)
class Chapter:
    """A leaf, and those that stand below it in a table of contents: a listing and its records."""

    leaf: BookPage
    below: tuple[BookPage, ...] = ()


def chapters(copy: OfflineSite, lang: Lang) -> list[Chapter]:
    """
    The main parts of a language's pages as chapters: the home page, each listing with its records, the free pages. The page of results
    is left out: in a book its words would lead to nothing.
    """
    pages = copy.site.pages.values()
    listings = [page for page in pages if page.kind == "listings" and page.key != "search"]
    free = [page for page in pages if page.kind == "pages"]
    return [
        Chapter(leaf, tuple(_leaves(copy, lang, (page for page in pages if page.kind == head.key))))
        for head in (*listings, *free)
        for leaf in _leaves(copy, lang, [head])
    ]


def in_order(found: Iterable[Chapter]) -> list[BookPage]:
    """All leaves, in reading order."""
    return [leaf for chapter in found for leaf in (chapter.leaf, *chapter.below)]


def whole_pages(copy: OfflineSite, lang: Lang) -> Iterator[BookPage]:
    """The pages of a language as they are, in the site's order."""
    for page in copy.site.pages.values():
        if version := page.versions.get(lang.code):
            path = output_file(version.address)
            yield BookPage(path, version.title, parsed(copy, path))


def parsed(copy: OfflineSite, path: str) -> Element:
    """A finished page as a tree."""
    root: Element = html5lib.parse((copy.folder / path).read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
    return root


def serialized(page: Element) -> bytes:
    """A tree as HTML."""
    return ("<!doctype html>\n" + html5lib.serialize(page, omit_optional_tags=False, quote_attr_values="always")).encode()


def _leaves(copy: OfflineSite, lang: Lang, pages: Iterable[Page]) -> Iterator[BookPage]:
    for page in pages:
        if version := page.versions.get(lang.code):
            path = output_file(version.address)
            yield BookPage(path, version.title, _main(parsed(copy, path)))


def _main(page: Element) -> Element:
    """The main part of a page, without what only a page of the web needs."""
    main = next(page.iter("main"))
    for around in list(main.iter()):
        for element in [child for child in around if child.tag in WEB_ALONE]:
            around.remove(element)
    return main


def relink(copy: OfflineSite, lang: Lang, leaf: BookPage, inside: Callable[[str, str], str | None]) -> None:
    """
    Writes every address on a leaf anew. `inside` gives what a path and a fragment are in the package, or None for what it does not hold:
    a link there leads to the published site, and says that it needs the internet.
    """
    for element in leaf.tree.iter():
        for name in ADDRESSES:
            address = element.get(name, "")
            if address and not urlsplit(address).scheme:
                path, fragment = leaf.resolve(address)
                there = inside(path, fragment)
                element.set(name, published(copy, path, fragment) if there is None else there)
                if there is None and element.tag == "a":
                    _mark(copy, lang, element)


def published(copy: OfflineSite, path: str, fragment: str) -> str:
    """Where a file of the site stands on the web."""
    address = path.removesuffix(INDEX) if posixpath.basename(path) == INDEX else path
    return copy.config.base_url + quote(address) + (f"#{quote(fragment)}" if fragment else "")


def _mark(copy: OfflineSite, lang: Lang, link: Element) -> None:
    link.set("rel", "external")
    SubElement(link, "small", {"class": NEEDS_INTERNET}).text = f" ({copy.messages[lang.code].gettext('needs the internet')})"

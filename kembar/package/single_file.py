"""
Make one HTML file of the portal in one language, for phones that cannot open folders.

It contains styles, fonts and pictures as `data:` URIs (RFC 2397), every page as an article, a table of contents, and the search with its
index. Links between pages become links within the file.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from kembar.model.config import Lang
from kembar.model.site import Asset
from kembar.package import single_file_search as search
from kembar.package.book_pages import INDEX, BookPage, Chapter, chapters, reading_order, relink, serialized
from kembar.package.ids import prefix_ids, prefixed
from kembar.package.offline_site import OfflineSite, media_type

LOWEST = 6
_URL = re.compile(r'url\("(?!data:)([^"#?]++)[^"]*+"\)')
_HEADING = re.compile(r"h([1-6])")

OWN_STYLE = """
.book { max-inline-size: 76rem; margin-inline: auto; padding: var(--space-3) var(--gutter); }
.book__contents { margin-block-start: var(--space-4); }
.book__contents ol { margin-block: var(--space-1) var(--space-2); }
.book__contents > ol > li > a { font-weight: 700; }
.book__contents ol ol { columns: 20rem; font-size: var(--step--1); }
.book__contents ol ol li { break-inside: avoid-column; padding-block: 0.2rem; }
.book__page { margin-block-start: var(--space-5); border-block-start: 2px solid var(--rule-strong); }
.book__back { margin-block-start: var(--space-3); font-size: var(--step--1); }
"""


def single(copy: OfflineSite, lang: Lang) -> bytes:
    """Return the bytes of the HTML file."""
    found = chapters(copy, lang)
    anchors = {leaf.path: anchor(leaf.path) for leaf in reading_order(found)}
    page = Element("html", {"lang": lang.code, "dir": lang.direction})
    _add_head(page, copy, lang)
    body = SubElement(page, "body", {"class": "page"})
    _add_front(body, copy, lang, found, anchors)
    for leaf in reading_order(found):
        body.append(_article(copy, lang, leaf, anchors))
    body.extend(search.scripts(copy, lang, anchors))
    return serialized(page)


def anchor(path: str) -> str:
    """
    Return the id of a page in the single file.

    >>> anchor("id/kota/casablanca/index.html"), anchor("id/index.html")
    ('id-kota-casablanca', 'id')
    """
    return path.removesuffix(INDEX).strip("/").replace("/", "-")


def _add_head(page: Element, copy: OfflineSite, lang: Lang) -> None:
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "title").text = copy.config.title[lang.code]
    SubElement(head, "meta", {"name": "description", "content": copy.config.description[lang.code]})
    SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    SubElement(head, "style").text = _style(copy, "css/site.css") + OWN_STYLE
    SubElement(head, "style", {"media": "print"}).text = _style(copy, "css/print.css")


def _style(copy: OfflineSite, name: str) -> str:
    """Return a style sheet of the site, with the files that it loads as `data:` URIs."""
    sheet = copy.site.assets[name]
    by_address = {asset.address: asset for asset in copy.site.assets.values()}
    leaf = BookPage(sheet.address, "", Element("main"))
    return _URL.sub(lambda match: f'url("{data_uri(*_named(leaf, match[1], by_address))}")', sheet.content.decode())


def _named(leaf: BookPage, address: str, by_address: Mapping[str, Asset]) -> tuple[str, bytes]:
    path, _ = leaf.resolve(address)
    return path, by_address[path].content


def data_uri(path: str, content: bytes) -> str:
    """
    Return a `data:` URI that contains a file.

    >>> data_uri("a.svg", b"<svg/>")
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    return f"data:{media_type(path)};base64,{b64encode(content).decode()}"


def _add_front(body: Element, copy: OfflineSite, lang: Lang, found: list[Chapter], anchors: Mapping[str, str]) -> None:
    """Add the title, the description, the search and the table of contents."""
    messages = copy.messages[lang.code]
    front = SubElement(body, "header", {"class": "book", "id": "top"})
    SubElement(front, "h1").text = copy.config.title[lang.code]
    SubElement(front, "p").text = copy.config.description[lang.code]
    SubElement(front, "p").text = messages.gettext("This is a copy for reading offline.")
    front.extend(search.field(copy, lang, anchors))
    contents = SubElement(front, "nav", {"class": "book__contents", "aria-labelledby": "contents"})
    SubElement(contents, "h2", {"id": "contents"}).text = messages.gettext("Contents")
    rows = SubElement(contents, "ol")
    for chapter in found:
        row = _add_entry(rows, chapter.leaf, anchors)
        if chapter.below:
            inner = SubElement(row, "ol")
            for leaf in chapter.below:
                _add_entry(inner, leaf, anchors)


def _add_entry(rows: Element, leaf: BookPage, anchors: Mapping[str, str]) -> Element:
    row = SubElement(rows, "li")
    SubElement(row, "a", {"href": f"#{anchors[leaf.path]}"}).text = leaf.title
    return row


def _article(copy: OfflineSite, lang: Lang, leaf: BookPage, anchors: Mapping[str, str]) -> Element:
    """Return a page as an article: headings one level lower, because the file has a title of its own, and ids with a prefix."""

    def inside(path: str, fragment: str) -> str | None:
        if path in anchors:
            return f"#{prefixed(anchors[path], fragment) if fragment else anchors[path]}"
        return data_uri(path, (copy.folder / path).read_bytes()) if path.startswith("assets/") else None

    prefix_ids(leaf.tree, anchors[leaf.path])
    relink(copy, lang, leaf, inside)
    for element in leaf.tree.iter():
        if isinstance(element.tag, str) and (heading := _HEADING.fullmatch(element.tag)):
            element.tag = f"h{min(int(heading[1]) + 1, LOWEST)}"
    article = Element("article", {"class": "book book__page", "id": anchors[leaf.path]})
    article.extend(leaf.tree)
    back = SubElement(SubElement(article, "p", {"class": "book__back"}), "a", {"href": "#contents"})
    back.text = copy.messages[lang.code].gettext("Contents")
    return article

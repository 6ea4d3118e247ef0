"""
Make a book of the portal in one language (EPUB 3.3), with navigation, metadata and a cover.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from kembar.model.config import Lang
from kembar.package.archive_layout import Part
from kembar.package.book_pages import BookPage, Chapter, chapters, reading_order, relink
from kembar.package.cover import COLOURS, cover
from kembar.package.offline_site import OfflineSite, media_type
from kembar.package.xhtml import document, xml
from kembar.package.zip import entry, write_part

CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = Path(__file__).with_name("book.css")
ACCESSIBLE = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": ("structuralNavigation", "tableOfContents", "readingOrder", "unlocked"),
    "schema:accessibilityHazard": ("none",),
}
"""The accessibility metadata (EPUB Accessibility 1.1). Text alone is sufficient, because every picture is an ornament."""


def write_epub(into: BinaryIO, copy: OfflineSite, lang: Lang) -> None:
    """Write the book to a seekable file, with the media type as its first entry. Raises `OSError`."""
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        write_part(packed, entry("mimetype", copy.moment, ZIP_STORED), b"application/epub+zip")
        write_part(packed, entry("META-INF/container.xml", copy.moment), CONTAINER)
        for path, part in sorted(files(copy, lang).items()):
            write_part(packed, entry(f"book/{path}", copy.moment), part)


def files(copy: OfflineSite, lang: Lang) -> dict[str, Part]:
    """Return the files of the book by path, including the package document. Pictures are paths on the disk."""
    found = chapters(copy, lang)
    names = {leaf.path: f"page-{number}.xhtml" for number, leaf in enumerate(reading_order(found), start=1)}
    pictures: dict[str, Path] = {}
    pages = {names[leaf.path]: _page(copy, lang, leaf, names, pictures) for leaf in reading_order(found)}
    made: dict[str, Part] = {
        "cover.svg": cover(copy, lang),
        "cover.xhtml": _cover_page(copy, lang),
        "nav.xhtml": _navigation(copy, lang, found, names),
        "book.css": (STYLE.read_text(encoding="utf-8") + COLOURS.read_text(encoding="utf-8")).encode(),
        **pages,
        **pictures,
    }
    return {**made, "package.opf": _package(copy, lang, made, list(pages))}


def _page(copy: OfflineSite, lang: Lang, leaf: BookPage, names: Mapping[str, str], pictures: dict[str, Path]) -> bytes:
    """Return a page of the book, and add the pictures on it to `pictures`."""

    def inside(path: str, fragment: str) -> str | None:
        if path in names:
            return names[path] + (f"#{fragment}" if fragment else "")
        if not path.startswith("assets/"):
            return None
        name = path.replace("/", "-")
        pictures[name] = copy.folder / path
        return name

    relink(copy, lang, leaf, inside)
    body = Element("body")
    body.append(leaf.tree)
    return document(lang, leaf.title, "book.css", body)


def _cover_page(copy: OfflineSite, lang: Lang) -> bytes:
    body = Element("body", {"epub:type": "cover"})
    SubElement(body, "img", {"src": "cover.svg", "alt": copy.config.title[lang.code], "style": "max-width: 100%; max-height: 100%"})
    return document(lang, copy.config.title[lang.code], "book.css", body)


def _navigation(copy: OfflineSite, lang: Lang, found: list[Chapter], names: Mapping[str, str]) -> bytes:
    title = copy.messages[lang.code].gettext("Contents")
    body = Element("body")
    contents = SubElement(body, "nav", {"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    SubElement(contents, "h1", {"id": "contents"}).text = title
    rows = SubElement(contents, "ol")
    for chapter in found:
        row = _add_entry(rows, chapter.leaf, names)
        if chapter.below:
            inner = SubElement(row, "ol")
            for leaf in chapter.below:
                _add_entry(inner, leaf, names)
    return document(lang, title, "book.css", body)


def _add_entry(rows: Element, leaf: BookPage, names: Mapping[str, str]) -> Element:
    row = SubElement(rows, "li")
    SubElement(row, "a", {"href": names[leaf.path]}).text = leaf.title
    return row


def _package(copy: OfflineSite, lang: Lang, made: Mapping[str, Part], pages: list[str]) -> bytes:
    """Return the package document (EPUB 3.3, 5): metadata, manifest and reading order."""
    root = Element(
        "package", {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "identifier", "xml:lang": lang.code}
    )
    _add_metadata(SubElement(root, "metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}), copy, lang)
    manifest = SubElement(root, "manifest")
    for path in sorted(made):
        SubElement(manifest, "item", {"id": _id(path), "href": path, "media-type": media_type(path), **_properties(path, made[path])})
    spine = SubElement(root, "spine", {"page-progression-direction": lang.direction})
    for path in ("cover.xhtml", "nav.xhtml", *pages):
        SubElement(spine, "itemref", {"idref": _id(path)})
    return xml(root)


def _add_metadata(metadata: Element, copy: OfflineSite, lang: Lang) -> None:
    for name, value in _described(copy, lang):
        if value:
            SubElement(metadata, f"dc:{name}", {"id": "identifier"} if name == "identifier" else {}).text = value
    SubElement(metadata, "meta", {"property": "dcterms:modified"}).text = copy.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, values in ACCESSIBLE.items():
        for value in values:
            SubElement(metadata, "meta", {"property": name}).text = value


def _described(copy: OfflineSite, lang: Lang) -> Iterator[tuple[str, str]]:
    config = copy.config
    publisher = config.publisher.get(lang.code) or config.title[lang.code]
    yield "identifier", f"urn:uuid:{uuid5(NAMESPACE_URL, f'{config.base_url}{lang.code}/')}"
    yield "title", config.title[lang.code]
    yield "language", lang.code
    yield "creator", publisher
    yield "publisher", publisher
    yield "description", config.description[lang.code]
    yield "date", config.updated
    yield "rights", config.licence
    yield "source", config.base_url


def _id(path: str) -> str:
    return f"f-{path}"


def _properties(path: str, part: Part) -> dict[str, str]:
    """Return the `properties` attribute of a manifest item (EPUB 3.3, appendix D.5), or nothing if it would be empty."""
    named = {"cover.svg": "cover-image", "nav.xhtml": "nav"}.get(path)
    drawn = "svg" if path.endswith(".xhtml") and isinstance(part, bytes) and b"<svg" in part else None
    properties = " ".join(filter(None, [named, drawn]))
    return {"properties": properties} if properties else {}

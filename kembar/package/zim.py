"""
Make a ZIM archive of the portal in one language, for Kiwix readers, with a full-text index. The only module that imports libzim.

libzim gives the archive and its indexes random UUIDs. They are replaced by UUIDs derived from the content, so that the same content
gives the same bytes.
"""

import hashlib
import os
import posixpath
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from libzim.writer import ContentProvider, Creator, Hint, Item, StringProvider  # type: ignore[import-untyped]  # it has no types

from kembar.files.scratch import scratch_folder
from kembar.i18n.codes import iso_639_3
from kembar.model.config import Lang
from kembar.package.book_pages import BookPage, relink, serialized, whole_pages
from kembar.package.offline_site import OfflineSite, media_type
from kembar.text.urls import output_file

ILLUSTRATION = "icons/icon-48.png"
STANDARD_OUTPUT = 1
HEADER_IDENTITY, IDENTITY_LENGTH, MD5_LENGTH = 8, 16, 16
INDEX_HEAD = re.compile(rb"\x0f\x0dXapian Glass..", re.DOTALL)
"""The bytes before the UUID of a Xapian index."""

LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80
"""The maximum number of characters (openZIM, Metadata)."""


class ZimItem(Item):  # type: ignore[misc]  # its library has no types
    """One file of the archive, with the methods that libzim calls."""

    def __init__(self, path: str, content: bytes, title: str = "") -> None:
        super().__init__()
        self.path, self.content, self.title = path, content, title

    def get_path(self) -> str:
        """Return the path in the archive."""
        return self.path

    def get_title(self) -> str:
        """Return the title of a page; empty for other files."""
        return self.title

    def get_mimetype(self) -> str:
        """Return the media type for the file name extension."""
        return media_type(self.path)

    def get_contentprovider(self) -> ContentProvider:
        """Return the provider of the bytes."""
        return StringProvider(self.content)

    def get_hints(self) -> dict[Hint, int]:
        """Return the hint that pages are searched and other files are not."""
        return {Hint.FRONT_ARTICLE: bool(self.title)}


def zim(copy: OfflineSite, lang: Lang) -> bytes:
    """Return the bytes of the archive."""
    with scratch_folder() as folder:
        file = folder / "archive.zim"
        creator = Creator(file)
        creator.config_indexing(True, iso_639_3(lang.code)).config_nbworkers(1)
        with _silence(), creator:
            creator.set_mainpath(output_file(copy.site.addresses["listings", "home"][lang.code]))
            for entry in entries(copy, lang):
                creator.add_item(entry)
            if ILLUSTRATION in copy.site.assets:
                creator.add_illustration(48, copy.site.assets[ILLUSTRATION].content)
            for name, value in metadata(copy, lang).items():
                creator.add_metadata(name, value)
        return with_stable_uuids(file.read_bytes())


@contextmanager
def _silence() -> Iterator[None]:
    """Suppress the output of libzim, because standard output is for reports."""
    sys.stdout.flush()
    saved, devnull = os.dup(STANDARD_OUTPUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, STANDARD_OUTPUT)
    try:
        yield
    finally:
        os.dup2(saved, STANDARD_OUTPUT)
        os.close(saved)
        os.close(devnull)


def with_stable_uuids(archive: bytes) -> bytes:
    """
    Return an archive whose UUIDs are derived from its content: that of the archive at byte 8 (ZIM file format, Header), and those of its
    Xapian indexes.

    The last 16 bytes are the MD5 of all others.
    """
    places = [HEADER_IDENTITY, *(match.end() for match in INDEX_HEAD.finditer(archive))]
    made = bytearray(archive[:-MD5_LENGTH])
    for place in places:
        made[place : place + IDENTITY_LENGTH] = bytes(IDENTITY_LENGTH)
    digest = hashlib.sha256(made).digest()
    for number, place in enumerate(places):
        made[place : place + IDENTITY_LENGTH] = uuid5(NAMESPACE_URL, f"{digest.hex()}{number}").bytes
    return bytes(made) + hashlib.md5(made, usedforsecurity=False).digest()


def entries(copy: OfflineSite, lang: Lang) -> Iterator[ZimItem]:
    """Yield the pages of a language and the files that they load."""
    pages = list(whole_pages(copy, lang))
    held = {page.path for page in pages}
    for page in pages:
        relink(copy, lang, page, partial(_inside, page, held))
        yield ZimItem(page.path, serialized(page.tree), page.title)
    for path in copy.files():
        if _is_loaded(path, lang):
            yield ZimItem(path, (copy.folder / path).read_bytes())


def _is_loaded(path: str, lang: Lang) -> bool:
    """Return whether the pages of a language load a file. Search files of other languages are not loaded."""
    own = (f"assets/search/{lang.code}/", f"{lang.code}/search.js")
    return path.startswith(own) or (path.startswith("assets/") and not path.startswith("assets/search/"))


def _inside(page: BookPage, held: set[str], path: str, fragment: str) -> str | None:
    """Return the address relative to `page`; None for a page in another language, which is in another archive."""
    if path not in held and not path.startswith("assets/"):
        return None
    relative = "" if path == page.path and fragment else quote(posixpath.relpath(path, posixpath.dirname(page.path)))
    return relative + (f"#{quote(fragment)}" if fragment else "")


def metadata(copy: OfflineSite, lang: Lang) -> dict[str, str]:
    """Return the metadata of the archive (openZIM, Metadata), without empty values."""
    config = copy.config
    publisher = config.publisher.get(lang.code) or config.title[lang.code]
    known = {
        "Name": copy.name(lang),
        "Title": _short(config.title[lang.code], LONGEST_TITLE),
        "Description": _short(config.description[lang.code], LONGEST_DESCRIPTION),
        "LongDescription": config.description[lang.code],
        "Language": iso_639_3(lang.code),
        "Creator": publisher,
        "Publisher": publisher,
        "Date": copy.moment.date().isoformat(),
        "License": config.licence,
        "Source": config.base_url,
        "Scraper": "kembar",
        "Tags": "_ftindex:yes",
    }
    return {name: value for name, value in known.items() if value}


def _short(text: str, longest: int) -> str:
    """
    Return the text, cut after a word to at most `longest` characters.

    >>> _short("Kota Kembar Jakarta", 30), _short("Kota Kembar Jakarta", 15)
    ('Kota Kembar Jakarta', 'Kota Kembar…')
    """
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0] + "…"

"""
The portal in one language for Kiwix readers, with a full-text index: the one door to libzim.

In comes a finished site; out go the bytes of a ZIM archive. What libzim makes up by chance, the identities of the archive and of its
indexes, is written anew from the content, so that the same content gives the same bytes.
"""

import hashlib
import mimetypes
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
from kembar.i18n.language_tags import three_letters
from kembar.model.config import Lang
from kembar.package.book_pages import BookPage, relink, serialized, whole_pages
from kembar.package.offline_site import OfflineSite
from kembar.text.urls import output_file

ILLUSTRATION = "icons/icon-48.png"
STANDARD_OUTPUT = 1
HEADER_IDENTITY, IDENTITY_LENGTH, MD5_LENGTH = 8, 16, 16
INDEX_HEAD = re.compile(rb"\x0f\x0dXapian Glass..", re.DOTALL)
"""What stands before the identity of an index."""

LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80
"""The most characters that readers show (openZIM, Metadata)."""


class ZimItem(Item):  # type: ignore[misc]  # its library has no types
    """One file of the archive, as libzim asks for it."""

    def __init__(self, path: str, content: bytes, title: str = "") -> None:
        super().__init__()
        self.path, self.content, self.title = path, content, title

    def get_path(self) -> str:
        """Where it lies in the archive."""
        return self.path

    def get_title(self) -> str:
        """What a page is called; nothing for what pages load."""
        return self.title

    def get_mimetype(self) -> str:
        """The media type, by the end of the name."""
        return "font/woff2" if self.path.endswith(".woff2") else mimetypes.guess_type(self.path)[0] or "application/octet-stream"

    def get_contentprovider(self) -> ContentProvider:
        """The bytes."""
        return StringProvider(self.content)

    def get_hints(self) -> dict[Hint, int]:
        """Pages are what readers search; what pages load is not."""
        return {Hint.FRONT_ARTICLE: bool(self.title)}


def zim(copy: OfflineSite, lang: Lang) -> bytes:
    """The archive's bytes."""
    with scratch_folder() as folder:
        file = folder / "archive.zim"
        creator = Creator(file)
        creator.config_indexing(True, three_letters(lang.code)).config_nbworkers(1)
        with _silence(), creator:
            creator.set_mainpath(output_file(copy.site.addresses["listings", "home"][lang.code]))
            for entry in entries(copy, lang):
                creator.add_item(entry)
            if ILLUSTRATION in copy.site.assets:
                creator.add_illustration(48, copy.site.assets[ILLUSTRATION].content)
            for name, value in metadata(copy, lang).items():
                creator.add_metadata(name, value)
        return settled(file.read_bytes())


@contextmanager
def _silence() -> Iterator[None]:
    """Keeps to itself what libzim says while it works: standard output is for reports."""
    sys.stdout.flush()
    spoken, nowhere = os.dup(STANDARD_OUTPUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_OUTPUT)
    try:
        yield
    finally:
        os.dup2(spoken, STANDARD_OUTPUT)
        os.close(spoken)
        os.close(nowhere)


def settled(archive: bytes) -> bytes:
    """
    An archive whose identities follow from its content: its own, at byte 8 (ZIM file format, Header), and those of its indexes (Xapian).

    Its last 16 bytes are the MD5 of all others.
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
    """The pages of a language, and what they load."""
    pages = list(whole_pages(copy, lang))
    held = {page.path for page in pages}
    for page in pages:
        relink(copy, lang, page, partial(_inside, page, held))
        yield ZimItem(page.path, serialized(page.tree), page.title)
    for path in copy.files():
        if _is_loaded(path, lang):
            yield ZimItem(path, (copy.folder / path).read_bytes())


def _is_loaded(path: str, lang: Lang) -> bool:
    """Whether the pages of a language load a file: the search has an index for each."""
    own = (f"assets/search/{lang.code}/", f"{lang.code}/search.js")
    return path.startswith(own) or (path.startswith("assets/") and not path.startswith("assets/search/"))


def _inside(page: BookPage, held: set[str], path: str, fragment: str) -> str | None:
    """A relative address; None for a page in another language, which is another archive's."""
    if path not in held and not path.startswith("assets/"):
        return None
    way = "" if path == page.path and fragment else quote(posixpath.relpath(path, posixpath.dirname(page.path)))
    return way + (f"#{quote(fragment)}" if fragment else "")


def metadata(copy: OfflineSite, lang: Lang) -> dict[str, str]:
    """What readers show of the archive (openZIM, Metadata)."""
    config = copy.config
    publisher = config.publisher.get(lang.code) or config.title[lang.code]
    known = {
        "Name": copy.name(lang),
        "Title": _short(config.title[lang.code], LONGEST_TITLE),
        "Description": _short(config.description[lang.code], LONGEST_DESCRIPTION),
        "LongDescription": config.description[lang.code],
        "Language": three_letters(lang.code),
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
    The words of a text that fit.

    >>> _short("Kota Kembar Jakarta", 30), _short("Kota Kembar Jakarta", 15)
    ('Kota Kembar Jakarta', 'Kota Kembar…')
    """
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0] + "…"

"""
Which page of the site a built file shows.

In comes the site as it was last published, which the ledger of its builds keeps; out go pages and their versions by the file's path. While
the sources are broken, that is still what is served.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlsplit

from kembar.model.site import LocalizedPage, Page, PageKey, Site
from kembar.serve.build_status import StatusBroadcast
from kembar.text.urls import output_file

PageRef = tuple[PageKey, str]
"""A page and a language."""


@dataclass(frozen=True, slots=True)
class PageVersion:
    """A page in one of its languages."""

    site: Site
    page: Page
    version: LocalizedPage


class PageLookup:
    """Finds pages by their files. `published` opens the site as it was last published, if it ever was."""

    def __init__(self, board: StatusBroadcast, published: Callable[[], AbstractContextManager[Site | None]]) -> None:
        self._board, self._published = board, published
        self._files: Mapping[str, PageRef] = {}
        self._former: dict[str, PageRef] = {}
        self._number = -1
        self._entrance = Lock()

    @contextmanager
    def find_page(self, file: str) -> Iterator[PageVersion | None]:
        """The page that a file below the output folder shows, for as long as it is looked at; None for what is no page of the site."""
        with self._open() as site:
            key, lang = self._files.get(file, (None, ""))
            page = site.pages[key] if site and key else None
            yield PageVersion(site, page, page.versions[lang]) if site and page else None

    def current_file(self, file: str) -> str:
        """The file that shows now what another one showed once; empty if it has gone, or if it never was."""
        with self._open():
            there = self._former.get(file)
            return next((now for now, whereabouts in self._files.items() if whereabouts == there), "")

    def base_path(self) -> str:
        """The path under which the site will stand at its host, such as `/kota/`; `/` where that is not known."""
        with self._open() as site:
            return (urlsplit(site.config.base_url).path if site else "") or "/"

    @contextmanager
    def _open(self) -> Iterator[Site | None]:
        """The site, with all files known that show its pages now."""
        with self._entrance, self._published() as site:
            number = self._board.latest.number
            if site and number != self._number:
                self._number = number
                self._learn(site)
            yield site

    def _learn(self, site: Site) -> None:
        pages = {key: addresses for key, addresses in site.addresses.items() if key in site.pages}
        files = {output_file(address): (key, lang) for key, addresses in pages.items() for lang, address in addresses.items()}
        self._former |= {file: whereabouts for file, whereabouts in self._files.items() if file not in files}
        self._files = files

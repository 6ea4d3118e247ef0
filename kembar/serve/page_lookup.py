"""Finding the page of a built file in the last published site, which is also what is served while the sources have errors."""

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
    """Finds pages by their files. `open_site` opens the last published site; it gives None if there is none."""

    def __init__(self, status: StatusBroadcast, open_site: Callable[[], AbstractContextManager[Site | None]]) -> None:
        self._status, self._open_site = status, open_site
        self._files: Mapping[str, PageRef] = {}
        self._former: dict[str, PageRef] = {}
        self._number = -1
        self._lock = Lock()

    @contextmanager
    def find_page(self, file: str) -> Iterator[PageVersion | None]:
        """Open the page of a file of the output folder; None if the file is not a page of the site."""
        with self._open() as site:
            key, lang = self._files.get(file, (None, ""))
            page = site.pages[key] if site and key else None
            yield PageVersion(site, page, page.versions[lang]) if site and page else None

    def current_file(self, file: str) -> str:
        """Return the file that has the page of a former file now; an empty text if there is none."""
        with self._open():
            moved = self._former.get(file)
            return next((now for now, page in self._files.items() if page == moved), "")

    def base_path(self) -> str:
        """Return the path of the site at its host, such as `/kota/`; `/` if it is not known."""
        with self._open() as site:
            return (urlsplit(site.config.base_url).path if site else "") or "/"

    @contextmanager
    def _open(self) -> Iterator[Site | None]:
        """Open the site, after updating the files of its pages."""
        with self._lock, self._open_site() as site:
            number = self._status.latest.number
            if site and number != self._number:
                self._number = number
                self._update_files(site)
            yield site

    def _update_files(self, site: Site) -> None:
        pages = {key: addresses for key, addresses in site.addresses.items() if key in site.pages}
        files = {output_file(address): (key, lang) for key, addresses in pages.items() for lang, address in addresses.items()}
        self._former |= {file: page for file, page in self._files.items() if file not in files}
        self._files = files

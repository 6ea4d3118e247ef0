"""
Which page of the site a built file shows.

In comes the arranged site, made when it is first asked for after a build that went well; out go pages and their versions by the file's
path. While the sources are broken, what is known of the pages is what was known of those that are still served.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlsplit

from kembar.model.addresses import output_file
from kembar.model.site import Page, PageKey, Site, Version
from kembar.serve.news import NewsBoard


@dataclass(frozen=True, slots=True)
class Placed:
    """A page in one of its languages, in the site as it was arranged."""

    site: Site
    page: Page
    version: Version


class Atlas:
    """Finds pages by their files. `arrange` gives the site as its sources are now."""

    def __init__(self, board: NewsBoard, arrange: Callable[[], Site | None]) -> None:
        self._board, self._arrange = board, arrange
        self._site: Site | None = None
        self._placed: Mapping[str, Placed] = {}
        self._former: dict[str, tuple[PageKey, str]] = {}
        self._number = 0
        self._entrance = Lock()

    def at(self, file: str) -> Placed | None:
        """The page that a file below the output folder shows; None for what is no page of the site."""
        self._renew()
        return self._placed.get(file)

    def moved_to(self, file: str) -> str:
        """Where the page is now that a file showed once; empty if it has gone, or if it never was."""
        self._renew()
        key, lang = self._former.get(file, (("", ""), ""))
        page = self._site.pages.get(key) if self._site else None
        return page.versions[lang].address if page and lang in page.versions else ""

    def base_path(self) -> str:
        """The path under which the site will stand at its host, such as `/kota/`; `/` where that is not known."""
        self._renew()
        return (urlsplit(self._site.config.base_url).path if self._site else "") or "/"

    def _renew(self) -> None:
        """Arranges the site anew if there is another one since."""
        with self._entrance:
            latest = self._board.latest
            is_new = latest.number != self._number and not latest.failed
            site = self._arrange() if is_new or self._site is None else None
            if site:
                self._number = latest.number
                self._take(site)

    def _take(self, site: Site) -> None:
        placed = {
            output_file(version.address): Placed(site, page, version) for page in site.pages.values() for version in page.versions.values()
        }
        for file, before in self._placed.items():
            if file not in placed:
                self._former[file] = (before.page.kind, before.page.key), before.version.lang
        self._site, self._placed = site, placed

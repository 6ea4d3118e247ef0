"""
What an editor has on the screen.

In come the pages that a browser asks for, and from a build that is still under way the same pages as they are going to be published; out
they go to the browser, before the build has made and put in place everything else that the change touches.
"""

import time
from collections.abc import Collection, Mapping
from threading import Event

from kembar.serve.build_status import StatusBroadcast

MAX_OPEN_PAGES = 4
"""How many pages count as being looked at: those that were asked for last."""

FETCH_TIMEOUT = 0.1
"""In seconds: how long a build stands back for a browser to fetch what it was shown. Both would only hold each other up."""

RENDER_PAUSE = 0.15
"""In seconds: how long it still stands back then, while the browser puts the page together."""


class OpenPages:
    """
    Knows which files of the site are looked at, and holds what a build has shown of them; `board` has the news for those who look.

    Threads may share it.
    """

    def __init__(self) -> None:
        self.status = StatusBroadcast()
        self._paths: tuple[str, ...] = ()
        self._shown: Mapping[str, bytes] = {}
        self._fetched = Event()

    def mark_open(self, path: str) -> None:
        """Notes that a file below the output folder is looked at."""
        self._paths = (path, *(other for other in self._paths if other != path))[:MAX_OPEN_PAGES]

    def paths(self) -> Collection[str]:
        """The files that are looked at."""
        return self._paths

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Takes pages of the build that is under way, and lets the browsers fetch them."""
        if pages:
            self._shown = pages
            self._fetched.clear()
            self.status.add_preview()
            if self._fetched.wait(FETCH_TIMEOUT):
                time.sleep(RENDER_PAUSE)

    def page(self, path: str) -> bytes | None:
        """A page, or what it links to, as it was shown while its build is under way."""
        return self._shown.get(path)

    def mark_fetched(self) -> None:
        """Notes that a page has been fetched."""
        self._fetched.set()

    def clear(self) -> None:
        """Forgets what was shown: it is published now, or it never will be."""
        self._shown = {}

"""The pages that are open in a browser. A build renders them first, and the browser shows them before the build has finished."""

import time
from collections.abc import Collection, Mapping
from threading import Event

from kembar.serve.build_status import StatusBroadcast

MAX_OPEN_PAGES = 4
"""How many pages count as open: the ones requested last."""

FETCH_TIMEOUT = 0.1
"""In seconds: how long a build waits for the browser to fetch a new page, since both compete for the processor."""

RENDER_PAUSE = 0.15
"""In seconds: how long a build then waits for the browser to render the page."""


class OpenPages:
    """The open pages, their content from a running build, and the build status. Threads may share it."""

    def __init__(self) -> None:
        self.status = StatusBroadcast()
        self._paths: tuple[str, ...] = ()
        self._shown: Mapping[str, bytes] = {}
        self._fetched = Event()

    def mark_open(self, path: str) -> None:
        """Record that a file of the output folder is open."""
        self._paths = (path, *(other for other in self._paths if other != path))[:MAX_OPEN_PAGES]

    def paths(self) -> Collection[str]:
        """Return the open files, the latest first."""
        return self._paths

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Store pages of the running build, and give the browser time to fetch them."""
        if pages:
            self._shown = pages
            self._fetched.clear()
            self.status.add_preview()
            if self._fetched.wait(FETCH_TIMEOUT):
                time.sleep(RENDER_PAUSE)

    def page(self, path: str) -> bytes | None:
        """Return a page or an asset from the running build, if it has made one."""
        return self._shown.get(path)

    def mark_fetched(self) -> None:
        """Record that the browser has fetched a page."""
        self._fetched.set()

    def clear(self) -> None:
        """Remove the stored pages, after their build has published them or failed."""
        self._shown = {}

"""
One preview: watch the files, build, serve, and build again after each save.

All builds run in the calling thread; the server has its own. `KeyboardInterrupt` ends the preview, its threads and its port.
"""

import gc
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass

from kembar.i18n.translator import Translator
from kembar.incremental.preview_session import BuildCancelledError
from kembar.pipeline.project import Result
from kembar.serve.page_lookup import PageLookup
from kembar.serve.rebuild import Rebuilder
from kembar.serve.request_handler import RequestHandler
from kembar.serve.server import PortError, Server, serving
from kembar.serve.watch import ANY_FILE, SavedFiles, Watcher, watched_folders

__all__ = ["PortError", "PreviewListener", "Rebuilder", "preview"]

SWITCH_INTERVAL = 0.001
"""In seconds: how long a build can delay a waiting request. Python's default of 0.005 is noticeable on pages with many requests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewListener:
    """Functions that are called when the server has started, with its URL; after each build; and after the first build, with the URL."""

    on_open: Callable[[str], None]
    on_build: Callable[[Result], None]
    on_first_build: Callable[[str], None] = lambda _url: None


def preview(rebuilder: Rebuilder, port: int, translator: Translator, listener: PreviewListener) -> None:
    """
    Run a preview until the program is interrupted. Port 0 takes a free one.

    Raises `PortError` if the port cannot be opened, and `KeyboardInterrupt` at the end.
    """
    open_pages = rebuilder.open_pages
    pages = PageLookup(open_pages.status, rebuilder.open_site)
    handler = RequestHandler(rebuilder.project, rebuilder.out, open_pages, pages, translator, session=secrets.token_hex(4))
    sys.setswitchinterval(SWITCH_INTERVAL)
    server = Server(port, handler)
    with rebuilder.first_build() as wait, serving(server) as url, Watcher(watched_folders(rebuilder.project)) as watcher:
        listener.on_open(url)
        open_pages.status.begin_build()
        _report(wait(), rebuilder, listener)
        listener.on_first_build(url)
        for saved in watcher.changes():
            if saved is ANY_FILE or saved:
                _build(rebuilder, listener, saved, watcher)
            else:
                _check_all(rebuilder, listener)


def _build(rebuilder: Rebuilder, listener: PreviewListener, saved: SavedFiles, watcher: Watcher) -> None:
    """Build after changes and report the result; report nothing if further changes have cancelled the build."""
    rebuilder.open_pages.status.begin_build()
    try:
        _report(rebuilder.build(saved, watcher.has_more), rebuilder, listener)
    except BuildCancelledError:
        return
    gc.collect()  # while no request waits


def _check_all(rebuilder: Rebuilder, listener: PreviewListener) -> None:
    """Build after checking all files, in case the system has not reported a change. Report the result if anything has changed."""
    result = rebuilder.build(ANY_FILE)
    if result.report.made or result.report.removed or {*result.problems} != {*rebuilder.open_pages.status.latest.problems}:
        _report(result, rebuilder, listener)
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # later collections skip the objects that exist now


def _report(result: Result, rebuilder: Rebuilder, listener: PreviewListener) -> None:
    rebuilder.open_pages.status.end_build(result.problems, failed=result.failed)
    listener.on_build(result)

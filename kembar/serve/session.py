"""
One preview from its start to its end: watch, build, serve, and build again whenever something was saved.

All building is done here, in the thread that was asked for the preview; the server has its own. It ends by `KeyboardInterrupt`, and
leaves no thread and no port behind.
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
"""In seconds: how long a build may keep a waiting request from going on. Python's own five thousandths are felt where a page asks often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewListener:
    """Who is told of what happens: that the preview is `opened` at an address, that its first build is over, that a build has `ended`."""

    on_open: Callable[[str], None]
    on_build: Callable[[Result], None]
    on_first_build: Callable[[str], None] = lambda _url: None


def preview(rebuilder: Rebuilder, port: int, translator: Translator, witness: PreviewListener) -> None:
    """
    Keeps a preview open of what a rebuilder builds, until the program is told to end. Port 0 takes a free one.

    Raises `PortError` when the port cannot be had, and `KeyboardInterrupt` at the end.
    """
    screen = rebuilder.open_pages
    handler = RequestHandler(
        rebuilder.project, rebuilder.out, screen, PageLookup(screen.status, rebuilder.open_site), translator, session=secrets.token_hex(4)
    )
    sys.setswitchinterval(SWITCH_INTERVAL)
    server = Server(port, handler)
    with rebuilder.first_build() as first, serving(server) as url, Watcher(watched_folders(rebuilder.project)) as watch:
        witness.on_open(url)
        screen.status.begin_build()
        _tell(first(), rebuilder, witness)
        witness.on_first_build(url)
        for saved in watch.changes():
            if saved is ANY_FILE or saved:
                _build(rebuilder, witness, saved, watch)
            else:
                _look_over(rebuilder, witness)


def _build(rebuilder: Rebuilder, witness: PreviewListener, saved: SavedFiles, watch: Watcher) -> None:
    """Builds what was saved, and tells of it, unless more is saved while much is still to be made."""
    rebuilder.open_pages.status.begin_build()
    try:
        _tell(rebuilder.build(saved, watch.has_more), rebuilder, witness)
    except BuildCancelledError:
        return
    gc.collect()  # now nobody waits


def _look_over(rebuilder: Rebuilder, witness: PreviewListener) -> None:
    """Looks at all files while nobody waits: nothing may have changed of which nobody was told. If nothing has, nothing is said."""
    result = rebuilder.build(ANY_FILE)
    if result.report.made or result.report.removed or {*result.problems} != {*rebuilder.open_pages.status.latest.problems}:
        _tell(result, rebuilder, witness)
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # what is known now stays known: it is not looked through again after each build


def _tell(result: Result, rebuilder: Rebuilder, witness: PreviewListener) -> None:
    rebuilder.open_pages.status.end_build(result.problems, failed=result.failed)
    witness.on_build(result)

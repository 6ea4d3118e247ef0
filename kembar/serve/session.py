"""
One preview from its start to its end: watch, build, serve, and build again whenever something was saved.

All building is done here, in the thread that was asked for the preview; the server has its own. It ends by `KeyboardInterrupt`, and
leaves no thread and no port behind.
"""

import gc
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from kembar.pipeline.project import Result
from kembar.serve.atlas import Atlas
from kembar.serve.desk import Desk
from kembar.serve.news import NewsBoard
from kembar.serve.rebuild import Rebuilder
from kembar.serve.server import PortError, Server, serving
from kembar.serve.watch import Watch, watched_folders
from kembar.translate.voice import Voice

__all__ = ["PortError", "Rebuilder", "Witness", "preview"]

MANY = 100_000
"""How many new values make Python look for garbage while it builds. That takes the longer the larger the site is, and is made up for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Who is told of what happens: that the preview is `opened` at an address, that its first build is over, that a build has `ended`."""

    opened: Callable[[str], None]
    ended: Callable[[Result], None]
    started: Callable[[str], None] = lambda _url: None


def preview(rebuilder: Rebuilder, port: int, voice: Voice, witness: Witness) -> None:
    """
    Keeps a preview open of what a rebuilder builds, until the program is told to end. Port 0 takes a free one.

    Raises `PortError` when the port cannot be had, and `KeyboardInterrupt` at the end.
    """
    board = NewsBoard()
    desk = Desk(rebuilder.project, rebuilder.out, board, Atlas(board, rebuilder.published), voice, session=secrets.token_hex(4))

    def build() -> None:
        board.build_began()
        result = rebuilder.build()
        board.build_ended(result.problems, failed=result.failed)
        witness.ended(result)
        gc.collect()  # now nobody waits

    gc.set_threshold(MANY)
    with serving(Server(port, desk)) as url, Watch(watched_folders(rebuilder.project)) as watch:
        witness.opened(url)
        build()
        witness.started(url)
        for _ in watch.changes():
            build()

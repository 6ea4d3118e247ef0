"""The parts of a preview without its threads, and requests through a raw socket."""

import json
import socket
from dataclasses import dataclass

from kembar.i18n.translator import Translator
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from kembar.serve.build_status import StatusBroadcast
from kembar.serve.page_lookup import PageLookup
from kembar.serve.rebuild import Rebuilder
from kembar.serve.request_handler import RequestHandler
from tests.pipeline.site_test import SiteTest


@dataclass(frozen=True, slots=True)
class Parts:
    """A site and the parts of its preview."""

    site: SiteTest
    status: StatusBroadcast
    rebuilder: Rebuilder
    handler: RequestHandler

    @classmethod
    def of(cls, site: SiteTest, translator: Translator | None = None) -> "Parts":
        """Return the parts for a site."""
        project = Project(site.root, site.root / "content")
        rebuilder = Rebuilder(project, site.out, BuildOptions())
        open_pages = rebuilder.open_pages
        handler = RequestHandler(
            project, site.out, open_pages, PageLookup(open_pages.status, rebuilder.open_site), translator or Translator(), "s"
        )
        return cls(site, open_pages.status, rebuilder, handler)

    def build(self) -> bool:
        """Build as a preview does; return whether the build succeeded."""
        result = self.rebuilder.build()
        self.status.end_build(result.problems, failed=result.failed)
        return not result.failed

    def json(self, target: str) -> dict[str, object]:
        """Return the JSON that the handler answers."""
        answer: dict[str, object] = json.loads(self.handler.answer(target).body)
        return answer


def exchange(port: int, request: str) -> str:
    """Send the bytes of a request; return everything that is received until the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")

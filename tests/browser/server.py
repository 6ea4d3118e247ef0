"""A static host as others run them: the published folder under a path of its own, and the site's 404 page for all else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/kota/"
"""The path under which the site is served, so that a link from the host's root would be found out."""


@contextmanager
def serving(folder: Path, rules: str = "") -> Iterator[str]:
    """
    Serves a folder on this machine alone, also one that is filled only later; gives the site's address.

    `rules` is what the host forbids pages (Content-Security-Policy).
    """
    handler = type("_Ruled", (_Handler,), {"rules": rules})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    rules = ""

    def translate_path(self, path: str) -> str:
        """The file of a request; one that does not exist for a path outside the site."""
        return super().translate_path(path.removeprefix(PREFIX.rstrip("/")) if path.startswith(PREFIX) else "/outside/the/site")

    def end_headers(self) -> None:
        """Sends the host's rules with every answer."""
        if self.rules:
            self.send_header("Content-Security-Policy", self.rules)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the site's own page for what is not there."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Says nothing: what goes wrong is seen in the browser."""

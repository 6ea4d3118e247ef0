"""
The preview's web server: on this machine alone, for one editor.

In come requests, each connection in a thread of its own; a desk answers them. A request that was meant for another host is refused, so
that no page of another site can read the preview by letting its own name point here (DNS rebinding).
"""

import errno
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from kembar.files.os_errors import reason
from kembar.model.problem import Message, tr
from kembar.serve.connections import REQUEST_TIMEOUT, Connections, RequestReader
from kembar.serve.request_handler import EVENTS_PATH, RequestHandler, Response
from kembar.serve.static_files import HTML

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost", "[::1]")
"""What this machine may be called in a request."""

HTTP_PORT = 80
"""The port that need not be named in an address."""

MISDIRECTED = Response(421, b"This preview answers only under its own address.\n", "text/plain; charset=utf-8")
"""The answer to a request for another host (RFC 9110, 15.5.20)."""

HEARTBEAT = 15.0
"""In seconds: how often a listener without news is told that the preview is still there, which finds out who has left."""

PASSING, LASTING = "no-store", "max-age=86400, immutable"
"""Whether a browser may keep an answer: what can change is kept by nobody."""

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says: nothing is for other sites."""

LEFT = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError, TimeoutError)
"""What becomes of an answer when its browser has left."""


class PortError(Exception):
    """A port cannot be had, and why."""

    def __init__(self, port: int, error: OSError) -> None:
        super().__init__(port, error)
        self.message: Message = (
            tr("port {port} is taken already, perhaps by another preview", port=port)
            if error.errno == errno.EADDRINUSE
            else tr("port {port} cannot be had: {reason}", port=port, reason=reason(error))
        )


class Server(ThreadingHTTPServer):
    """Listens at a port of this machine; at a free one for port 0. Raises `PortError` when it cannot."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, port: int, handler: RequestHandler, connections: Connections | None = None, request_time: float = REQUEST_TIMEOUT
    ) -> None:
        self.handler = handler
        self.connections, self.request_time = connections or Connections(), request_time
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            raise PortError(port, error) from error
        self.url = f"http://{LOOPBACK}:{self.server_port}/"
        self.hosts = {f"{name}:{self.server_port}" for name in NAMES} | (set(NAMES) if self.server_port == HTTP_PORT else set())

    def server_bind(self) -> None:
        """Takes the port. The standard library would ask the network for this machine's name as well, which may take its time."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the standard library has it
        """Answer the requests of a connection in a thread of its own."""
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as the standard library has it
        """Close a connection."""
        self.connections.remove(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Free the port and end all connections."""
        super().server_close()
        self.connections.shut_down()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the standard library has it
        """Tells of a mistake of the program with its traceback."""
        if not isinstance(sys.exception(), LEFT):
            super().handle_error(request, client_address)


@contextmanager
def serving(server: Server) -> Iterator[str]:
    """Answers requests in the background; gives the address. Afterwards the port is free again."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="server", daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.handler.open_pages.status.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body go out in one piece

    def setup(self) -> None:
        """Prepare a connection: its requests have a deadline."""
        super().setup()
        self._requests = RequestReader(self.connection, self.server.request_time)
        self.rfile = BufferedReader(self._requests)

    def handle_one_request(self) -> None:
        """Read and answer one request."""
        self._requests.begin()
        super().handle_one_request()

    def do_GET(self) -> None:
        self.server.connections.use(self.connection)
        if not self._is_for_us():
            self.close_connection = True
            self._reply(MISDIRECTED)
        elif urlsplit(self.path).path == EVENTS_PATH:
            self._tell_news()
        else:
            reply = self.server.handler.answer(self.path)
            self._reply(reply)
            if reply.type == HTML:
                self.server.handler.open_pages.mark_fetched()

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def _is_for_us(self) -> bool:
        """Whether the request names this server, once (RFC 9112, 3.2), and its target begins at this server's root."""
        named = [name.lower() for name in self.headers.get_all("Host", [])]
        return len(named) == 1 and named[0] in self.server.hosts and self.path.startswith("/")

    def _reply(self, reply: Response) -> None:
        self._begin(reply.status, reply.type, LASTING if reply.immutable else PASSING)
        self.send_header("Content-Length", str(len(reply.body)))
        if reply.location:
            self.send_header("Location", reply.location)
        self._end(reply.body)

    def _begin(self, status: int, media_type: str, kept: str = PASSING) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Cache-Control": kept, "Content-Type": media_type}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")

    def _end(self, body: bytes) -> None:
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
            self.wfile.flush()

    def _tell_news(self) -> None:
        """Tells the latest news, and all that come, until the browser leaves or the preview ends."""
        self.close_connection = True
        self._begin(200, "text/event-stream; charset=utf-8")
        self._end(b"retry: 500\n\n")
        handler, board, seen = self.server.handler, self.server.handler.open_pages.status, None
        while self.command != "HEAD" and not board.is_closed:
            news = board.wait(seen, HEARTBEAT)
            self.wfile.write(f"data: {json.dumps(handler.status_json(news), ensure_ascii=False)}\n\n".encode() if news else b":\n\n")
            self.wfile.flush()
            seen = news or seen

    def version_string(self) -> str:
        """What the server calls itself."""
        return "Kembar"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Says nothing: what an editor should know stands in the browser."""

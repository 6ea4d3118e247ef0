"""
The preview's web server, on this machine only, with a thread for each connection.

It refuses requests for other hosts, so that another site cannot read the preview by pointing its own name to this machine (DNS rebinding).
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
"""The names of this machine in a `Host` field."""

HTTP_PORT = 80
"""The default port, which a `Host` field leaves out."""

MISDIRECTED = Response(421, b"This preview answers only under its own address.\n", "text/plain; charset=utf-8")
"""The response to a request for another host (RFC 9110, 15.5.20)."""

HEARTBEAT = 15.0
"""In seconds, between comments in a stream of build statuses without news; they reveal closed connections."""

NO_STORE, IMMUTABLE = "no-store", "max-age=86400, immutable"
"""The values of `Cache-Control`, for responses that can change and for those that cannot."""

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Fields of every response, which keep other sites from using it."""

DISCONNECTED = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError, TimeoutError)
"""The exceptions of writing to a browser that has disconnected."""


class PortError(Exception):
    """A port cannot be opened. `message` gives the reason."""

    def __init__(self, port: int, error: OSError) -> None:
        super().__init__(port, error)
        self.message: Message = (
            tr("port {port} is already in use, perhaps by another preview", port=port)
            if error.errno == errno.EADDRINUSE
            else tr("port {port} cannot be opened: {reason}", port=port, reason=reason(error))
        )


class Server(ThreadingHTTPServer):
    """Listens on a port of this machine; port 0 takes a free one. Raises `PortError`."""

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
        """Open the port, without the name lookup of the standard library, which may be slow."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the standard library has it
        """Start the thread of a connection."""
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
        """Print the traceback of an error, unless the browser has disconnected."""
        if not isinstance(sys.exception(), DISCONNECTED):
            super().handle_error(request, client_address)


@contextmanager
def serving(server: Server) -> Iterator[str]:
    """Answer requests in a thread, and give the address. At the end, the port is free again."""
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
        """Prepare a connection, whose requests have a deadline."""
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
            self._respond(MISDIRECTED)
        elif urlsplit(self.path).path == EVENTS_PATH:
            self._stream_status()
        else:
            response = self.server.handler.answer(self.path)
            self._respond(response)
            if response.type == HTML:
                self.server.handler.open_pages.mark_fetched()

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def _is_for_us(self) -> bool:
        """Return whether the request has one `Host` field that names this server (RFC 9112, 3.2), and a path from its root."""
        hosts = [name.lower() for name in self.headers.get_all("Host", [])]
        return len(hosts) == 1 and hosts[0] in self.server.hosts and self.path.startswith("/")

    def _respond(self, response: Response) -> None:
        self._begin(response.status, response.type, IMMUTABLE if response.immutable else NO_STORE)
        self.send_header("Content-Length", str(len(response.body)))
        if response.location:
            self.send_header("Location", response.location)
        self._end(response.body)

    def _begin(self, status: int, media_type: str, cache_control: str = NO_STORE) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Cache-Control": cache_control, "Content-Type": media_type}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")

    def _end(self, body: bytes) -> None:
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
            self.wfile.flush()

    def _stream_status(self) -> None:
        """Send the latest build status and all later ones, until the browser disconnects or the preview ends."""
        self.close_connection = True
        self._begin(200, "text/event-stream; charset=utf-8")
        self._end(b"retry: 500\n\n")
        handler, broadcast, sent = self.server.handler, self.server.handler.open_pages.status, None
        while self.command != "HEAD" and not broadcast.is_closed:
            status = broadcast.wait(sent, HEARTBEAT)
            self.wfile.write(f"data: {json.dumps(handler.status_json(status), ensure_ascii=False)}\n\n".encode() if status else b":\n\n")
            self.wfile.flush()
            sent = status or sent

    def version_string(self) -> str:
        """Return the value of the `Server` field."""
        return "Kembar"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Print nothing, because the browser shows what an editor needs to know."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from threading import active_count

import pytest

from kembar.serve.connections import Connections
from kembar.serve.server import PortError, Server, serving
from tests.serve.parts import Parts, exchange


@pytest.fixture
def server(parts: Parts) -> Iterator[Server]:
    """Serve the preview of a site with one page."""
    for path in ("en/index.html", "404.html"):
        parts.site.write(f"dist/{path}", "<body>A page</body>")
    server = Server(0, parts.handler)
    with serving(server):
        yield server


def status(server: Server, *head: str, target: str = "/en/", method: str = "GET") -> str:
    """Return the first line of the response to a request with these header fields."""
    lines = [f"{method} {target} HTTP/1.1", *head, "Connection: close", "", ""]
    return exchange(server.server_port, "\r\n".join(lines)).partition("\r\n")[0]


def test_it_listens_on_loopback_only(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_it_answers_to_the_names_of_this_machine(server: Server, name: str) -> None:
    assert status(server, f"Host: {name}:{server.server_port}") == "HTTP/1.1 200 OK"


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.1"])
def test_a_request_for_another_host_is_refused(server: Server, name: str) -> None:
    for head in ([f"Host: {name}:{server.server_port}"], [f"Host: {name}"]):
        assert status(server, *head) == "HTTP/1.1 421 Misdirected Request"


def test_a_request_for_no_host_or_two_or_another_port_is_refused(server: Server) -> None:
    own = f"Host: 127.0.0.1:{server.server_port}"
    for head in ([], [own, own], ["Host: 127.0.0.1:1"], ["Host: 127.0.0.1"]):
        assert status(server, *head) == "HTTP/1.1 421 Misdirected Request"


def test_the_status_stream_is_refused_to_other_hosts(server: Server) -> None:
    assert status(server, "Host: evil.example", target="/_kembar/news") == "HTTP/1.1 421 Misdirected Request"


@pytest.mark.parametrize("target", ["/../content/site.yaml", "/%2e%2e/content/site.yaml", "/..%2f..%2fetc/passwd", "/%2e%2e%5ccontent"])
def test_files_outside_the_site_are_not_served(server: Server, target: str) -> None:
    assert status(server, f"Host: 127.0.0.1:{server.server_port}", target=target) == "HTTP/1.1 404 Not Found"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(server: Server, method: str) -> None:
    assert status(server, f"Host: 127.0.0.1:{server.server_port}", method=method) == f"HTTP/1.1 501 Unsupported method ({method!r})"


def test_a_head_request_gets_no_body(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    for method in ("HEAD", "GET"):
        connection.request(method, "/en/")
        response = connection.getresponse()
        length = len(response.read())
        assert (response.status, length > 0) == (200, method == "GET")
    connection.close()


def test_every_response_is_for_this_site_only_and_not_stored(server: Server) -> None:
    answer = exchange(server.server_port, f"GET /en/ HTTP/1.1\r\nHost: localhost:{server.server_port}\r\nConnection: close\r\n\r\n")

    for line in ("Cache-Control: no-store", "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff"):
        assert f"\r\n{line}\r\n" in answer
    assert "Access-Control" not in answer


def test_files_with_a_digest_in_their_names_may_be_stored(server: Server, parts: Parts) -> None:
    parts.site.write("dist/assets/css/site.215c0748.css", "")
    request = f"GET /assets/css/site.215c0748.css HTTP/1.1\r\nHost: localhost:{server.server_port}\r\nConnection: close\r\n\r\n"

    assert "\r\nCache-Control: max-age=86400, immutable\r\n" in exchange(server.server_port, request)


def test_the_status_stream_sends_each_build(server: Server, parts: Parts) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/_kembar/news")
    stream = connection.getresponse()
    marks = []
    for _ in range(2):
        data = next(line for line in iter(stream.readline, b"") if line.startswith(b"data: "))
        marks.append(json.loads(data.removeprefix(b"data: "))["mark"])
        parts.status.end_build((), failed=False)
    connection.close()

    assert marks == ["s.0.0", "s.1.0"]


@contextmanager
def half_open_connections(server: Server, count: int) -> Iterator[list[socket.socket]]:
    """Open connections that send nothing."""
    with ExitStack() as stack:
        address = ("127.0.0.1", server.server_port)
        yield [stack.enter_context(socket.create_connection(address, timeout=10)) for _ in range(count)]


def test_connections_that_send_nothing_are_limited_and_block_no_other(parts: Parts) -> None:
    parts.site.write("dist/en/index.html", "<body>A page</body>")
    server = Server(0, parts.handler, Connections(most=8))
    before = active_count()
    with serving(server), half_open_connections(server, 40) as half_open:
        answers = [status(server, f"Host: localhost:{server.server_port}") for _ in range(20)]
        closed = [connection.recv(1) for connection in half_open[:32]]

    assert answers == ["HTTP/1.1 200 OK"] * 20
    assert closed == [b""] * 32
    _wait_for_threads(before)


def test_used_connections_stay_open(parts: Parts) -> None:
    parts.site.write("dist/en/index.html", "<body>A page</body>")
    server = Server(0, parts.handler, Connections(most=8))
    with serving(server):
        browser = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        browser.connect()
        used = browser.sock
        for _ in range(12):
            with half_open_connections(server, 4):
                browser.request("GET", "/en/")
                assert browser.getresponse().read()
        assert browser.sock is used
        browser.close()


@pytest.mark.parametrize("sent", ["", "G", "GET /en/ HTTP/1.1\r\nX: "], ids=["nothing", "a byte", "a header field"])
def test_a_request_sent_byte_by_byte_has_a_deadline(parts: Parts, sent: str) -> None:
    server = Server(0, parts.handler, request_time=0.3)
    with serving(server), socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.settimeout(0.05)
        connection.sendall(sent.encode())

        assert _is_closed_while_trickling(connection)


def _is_closed_while_trickling(connection: socket.socket) -> bool:
    """Send single bytes until the other side closes the connection, at most some hundred."""
    for _ in range(200):
        try:
            connection.sendall(b"x")
            if connection.recv(1) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def test_a_port_in_use_is_reported(server: Server, parts: Parts) -> None:
    with pytest.raises(PortError) as raised:
        Server(server.server_port, parts.handler)

    assert str(raised.value.message) == f"port {server.server_port} is already in use, perhaps by another preview"


def test_at_the_end_the_port_is_free_and_no_thread_is_left(parts: Parts) -> None:
    before = active_count()
    server = Server(0, parts.handler)
    with serving(server):
        listeners = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(3)]
        for listener in listeners:
            listener.sendall(f"GET /_kembar/news HTTP/1.1\r\nHost: localhost:{server.server_port}\r\n\r\n".encode())
            assert listener.recv(10) == b"HTTP/1.1 2"
    for listener in listeners:
        listener.close()
    _wait_for_threads(before)
    Server(server.server_port, parts.handler).server_close()


def _wait_for_threads(count: int) -> None:
    end = time.monotonic() + 5
    while active_count() > count and time.monotonic() < end:
        time.sleep(0.01)

    assert active_count() == count

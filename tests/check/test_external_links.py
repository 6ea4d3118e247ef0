"""External links are requested once, with limits, and reported where they are written."""

import errno
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import BadStatusLine, InvalidURL, RemoteDisconnected
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest

from kembar.check.external_links import check
from kembar.check.link_probe import PRIVATE_HOST, USER_AGENT, Answer, LinkProbe, ProbeSettings, explain_network_error
from kembar.model.problem import tr
from tests.check.planted import plant, reported, surveyed
from tests.programs import needed

SETTINGS = ProbeSettings(pause=0, allow_private=True)
"""Hosts on this machine are allowed, without pauses."""


@dataclass
class Host:
    """A web server that records its requests and their times."""

    requests: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names; `/moved/<path>` leads on, `/round` to itself, `/no-head` refuses HEAD."""

    host: Host

    def do_HEAD(self) -> None:
        path = urlsplit(self.path).path  # a proxy is asked for a whole URL
        self.host.requests.append(f"{self.command} {path}")
        self.host.times.append(time.monotonic())
        self.host.agents.add(self.headers["User-Agent"])
        if path.startswith("/moved/"):
            self._answer(301, path.removeprefix("/moved"))
        elif path == "/round":
            self._answer(302, "/round")
        elif path == "/inside":
            self._answer(302, "http://10.0.0.1/200")
        elif path == "/elsewhere":
            self._answer(302, "file:///etc/hostname")
        elif path == "/no-head":
            self._answer(405 if self.command == "HEAD" else 200)
        elif path == "/slow":
            time.sleep(1)
            self._answer(200)
        else:
            self._answer(int(path.strip("/")))

    do_GET = do_HEAD  # noqa: N815 - the name that http.server asks for

    def _answer(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_request(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    """A server on this machine."""
    remembered = Host()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Remembering", (Answers,), {"host": remembered}))
    remembered.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield remembered
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "asked"),
    [
        ("/200", 200, ["HEAD /200"]),
        ("/404", 404, ["HEAD /404", "GET /404"]),
        ("/no-head", 200, ["HEAD /no-head", "GET /no-head"]),
        ("/moved/200", 200, ["HEAD /moved/200", "HEAD /200"]),
        ("/200#part", 200, ["HEAD /200"]),
    ],
)
def test_get_follows_where_head_is_refused(host: Host, path: str, status: int, asked: list[str]) -> None:
    assert LinkProbe(SETTINGS).request(host.url + path).status == status
    assert host.requests == asked


def test_requests_name_the_user_agent(host: Host) -> None:
    LinkProbe(SETTINGS).request(f"{host.url}/200")

    assert host.agents == {USER_AGENT}


def test_redirects_are_limited(host: Host) -> None:
    assert LinkProbe(SETTINGS).request(f"{host.url}/round") == Answer(0, tr("it redirects too often"))
    assert host.requests == ["HEAD /round"] * 6


def test_a_redirect_to_a_file_is_not_followed(host: Host) -> None:
    assert LinkProbe(SETTINGS).request(f"{host.url}/elsewhere") == Answer(0, tr("it redirects to something that is no web address"))


def test_an_answer_is_requested_once(host: Host) -> None:
    probe = LinkProbe(SETTINGS)

    assert (probe.request(f"{host.url}/200#a"), probe.request(f"{host.url}/200#b")) == (Answer(200), Answer(200))
    assert host.requests == ["HEAD /200"]


def test_threads_share_the_pause_of_a_host(host: Host) -> None:
    pause = 0.5  # seconds: long beside the time that a busy machine may hold a request up
    probe = LinkProbe(replace(SETTINGS, pause=pause))
    threads = [threading.Thread(target=probe.request, args=(f"{host.url}/{status}",)) for status in (200, 201, 404)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(host.times) == 4
    assert min(later - earlier for earlier, later in zip(host.times, host.times[1:], strict=False)) > pause * 0.9


def test_a_host_that_does_not_answer_in_time_is_unreachable(host: Host) -> None:
    assert LinkProbe(replace(SETTINGS, timeout=0.2)).request(f"{host.url}/slow") == Answer(
        0, explain_network_error(TimeoutError("timed out"))
    )


def test_a_closed_port_is_unreachable() -> None:
    answer = LinkProbe(replace(SETTINGS, timeout=1)).request("http://127.0.0.1:9/")

    assert answer == Answer(0, tr("{reason} ({detail})", reason=tr("it refuses the connection"), detail="Connection refused"))


def linked(root: Path, host: Host, *paths: str) -> Path:
    """The sound site, whose English words and home page link to a host instead of others."""
    plant("link.address", root)
    home = root / "published" / "id" / "index.html"
    lines = "".join(f'<a href="{host.url}{path}">Situs lain</a>\n' for path in paths)
    home.write_text(home.read_text(encoding="utf-8").replace('<a href="https://[other.example/">Situs lain</a>', lines), encoding="utf-8")
    words = root / "content" / "en" / "pages" / "about.md"
    words.write_text(words.read_text(encoding="utf-8") + f"\nAlso [there]({host.url}/404).\n", encoding="utf-8")
    return root


def test_each_dead_link_is_a_warning_where_it_is_written(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/404", "/503")

    assert reported(root, lambda dist: check(dist, LinkProbe(SETTINGS))) == (
        f"content/en/pages/about.md:11:14: warning external.gone: “{host.url}/404” no longer exists (404)\n"
        f"    Also [there]({host.url}/404).\n"
        "                 ^ look for the page's new address or an archived copy, and write that\n"
        f"id/index.html:18:1: warning external.status: “{host.url}/503” answers with 503\n"
        f'    <a href="{host.url}/503">Situs lain</a>\n'
        "    ^ open it in a browser; some hosts turn programs away\n"
    )


def test_the_number_of_links_is_limited(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/204", "/404")

    assert [problem.code for problem in check(surveyed(root), LinkProbe(SETTINGS), most=2)] == ["external.too-many"]
    assert host.requests == ["HEAD /200", "HEAD /204"]


def test_internal_links_are_not_requested(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host)

    assert list(check(surveyed(root), LinkProbe(SETTINGS))) == []
    assert host.requests == []


@pytest.fixture
def secure_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine that speaks TLS, with a certificate that this process trusts."""
    certificate = tmp_path / "localhost.pem"
    order = "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    files = ["-keyout", str(certificate), "-out", str(tmp_path / "public.pem")]
    subprocess.run([needed("openssl"), *order.split(), *files], check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + (tmp_path / "public.pem").read_text())
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "public.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Secure", (Answers,), {"host": Host()}))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_certificate_of_a_host_is_verified(secure_host: str) -> None:
    probe = LinkProbe(SETTINGS)
    other = probe.request(f"https://{secure_host.replace('localhost', '127.0.0.1')}/200")

    assert probe.request(f"https://{secure_host}/moved/204") == Answer(204)
    assert (other.status, str(other.reason).partition(" (")[0]) == (0, "its certificate is not valid")


PRIVATE_HOSTS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "localhost",
    "LOCALHOST.",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "[fc00::1]",
    "[fe80::1]",
    "[fec0::1]",
]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", PRIVATE_HOSTS)
def test_this_machine_and_private_networks_are_not_contacted(host: Host, name: str, scheme: str) -> None:
    port = urlsplit(host.url).port
    answer = LinkProbe(ProbeSettings(pause=0)).request(f"{scheme}://{name}:{port}/200")

    assert (answer.status, bool(answer.private), str(answer.reason).partition(" (")[0]) == (0, True, str(PRIVATE_HOST))
    assert host.requests == []


def test_a_private_proxy_is_used_but_private_links_and_redirects_are_not(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", host.url)
    monkeypatch.delenv("no_proxy", raising=False)
    probe = LinkProbe(ProbeSettings(pause=0))

    answers = {
        url: probe.request(f"http://{url}") for url in ("other.example/204", "other.example/inside", "10.0.0.1/204", "localhost/204")
    }

    assert {url: (answer.status, answer.private) for url, answer in answers.items()} == {
        "other.example/204": (204, ""),
        "other.example/inside": (0, "10.0.0.1"),
        "10.0.0.1/204": (0, "10.0.0.1"),
        "localhost/204": (0, "localhost"),
    }
    assert host.requests == ["HEAD /204", "HEAD /inside"]


TRICKLES = {
    "one byte of a header field at a time": (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "interim responses without an end": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
    "one interim response at a time": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "nothing": (b"", b""),
    "header fields without an end": (b"HTTP/1.1 200 OK\r\n", b"X: x\r\n"),
}


@contextmanager
def trickling(first: bytes, then: bytes) -> Iterator[str]:
    """A host that answers each request with some bytes first and then with others again and again, until it is left."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.sendall(first)
                while not over.wait(0.02):
                    connection.sendall(then)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=answer, args=(listener.accept()[0],), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.mark.parametrize("trickle", TRICKLES.values(), ids=TRICKLES)
def test_an_endless_response_ends_at_the_deadline(trickle: tuple[bytes, bytes]) -> None:
    answers: list[Answer] = []
    with trickling(*trickle) as url:
        asking = threading.Thread(target=lambda: answers.append(LinkProbe(replace(SETTINGS, url_time=0.5)).request(url)), daemon=True)
        asking.start()
        asking.join(timeout=20)  # only without a deadline

    assert [answer.is_success for answer in answers] == [False]


def test_the_deadline_includes_all_redirects_of_a_url(host: Host) -> None:
    assert LinkProbe(replace(SETTINGS, url_time=0)).request(f"{host.url}/moved/200") == Answer(
        0, explain_network_error(TimeoutError("timed out"))
    )
    assert host.requests == []


def test_links_without_time_left_are_reported(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/204", "/404")

    assert reported(root, lambda dist: check(dist, LinkProbe(replace(SETTINGS, run_time=0)))) == (
        "content: warning external.unfinished: the time of the run was over when 0 of 3 links out of the site had been tried\n"
        "    give it more time with --external-minutes\n"
    )
    assert host.requests == []


def test_a_link_into_a_private_network_is_reported_where_it_is_written(tmp_path: Path) -> None:
    root = linked(tmp_path, Host(url="http://192.168.7.7"), "/404")

    assert reported(root, lambda dist: check(dist, LinkProbe(ProbeSettings(pause=0)))) == (
        "content/en/pages/about.md:11:14: warning external.private: “http://192.168.7.7/404” was not tried: "
        "it leads to this machine or to a private network (192.168.7.7)\n"
        "    Also [there](http://192.168.7.7/404).\n"
        "                 ^ readers cannot reach it; to try such links all the same, add --external-private\n"
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TimeoutError("timed out"), "it does not answer in time (timed out)"),
        (URLError(TimeoutError("timed out")), "it does not answer in time (timed out)"),
        (URLError(socket.gaierror(-2, "Name or service not known")), "the name of its host is not known (Name or service not known)"),
        (URLError(ssl.SSLCertVerificationError(1, "certificate has expired")), "its certificate is not valid (certificate has expired)"),
        (ssl.SSLError(1, "wrong version number"), "no secure connection can be made (wrong version number)"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "it refuses the connection (Connection refused)"),
        (RemoteDisconnected("closed without response"), "it breaks the connection off (closed without response)"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "there is no way to it over the network (Network is unreachable)"),
        (InvalidURL("nonnumeric port"), "it is no address on the web (nonnumeric port)"),
        (UnicodeError("label too long"), "it is no address on the web (label too long)"),
        (BadStatusLine("garbage"), "its answer cannot be understood (garbage)"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (URLError("no host given"), "no host given"),
    ],
)
def test_a_network_error_becomes_a_reason_with_the_text_of_the_system(error: Exception, reason: str) -> None:
    assert str(explain_network_error(error)) == reason

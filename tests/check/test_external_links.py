"""Links out of the site are tried politely, each once, and told where they are written."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kembar.check.external_links import check
from kembar.check.link_probe import AGENT, Answer, LinkProbe, Manners
from kembar.check.network_errors import PRIVATE, reason_of
from kembar.model.problem import tr
from tests.check.planted import plant, surveyed, told
from tests.programs import needed

MANNERS = Manners(pause=0, private=True)
"""Hosts on this machine are asked, at once."""


@dataclass
class Host:
    """A web server that remembers what it was asked, and when."""

    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    url: str = ""


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names; `/moved/<path>` leads on, `/round` to itself, `/no-head` refuses HEAD."""

    host: Host

    def do_HEAD(self) -> None:
        path = urlsplit(self.path).path  # a proxy is asked for a whole URL
        self.host.asked.append(f"{self.command} {path}")
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
def test_head_is_asked_first_and_get_where_it_is_refused(host: Host, path: str, status: int, asked: list[str]) -> None:
    assert LinkProbe(MANNERS).ask(host.url + path).status == status
    assert host.asked == asked


def test_the_host_is_told_who_asks(host: Host) -> None:
    LinkProbe(MANNERS).ask(f"{host.url}/200")

    assert host.agents == {AGENT}


def test_a_ring_of_redirects_is_left_after_a_few(host: Host) -> None:
    assert LinkProbe(MANNERS).ask(f"{host.url}/round") == Answer(0, tr("it redirects too often"))
    assert host.asked == ["HEAD /round"] * 6


def test_a_redirect_to_a_file_is_not_followed(host: Host) -> None:
    assert LinkProbe(MANNERS).ask(f"{host.url}/elsewhere") == Answer(0, tr("it redirects to something that is no web address"))


def test_what_was_answered_is_remembered(host: Host) -> None:
    asker = LinkProbe(MANNERS)

    assert (asker.ask(f"{host.url}/200#a"), asker.ask(f"{host.url}/200#b")) == (Answer(200), Answer(200))
    assert host.asked == ["HEAD /200"]


def test_a_host_is_left_in_peace_between_requests_whoever_asks(host: Host) -> None:
    pause = 0.5  # seconds: long beside the time that a busy machine may hold a request up
    asker = LinkProbe(replace(MANNERS, pause=pause))
    threads = [threading.Thread(target=asker.ask, args=(f"{host.url}/{status}",)) for status in (200, 201, 404)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(host.times) == 4
    assert min(later - earlier for earlier, later in zip(host.times, host.times[1:], strict=False)) > pause * 0.9


def test_a_host_that_does_not_answer_in_time_is_unreachable(host: Host) -> None:
    assert LinkProbe(replace(MANNERS, timeout=0.2)).ask(f"{host.url}/slow") == Answer(0, reason_of(TimeoutError("timed out")))


def test_an_address_that_nobody_serves_is_unreachable() -> None:
    answer = LinkProbe(replace(MANNERS, timeout=1)).ask("http://127.0.0.1:9/")

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


def test_each_fault_is_a_warning_where_the_link_is_written(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/404", "/503")

    assert told(root, lambda dist: check(dist, LinkProbe(MANNERS))) == (
        f"content/en/pages/about.md:11:14: warning external.gone: “{host.url}/404” no longer exists (404)\n"
        f"    Also [there]({host.url}/404).\n"
        "                 ^ look for the page's new address or an archived copy, and write that\n"
        f"id/index.html:18:1: warning external.status: “{host.url}/503” answers with 503\n"
        f'    <a href="{host.url}/503">Situs lain</a>\n'
        "    ^ open it in a browser; some hosts turn programs away\n"
    )


def test_no_more_are_tried_than_agreed(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/204", "/404")

    assert [problem.code for problem in check(surveyed(root), LinkProbe(MANNERS), most=2)] == ["external.too-many"]
    assert host.asked == ["HEAD /200", "HEAD /204"]


def test_the_site_itself_is_not_asked_over_the_network(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host)

    assert list(check(surveyed(root), LinkProbe(MANNERS))) == []
    assert host.asked == []


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


def test_a_secure_host_is_asked_by_its_name_and_without_a_certificate_for_it_not_at_all(secure_host: str) -> None:
    asker = LinkProbe(MANNERS)
    other = asker.ask(f"https://{secure_host.replace('localhost', '127.0.0.1')}/200")

    assert asker.ask(f"https://{secure_host}/moved/204") == Answer(204)
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
def test_this_machine_and_private_networks_are_not_asked(host: Host, name: str, scheme: str) -> None:
    port = urlsplit(host.url).port
    answer = LinkProbe(Manners(pause=0)).ask(f"{scheme}://{name}:{port}/200")

    assert (answer.status, bool(answer.private), str(answer.reason).partition(" (")[0]) == (0, True, str(PRIVATE))
    assert host.asked == []


def test_a_proxy_may_be_private_but_links_and_redirects_may_not(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", host.url)
    monkeypatch.delenv("no_proxy", raising=False)
    asker = LinkProbe(Manners(pause=0))

    answers = {url: asker.ask(f"http://{url}") for url in ("other.example/204", "other.example/inside", "10.0.0.1/204", "localhost/204")}

    assert {url: (answer.status, answer.private) for url, answer in answers.items()} == {
        "other.example/204": (204, ""),
        "other.example/inside": (0, "10.0.0.1"),
        "10.0.0.1/204": (0, "10.0.0.1"),
        "localhost/204": (0, "localhost"),
    }
    assert host.asked == ["HEAD /204", "HEAD /inside"]


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
def test_a_host_that_goes_on_for_ever_is_left_at_the_deadline(trickle: tuple[bytes, bytes]) -> None:
    answers: list[Answer] = []
    with trickling(*trickle) as url:
        asking = threading.Thread(target=lambda: answers.append(LinkProbe(replace(MANNERS, address_time=0.5)).ask(url)), daemon=True)
        asking.start()
        asking.join(timeout=20)  # only without a deadline

    assert [answer.is_there for answer in answers] == [False]


def test_a_deadline_is_for_all_redirects_of_an_address(host: Host) -> None:
    assert LinkProbe(replace(MANNERS, address_time=0)).ask(f"{host.url}/moved/200") == Answer(0, reason_of(TimeoutError("timed out")))
    assert host.asked == []


def test_what_a_run_has_no_time_for_is_told(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/204", "/404")

    assert told(root, lambda dist: check(dist, LinkProbe(replace(MANNERS, run_time=0)))) == (
        "content: warning external.unfinished: the time of the run was over when 0 of 3 links out of the site had been tried\n"
        "    give it more time with --external-minutes\n"
    )
    assert host.asked == []


def test_a_link_into_a_private_network_is_told_where_it_is_written(tmp_path: Path) -> None:
    root = linked(tmp_path, Host(url="http://192.168.7.7"), "/404")

    assert told(root, lambda dist: check(dist, LinkProbe(Manners(pause=0)))) == (
        "content/en/pages/about.md:11:14: warning external.private: “http://192.168.7.7/404” was not tried: "
        "it leads to this machine or to a private network (192.168.7.7)\n"
        "    Also [there](http://192.168.7.7/404).\n"
        "                 ^ readers cannot reach it; to try such links all the same, add --external-private\n"
    )

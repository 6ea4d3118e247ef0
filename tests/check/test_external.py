"""Links out of the site are tried politely, each once, and told where they are written."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kembar.check.asking import AGENT, Answer, Asker
from kembar.check.external import faults
from kembar.check.unreached import reason_of
from kembar.model.problem import say
from tests.check.planted import plant, surveyed, told

PAUSE = 0.2
"""Shorter than in earnest, so that the tests need not wait; long enough to be measured."""


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
        self.host.asked.append(f"{self.command} {self.path}")
        self.host.times.append(time.monotonic())
        self.host.agents.add(self.headers["User-Agent"])
        if self.path.startswith("/moved/"):
            self._answer(301, self.path.removeprefix("/moved"))
        elif self.path == "/round":
            self._answer(302, "/round")
        elif self.path == "/elsewhere":
            self._answer(302, "file:///etc/hostname")
        elif self.path == "/no-head":
            self._answer(405 if self.command == "HEAD" else 200)
        elif self.path == "/slow":
            time.sleep(1)
            self._answer(200)
        else:
            self._answer(int(self.path.strip("/")))

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
    assert Asker(pause=0).ask(host.url + path).status == status
    assert host.asked == asked


def test_the_host_is_told_who_asks(host: Host) -> None:
    Asker(pause=0).ask(f"{host.url}/200")

    assert host.agents == {AGENT}


def test_a_ring_of_redirects_is_left_after_a_few(host: Host) -> None:
    assert Asker(pause=0).ask(f"{host.url}/round") == Answer(0, say("it redirects too often"))
    assert host.asked == ["HEAD /round"] * 6


def test_a_redirect_to_a_file_is_not_followed(host: Host) -> None:
    assert Asker(pause=0).ask(f"{host.url}/elsewhere") == Answer(0, say("it redirects to something that is no web address"))


def test_what_was_answered_is_remembered(host: Host) -> None:
    asker = Asker(pause=0)

    assert (asker.ask(f"{host.url}/200#a"), asker.ask(f"{host.url}/200#b")) == (Answer(200), Answer(200))
    assert host.asked == ["HEAD /200"]


def test_a_host_is_left_in_peace_between_requests_whoever_asks(host: Host) -> None:
    pause = 0.5  # seconds: long beside the time that a busy machine may hold a request up
    asker = Asker(pause=pause)
    threads = [threading.Thread(target=asker.ask, args=(f"{host.url}/{status}",)) for status in (200, 201, 404)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(host.times) == 4
    assert min(later - earlier for earlier, later in zip(host.times, host.times[1:], strict=False)) > pause * 0.9


def test_a_host_that_does_not_answer_in_time_is_unreachable(host: Host) -> None:
    assert Asker(pause=0, timeout=0.2).ask(f"{host.url}/slow") == Answer(0, reason_of(TimeoutError("timed out")))


def test_an_address_that_nobody_serves_is_unreachable() -> None:
    answer = Asker(pause=0, timeout=1).ask("http://127.0.0.1:9/")

    assert answer == Answer(0, say("{reason} ({detail})", reason=say("it refuses the connection"), detail="Connection refused"))


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

    assert told(root, lambda dist: faults(dist, Asker(pause=0))) == (
        f"content/en/pages/about.md:11:14: warning external.gone: “{host.url}/404” no longer exists (404)\n"
        f"    Also [there]({host.url}/404).\n"
        "                 ^ look for the page's new address or an archived copy, and write that\n"
        f"id/index.html:18:1: warning external.status: “{host.url}/503” answers with 503\n"
        f'    <a href="{host.url}/503">Situs lain</a>\n'
        "    ^ open it in a browser; some hosts turn programs away\n"
    )


def test_no_more_are_tried_than_agreed(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host, "/200", "/204", "/404")

    assert [problem.code for problem in faults(surveyed(root), Asker(pause=0), most=2)] == ["external.too-many"]
    assert host.asked == ["HEAD /200", "HEAD /204"]


def test_the_site_itself_is_not_asked_over_the_network(host: Host, tmp_path: Path) -> None:
    root = linked(tmp_path, host)

    assert list(faults(surveyed(root), Asker(pause=0))) == []
    assert host.asked == []

"""
Asking other hosts whether an address still answers, politely.

In comes a URL; out comes what its host answered. Each host gets at most one request in a pause, whoever asks; HEAD first, and GET where
HEAD is refused; few redirects; nothing is read of an answer but its head; no answer is asked for twice.
"""

import threading
import time
from dataclasses import dataclass
from email.message import Message as Headers
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from kembar.check.unreached import reason_of
from kembar.model.problem import Message, say

AGENT = "KembarLinkCheck/1.0 (looks whether a linked page still exists; one request a second)"
TIMEOUT = 10.0
"""How long one answer is waited for, in seconds."""

PAUSE = 1.0
"""The least time between two requests to one host, in seconds."""

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
OK = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: its status (RFC 9110); 0 for none, with the `reason`."""

    status: int
    reason: Message | None = None

    @property
    def is_there(self) -> bool:
        """Whether the address leads to something."""
        return OK <= self.status < 300


class _Unmoved(HTTPRedirectHandler):
    """Leaves redirects to be followed one by one, each at its host's pace."""

    def redirect_request(self, *_: object) -> None:
        """Nothing: the redirect is an answer like any other."""


class Asker:
    """Asks, and remembers. May be used from several threads."""

    def __init__(self, pause: float = PAUSE, timeout: float = TIMEOUT) -> None:
        self._pause, self._timeout = pause, timeout
        self._opener: OpenerDirector = build_opener(_Unmoved)
        self._answers: dict[str, Answer] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._guard = threading.Lock()

    def ask(self, url: str) -> Answer:
        """What the address answers, after redirects. Fragments stay here."""
        url = url.partition("#")[0]
        if url not in self._answers:
            self._answers[url] = self._follow(url)
        return self._answers[url]

    def _follow(self, url: str) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            status, headers, reason = self._request("HEAD", url)
            if status >= 400:
                status, headers, reason = self._request("GET", url)
            if status not in REDIRECTS or not headers.get("Location"):
                return Answer(status, reason)
            url = urljoin(url, headers["Location"])
            if urlsplit(url).scheme not in ("http", "https"):
                return Answer(0, say("it redirects to something that is no web address"))
        return Answer(0, say("it redirects too often"))

    def _request(self, method: str, url: str) -> tuple[int, Headers, Message | None]:
        """The status, the head and, without a status, the reason."""
        self._wait_for_turn(urlsplit(url).netloc)
        try:
            request = Request(_encoded(url), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - only http and https come here
            with self._opener.open(request, timeout=self._timeout) as response:
                return response.status, response.headers, None
        except HTTPError as error:
            with error:
                return error.code, error.headers, None
        except (OSError, HTTPException, ValueError) as error:
            return 0, Headers(), reason_of(error)

    def _wait_for_turn(self, host: str) -> None:
        with self._guard:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            self._free_at[host] = time.monotonic() + self._pause


def _encoded(url: str) -> str:
    """
    A URL whose path and query are ASCII (RFC 3987, 3.1).

    >>> _encoded("https://a.example/süd?q=%20é")
    'https://a.example/s%C3%BCd?q=%20%C3%A9'
    """
    parts = urlsplit(url)
    kept = "/?%:@!$&'()*+,;=~-._"
    return parts._replace(path=quote(parts.path, safe=kept), query=quote(parts.query, safe=kept)).geturl()

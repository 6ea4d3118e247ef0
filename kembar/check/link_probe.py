"""
Asking other hosts whether an address still answers, politely.

In comes a URL; out comes what its host answered. Each host gets at most one request in a pause, whoever asks; HEAD first, and GET where
HEAD is refused; few redirects; nothing is read of an answer but its head; no answer is asked for twice. Each address has a deadline, and
so has the whole run. Private networks are not asked unless that is allowed.
"""

import math
import threading
import time
from dataclasses import dataclass
from email.message import Message as Headers
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit

from kembar.check.network_errors import reason_of
from kembar.check.public_connections import Limits, PrivateAddressError, request
from kembar.model.problem import Message, tr

AGENT = "KembarLinkCheck/1.0 (looks whether a linked page still exists; one request a second)"
TIMEOUT = 10.0
"""How long one answer is waited for, in seconds."""

ADDRESS_TIME = 30.0
"""How long one address may take with all its redirects, in seconds, besides the pauses."""

PAUSE = 1.0
"""The least time between two requests to one host, in seconds."""

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
OK = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a host answered: its status (RFC 9110); 0 for none, with the `reason`. A host in a private network was not asked: `private` is its
    address.
    """

    status: int
    reason: Message | None = None
    private: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the address leads to something."""
        return OK <= self.status < 300


@dataclass(frozen=True, slots=True)
class Manners:
    """
    How hosts are asked: times in seconds, and whether those of private networks are asked at all. After the `run_time` no request is begun.
    """

    pause: float = PAUSE
    timeout: float = TIMEOUT
    address_time: float = ADDRESS_TIME
    run_time: float = math.inf
    private: bool = False


class LinkProbe:
    """Asks, and remembers. May be used from several threads. The time of the run begins now."""

    def __init__(self, manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._end = time.monotonic() + self._manners.run_time
        self._answers: dict[str, Answer] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._guard = threading.Lock()

    @property
    def has_time(self) -> bool:
        """Whether the time of the run is not over."""
        return time.monotonic() < self._end

    def ask(self, url: str) -> Answer:
        """What the address answers, after redirects. Fragments stay here."""
        url = url.partition("#")[0]
        if url not in self._answers:
            self._answers[url] = self._follow(url)
        return self._answers[url]

    def _follow(self, url: str) -> Answer:
        left = self._manners.address_time
        for _ in range(MOST_REDIRECTS + 1):
            for method in ("HEAD", "GET"):
                self._wait_for_turn(urlsplit(url).netloc)
                began = time.monotonic()
                answer, headers = self._request(method, url, left)
                left -= time.monotonic() - began
                if answer.status < 400:
                    break
            if answer.status not in REDIRECTS or not headers.get("Location"):
                return answer
            url = urljoin(url, headers["Location"])
            if urlsplit(url).scheme not in ("http", "https"):
                return Answer(0, tr("it redirects to something that is no web address"))
        return Answer(0, tr("it redirects too often"))

    def _request(self, method: str, url: str, seconds: float) -> tuple[Answer, Headers]:
        """The answer to one request that may take some seconds, and its header fields."""
        end = min(time.monotonic() + seconds, self._end)
        limits = Limits(end, self._manners.timeout, private=self._manners.private)
        try:
            status, headers = request(method, _encoded(url), {"User-Agent": AGENT, "Accept": "*/*"}, limits)
        except (OSError, HTTPException, ValueError) as error:
            cause = error.reason if isinstance(error, URLError) else error
            return Answer(0, reason_of(error), cause.address if isinstance(cause, PrivateAddressError) else ""), Headers()
        return Answer(status), headers

    def _wait_for_turn(self, host: str) -> None:
        with self._guard:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            self._free_at[host] = time.monotonic() + self._manners.pause


def _encoded(url: str) -> str:
    """
    A URL whose path and query are ASCII (RFC 3987, 3.1).

    >>> _encoded("https://a.example/süd?q=%20é")
    'https://a.example/s%C3%BCd?q=%20%C3%A9'
    """
    parts = urlsplit(url)
    kept = "/?%:@!$&'()*+,;=~-._"
    return parts._replace(path=quote(parts.path, safe=kept), query=quote(parts.query, safe=kept)).geturl()

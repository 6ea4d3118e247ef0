"""
Request external addresses politely, and return the answers.

Each host gets at most one request per pause: HEAD, and GET if HEAD fails. Only status and header fields are read, few redirects are
followed, and answers are cached. Each address and the whole run have a time limit. Private networks are requested only if allowed.
"""

import errno
import math
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from email.message import Message as Headers
from http.client import HTTPException, InvalidURL
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit

from kembar.check.public_connections import Limits, PrivateAddressError, request
from kembar.model.problem import Message, tr

USER_AGENT = "KembarLinkCheck/1.0 (looks whether a linked page still exists; one request a second)"
ANSWER_SECONDS = 10.0
"""The time limit for one answer, in seconds."""

URL_SECONDS = 30.0
"""The time limit for one address with all its redirects, in seconds, without the pauses."""

PAUSE_SECONDS = 1.0
"""The minimum time between two requests to one host, in seconds."""

MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
OK = 200

UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN)

PRIVATE_HOST = tr("it leads to this machine or to a private network")

REASONS: tuple[tuple[type[Exception], Message], ...] = (
    (PrivateAddressError, PRIVATE_HOST),
    (TimeoutError, tr("it does not answer in time")),
    (socket.gaierror, tr("the name of its host is not known")),
    (ssl.SSLCertVerificationError, tr("its certificate is not valid")),
    (ssl.SSLError, tr("no secure connection can be made")),
    (ConnectionRefusedError, tr("it refuses the connection")),
    (ConnectionError, tr("it breaks the connection off")),
    (InvalidURL, tr("it is no address on the web")),
    (ValueError, tr("it is no address on the web")),
    (HTTPException, tr("its answer cannot be understood")),
)
"""The message for each type of error; the first match is used."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of an answer (RFC 9110), or 0 with the `reason`. `allow_private` is the address of a host that is in a private network."""

    status: int
    reason: Message | None = None
    private: str = ""

    @property
    def is_success(self) -> bool:
        """Return whether the address exists."""
        return OK <= self.status < 300


@dataclass(frozen=True, slots=True)
class ProbeSettings:
    """Limits for requests, in seconds, and whether `allow_private` networks are requested. After `run_time` no request starts."""

    pause: float = PAUSE_SECONDS
    timeout: float = ANSWER_SECONDS
    url_time: float = URL_SECONDS
    run_time: float = math.inf
    allow_private: bool = False


class LinkProbe:
    """Requests addresses and caches the answers. Thread-safe. The time of the run starts when it is created."""

    def __init__(self, manners: ProbeSettings | None = None) -> None:
        self._manners = manners or ProbeSettings()
        self._end = time.monotonic() + self._manners.run_time
        self._answers: dict[str, Answer] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._guard = threading.Lock()

    @property
    def has_time(self) -> bool:
        """Return whether the run has time left."""
        return time.monotonic() < self._end

    def request(self, url: str) -> Answer:
        """Return the answer of an address, after redirects. The fragment is not sent."""
        url = url.partition("#")[0]
        if url not in self._answers:
            self._answers[url] = self._follow(url)
        return self._answers[url]

    def _follow(self, url: str) -> Answer:
        left = self._manners.url_time
        for _ in range(MAX_REDIRECTS + 1):
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
        """Return the answer to one request, limited to some seconds, and its header fields."""
        end = min(time.monotonic() + seconds, self._end)
        limits = Limits(end, self._manners.timeout, private=self._manners.allow_private)
        try:
            status, headers = request(method, _encoded(url), {"User-Agent": USER_AGENT, "Accept": "*/*"}, limits)
        except (OSError, HTTPException, ValueError) as error:
            cause = error.reason if isinstance(error, URLError) else error
            return Answer(0, explain_network_error(error), cause.address if isinstance(cause, PrivateAddressError) else ""), Headers()
        return Answer(status), headers

    def _wait_for_turn(self, host: str) -> None:
        with self._guard:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            time.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            self._free_at[host] = time.monotonic() + self._manners.pause


def _encoded(url: str) -> str:
    """
    Return a URL with its path and query in ASCII (RFC 3987, 3.1).

    >>> _encoded("https://a.example/süd?q=%20é")
    'https://a.example/s%C3%BCd?q=%20%C3%A9'
    """
    parts = urlsplit(url)
    safe = "/?%:@!$&'()*+,;=~-._"
    return parts._replace(path=quote(parts.path, safe=safe), query=quote(parts.query, safe=safe)).geturl()


def explain_network_error(error: Exception) -> Message:
    """
    Return the reason as a translatable message followed by the text of the error; only the text for an unknown type of error.

    >>> str(explain_network_error(TimeoutError("timed out")))
    'it does not answer in time (timed out)'
    """
    inner = getattr(error, "reason", error)
    cause = inner if isinstance(inner, Exception) else error
    detail = inner if isinstance(inner, str) else getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    message = next((message for kind, message in REASONS if isinstance(cause, kind)), None)
    if isinstance(cause, OSError) and cause.errno in UNREACHABLE:
        message = tr("there is no way to it over the network")
    return tr("{reason} ({detail})", reason=message, detail=detail) if message else Message(detail)

"""
Send requests for the link check, only to public addresses and within a time limit.

A link or a redirect may name a host in the local network, so addresses are checked after the name is resolved, and the connection uses the
checked address. A host may send single bytes or interim responses without end (RFC 9110, 15.2), so each read has only the remaining time.

If the environment sets a proxy, the proxy resolves names; then only IP addresses in the link itself are checked.
"""

import io
import socket
import time
from dataclasses import dataclass
from email.message import Message as Headers
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener, getproxies

MOST_BYTES = 1 << 20
"""The maximum number of bytes read of one response; only its header fields are used."""

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 networks whose addresses end in an IPv4 address (RFC 6052, RFC 4291)."""


class PrivateAddressError(OSError):
    """The host has no public address; `address` is one of its addresses."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request: `end` (monotonic clock) and `timeout` of one step in seconds, and whether `private` networks are allowed."""

    end: float
    timeout: float
    private: bool = False

    def wait(self) -> float:
        """Return the time limit of the next step in seconds. Raises `TimeoutError` if no time is left."""
        left = self.end - time.monotonic()
        if left <= 0:
            message = "timed out"
            raise TimeoutError(message)
        return min(left, self.timeout)


def request(method: str, url: str, fields: dict[str, str], limits: Limits) -> tuple[int, Headers]:
    """Return the status and the header fields of the response; redirects are not followed. Raises `OSError` and `HTTPException`."""
    opener = build_opener(_NoRedirects, _Http(limits), _Https(limits))
    if not limits.private:
        _refuse_written_address(url)
    try:
        with opener.open(Request(url, method=method, headers=fields), timeout=limits.wait()) as response:  # noqa: S310 - only http and https come here
            return response.status, response.headers
    except HTTPError as error:
        with error:
            return error.code, error.headers


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """
    Return whether an address is public. For an IPv6 address that contains an IPv4 address, the latter decides.

    >>> [is_public(ip_address(text)) for text in ("93.184.216.34", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1")]
    [True, False, False, False, False]
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and any(address in network for network in _TRANSLATED):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None or address.is_site_local:
            return inner is not None and is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _refuse_written_address(url: str) -> None:
    """Raise `PrivateAddressError` if the host of a URL is a private IP address, in any notation, or `localhost`."""
    host = urlsplit(url).hostname or ""
    try:
        _addresses(host, 0, socket.AI_NUMERICHOST)
    except socket.gaierror:
        if host.rstrip(".").lower() == "localhost":
            raise PrivateAddressError(host) from None


def _addresses(host: str, port: int, flags: int = 0, *, private: bool = False) -> list[tuple[Any, ...]]:
    """Return the permitted addresses of a host, as `socket.getaddrinfo` does. Raises `PrivateAddressError` if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    public = [one for one in found if private or is_public(_address(one))]
    if not public:
        raise PrivateAddressError(str(_address(found[0])))
    return public


def _address(found: tuple[Any, ...]) -> IPv4Address | IPv6Address:
    return ip_address(found[4][0].partition("%")[0])


class _NoRedirects(HTTPRedirectHandler):
    """Returns redirects as answers, so that `LinkProbe` can follow each one with the pause for its host."""

    def redirect_request(self, *_: object) -> None:
        """Return None, so that the redirect is not followed."""


class _Connection(HTTPConnection):
    """A connection with limits, which are set before it connects."""

    limits: Limits

    def limit(self, limits: Limits) -> None:
        """Set the limits."""
        self.limits = limits
        self.response_class = lambda sock, *args, **kwargs: HTTPResponse(_Limited(sock, limits), *args, **kwargs)  # type: ignore[assignment,arg-type]

    def connect(self) -> None:
        """Connect to a permitted address."""
        self.sock = self._connected()
        self.sock.settimeout(self.limits.wait())
        if self._tunnel_host:  # type: ignore[attr-defined] # set if a proxy is used
            self._tunnel()  # type: ignore[attr-defined]

    def _connected(self) -> socket.socket:
        addresses = _addresses(self.host, self.port, private=self.limits.private or self.host in _proxies())
        for family, kind, protocol, _, address in addresses[:-1]:
            try:
                return _connect(family, kind, protocol, address, self.limits)
            except OSError:
                continue
        family, kind, protocol, _, address = addresses[-1]
        return _connect(family, kind, protocol, address, self.limits)


class _SecureConnection(HTTPSConnection, _Connection):
    """The same with TLS: `connect` calls that of `_Connection`, then starts TLS with the host name."""


def _limited(kind: type[_Connection], limits: Limits, host: str, **options: Any) -> _Connection:  # noqa: ANN401 - as the standard library has it
    """Return a connection to a host with limits."""
    connection = kind(host, **options)
    connection.limit(limits)
    return connection


class _Http(HTTPHandler):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def http_open(self, req: Request) -> Any:  # noqa: ANN401 - as the standard library has it
        return self.do_open(partial(_limited, _Connection, self._limits), req)


class _Https(HTTPSHandler):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def https_open(self, req: Request) -> Any:  # noqa: ANN401 - as the standard library has it
        return self.do_open(partial(_limited, _SecureConnection, self._limits), req)


def _proxies() -> set[str]:
    """Return the hosts of the proxies in the environment, which are trusted."""
    return {urlsplit(proxy).hostname or "" for scheme, proxy in getproxies().items() if scheme != "no"}


def _connect(family: int, kind: int, protocol: int, address: Any, limits: Limits) -> socket.socket:  # noqa: ANN401 - of any family
    connection = socket.socket(family, kind, protocol)
    try:
        connection.settimeout(limits.wait())
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection


class _Limited:
    """Replaces the socket from which `HTTPResponse` reads."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._connection, self._limits = connection, limits

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file with the response."""
        return io.BufferedReader(_ResponseReader(self._connection, self._limits))


class _ResponseReader(io.RawIOBase):
    """Reads at most `MOST_BYTES` within the time limit. Raises `TimeoutError` and `HTTPException`."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._connection, self._limits, self._read = connection, limits, 0
        self._file = connection.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - any buffer
        """Read available bytes within the time limit."""
        if self._read > MOST_BYTES:
            message = "too long"
            raise HTTPException(message)
        self._connection.settimeout(self._limits.wait())
        count: int | None = self._file.readinto(buffer)
        self._read += count or 0
        return count

    def close(self) -> None:
        """Close the file of the connection."""
        self._file.close()
        super().close()

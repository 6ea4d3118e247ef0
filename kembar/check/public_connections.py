"""
Open connections for the link check: to public addresses alone, and never for longer than agreed.

In comes a request and the time at which it ends; out goes the status and the header fields of the response. A link or a redirect may name a
host inside the network that the check runs in, so the address is checked after the name is resolved, and the connection is made to the
address that was checked. A host may send one byte at a time, or interim responses without an end (RFC 9110, 15.2), so each read has only
the time that is left.

Where the environment names a proxy, the proxy resolves names: then only addresses that are written in the link itself are checked.
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
"""How much of one response is read, in bytes: only its header fields are of use."""

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""IPv6 networks whose addresses end in the IPv4 address that is reached through them (RFC 6052, RFC 4291)."""


class PrivateAddressError(OSError):
    """A host is not connected to: it has no public address. `address` is one that it has."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may do: until when, in seconds of the monotonic clock; how long one step may wait; whether to private networks."""

    end: float
    timeout: float
    private: bool = False

    def wait(self) -> float:
        """Return how many seconds the next step may take. Raises `TimeoutError` when no time is left."""
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
    Return whether an address is reached over the public network, also through the IPv4 address that an IPv6 address contains.

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
    """Raise `PrivateAddressError` where the host of a URL is a private address itself, in any of the forms that systems understand."""
    host = urlsplit(url).hostname or ""
    try:
        _addresses(host, 0, socket.AI_NUMERICHOST)
    except socket.gaierror:
        if host.rstrip(".").lower() == "localhost":
            raise PrivateAddressError(host) from None


def _addresses(host: str, port: int, flags: int = 0, *, private: bool = False) -> list[tuple[Any, ...]]:
    """Return the addresses of a host that may be connected to, as `socket.getaddrinfo` does. Raises `PrivateAddressError` where none is."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    public = [one for one in found if private or is_public(_address(one))]
    if not public:
        raise PrivateAddressError(str(_address(found[0])))
    return public


def _address(found: tuple[Any, ...]) -> IPv4Address | IPv6Address:
    return ip_address(found[4][0].partition("%")[0])


class _NoRedirects(HTTPRedirectHandler):
    """Leaves redirects to be followed one by one, each at its host's pace."""

    def redirect_request(self, *_: object) -> None:
        """Nothing: the redirect is an answer like any other."""


class _Connection(HTTPConnection):
    """A connection within limits, which are set before it connects."""

    limits: Limits

    def limit(self, limits: Limits) -> None:
        """Set the limits."""
        self.limits = limits
        self.response_class = lambda sock, *args, **kwargs: HTTPResponse(_Limited(sock, limits), *args, **kwargs)  # type: ignore[assignment,arg-type]

    def connect(self) -> None:
        """Connect to an address that may be connected to."""
        self.sock = self._connected()
        self.sock.settimeout(self.limits.wait())
        if self._tunnel_host:  # type: ignore[attr-defined] # the proxy leads on to the host
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
    """The same with TLS: the standard library's `connect` calls that of `_Connection`, then speaks TLS for the host's name."""


def _limited(kind: type[_Connection], limits: Limits, host: str, **options: Any) -> _Connection:  # noqa: ANN401 - as the standard library has it
    """Return a connection to a host within limits."""
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
    """Return the hosts of the proxies that the environment names, which the user trusts."""
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
    """What `HTTPResponse` reads from in place of a socket."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._connection, self._limits = connection, limits

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file to read the response from."""
        return io.BufferedReader(_ResponseReader(self._connection, self._limits))


class _ResponseReader(io.RawIOBase):
    """Reads as much as is agreed, for as long as is agreed. Raises `TimeoutError` and `HTTPException`."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._connection, self._limits, self._read = connection, limits, 0
        self._file = connection.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - any buffer
        """Read what has come, and wait for no longer than agreed."""
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

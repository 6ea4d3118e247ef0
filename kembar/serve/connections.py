"""
Limit what clients can hold: how many connections there are, and how long one may take to send a request.

A client that connects and sends nothing, or one byte at a time, takes a thread and a socket. Enough of them would stop the preview.
"""

import io
import socket
import time
from contextlib import suppress
from threading import Lock

MAX_CONNECTIONS = 256
"""How many connections are open at a time. A browser opens six to one host."""

REQUEST_TIMEOUT = 30.0
"""In seconds: how long a request may take from the end of the last one, or from the connection, to the end of its header fields."""


class Connections:
    """The open connections, the least recently used first. Threads may share it."""

    def __init__(self, most: int = MAX_CONNECTIONS) -> None:
        self._most = most
        self._open: dict[socket.socket, None] = {}
        self._guard = Lock()

    def add(self, connection: socket.socket) -> None:
        """Add a connection. If there are too many then, the least recently used one is shut down, and its thread ends."""
        with self._guard:
            self._open[connection] = None
            if len(self._open) > self._most:
                _shut_down(next(iter(self._open)), self._open)

    def use(self, connection: socket.socket) -> None:
        """Note that a request has come on a connection."""
        with self._guard:
            if connection in self._open:
                del self._open[connection]
                self._open[connection] = None

    def remove(self, connection: socket.socket) -> None:
        """Forget a connection that is about to be closed."""
        with self._guard:
            self._open.pop(connection, None)

    def shut_down(self) -> None:
        """Shut all connections down, so that their threads end."""
        with self._guard:
            while self._open:
                _shut_down(next(iter(self._open)), self._open)


def _shut_down(connection: socket.socket, connections: dict[socket.socket, None]) -> None:
    del connections[connection]
    with suppress(OSError):  # the client has left already
        connection.shutdown(socket.SHUT_RDWR)


class RequestReader(io.RawIOBase):
    """Reads requests from a connection; each is to be complete within `seconds` of `begin`. Raises `TimeoutError`."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection, self._seconds = connection, seconds
        self.begin()

    def begin(self) -> None:
        """Start the time of the next request."""
        self._end = time.monotonic() + self._seconds

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # any buffer, which only the standard library passes
        """Read what has come, and wait for the rest of the time at most."""
        self._connection.settimeout(max(self._end - time.monotonic(), 0.001))
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(self._seconds)  # the time that an answer may take

"""
Limits for clients: the number of open connections, and the time to send a request.

A client that connects and sends nothing, or one byte at a time, uses a thread and a socket. Enough of them would stop the preview.
"""

import io
import socket
import time
from contextlib import suppress
from threading import Lock

MAX_CONNECTIONS = 256
"""The most open connections. A browser opens six to one host."""

REQUEST_TIMEOUT = 30.0
"""In seconds, from the connection or the end of the previous request to the end of a request's header fields."""


class Connections:
    """The open connections, the least recently used first. Threads may share it."""

    def __init__(self, most: int = MAX_CONNECTIONS) -> None:
        self._most = most
        self._open: dict[socket.socket, None] = {}
        self._guard = Lock()

    def add(self, connection: socket.socket) -> None:
        """Add a connection. If there are too many, shut down the least recently used one, which ends its thread."""
        with self._guard:
            self._open[connection] = None
            if len(self._open) > self._most:
                _shut_down(next(iter(self._open)), self._open)

    def use(self, connection: socket.socket) -> None:
        """Record that a connection has sent a request."""
        with self._guard:
            if connection in self._open:
                del self._open[connection]
                self._open[connection] = None

    def remove(self, connection: socket.socket) -> None:
        """Remove a connection that is about to be closed."""
        with self._guard:
            self._open.pop(connection, None)

    def shut_down(self) -> None:
        """Shut all connections down, so that their threads end."""
        with self._guard:
            while self._open:
                _shut_down(next(iter(self._open)), self._open)


def _shut_down(connection: socket.socket, connections: dict[socket.socket, None]) -> None:
    del connections[connection]
    with suppress(OSError):  # the client has already disconnected
        connection.shutdown(socket.SHUT_RDWR)


class RequestReader(io.RawIOBase):
    """Reads requests from a connection. Each must be complete within `seconds` of `begin`, or reading raises `TimeoutError`."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self._connection, self._seconds = connection, seconds
        self.begin()

    def begin(self) -> None:
        """Start the time of the next request."""
        self._end = time.monotonic() + self._seconds

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # any buffer, which only the standard library passes
        """Read the bytes that have arrived, or wait for them until the deadline."""
        self._connection.settimeout(max(self._end - time.monotonic(), 0.001))
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(self._seconds)  # the time that an answer may take

"""Convert exceptions of the network to messages that can be translated."""

import errno
import socket
import ssl
from http.client import HTTPException, InvalidURL

from kembar.check.public_connections import PrivateAddressError
from kembar.model.problem import Message, tr

NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN)

PRIVATE = tr("it leads to this machine or to a private network")

CAUSES: tuple[tuple[type[Exception], Message], ...] = (
    (PrivateAddressError, PRIVATE),
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


def reason_of(error: Exception) -> Message:
    """
    Return the reason as a translatable message followed by the text of the error; only the text for an unknown type of error.

    >>> str(reason_of(TimeoutError("timed out")))
    'it does not answer in time (timed out)'
    """
    inner = getattr(error, "reason", error)
    cause = inner if isinstance(inner, Exception) else error
    detail = inner if isinstance(inner, str) else getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    message = next((message for kind, message in CAUSES if isinstance(cause, kind)), None)
    if isinstance(cause, OSError) and cause.errno in NO_WAY:
        message = tr("there is no way to it over the network")
    return tr("{reason} ({detail})", reason=message, detail=detail) if message else Message(detail)

import errno
import socket
import ssl
from http.client import BadStatusLine, InvalidURL, RemoteDisconnected
from urllib.error import URLError

import pytest

from kembar.check.network_errors import reason_of


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TimeoutError("timed out"), "it does not answer in time (timed out)"),
        (URLError(TimeoutError("timed out")), "it does not answer in time (timed out)"),
        (URLError(socket.gaierror(-2, "Name or service not known")), "the name of its host is not known (Name or service not known)"),
        (URLError(ssl.SSLCertVerificationError(1, "certificate has expired")), "its certificate is not valid (certificate has expired)"),
        (ssl.SSLError(1, "wrong version number"), "no secure connection can be made (wrong version number)"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "it refuses the connection (Connection refused)"),
        (RemoteDisconnected("closed without response"), "it breaks the connection off (closed without response)"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "there is no way to it over the network (Network is unreachable)"),
        (InvalidURL("nonnumeric port"), "it is no address on the web (nonnumeric port)"),
        (UnicodeError("label too long"), "it is no address on the web (label too long)"),
        (BadStatusLine("garbage"), "its answer cannot be understood (garbage)"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (URLError("no host given"), "no host given"),
    ],
)
def test_each_kind_of_error_has_its_words_and_the_system_s_behind_them(error: Exception, reason: str) -> None:
    assert str(reason_of(error)) == reason

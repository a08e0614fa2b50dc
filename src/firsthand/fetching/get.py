"""One request and its answer, within bounds of size and time.

The connection goes to the number that was checked.  Takes no cookies, follows no redirect, opens no body; refuses an answer that
is larger or slower than the bounds.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from http.client import HTTPException

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from firsthand import __version__
from firsthand.errors import InputError
from firsthand.fetching.target import Target

AGENT = f"firsthand/{__version__} (fetches pages that a person lists)"
_ASKED = {
    "User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip", "Connection": "close",
}  # fmt: skip
_PART = 1 << 16


@dataclass(frozen=True, slots=True)
class AnswerBounds:
    """What one answer may take.

    Attributes:
        size: Most bytes of its body, as they are sent.
        seconds: Longest time from the connection to the last byte.
    """

    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered.

    Attributes:
        status: As `200`.
        reason: Its words.
        headers: Names and values in their order.
        body: As it was sent, without the marks of its chunks.
        asked: Names and values of the request.
    """

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    asked: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def get(target: Target, bounds: AnswerBounds) -> Answer:
    """Ask for a target.

    Raises:
        InputError: `unreachable`, `timeout` or `too_large`.
    """
    until = time.monotonic() + bounds.seconds
    connection = _connection(target, bounds)
    host = target.origin.partition("://")[2]
    asked = {"Host": host, **_ASKED}
    late = threading.Timer(bounds.seconds, _cut, (connection,))
    late.daemon = True
    late.start()
    held = ExitStack()
    held.callback(connection.close)
    held.callback(late.cancel)
    try:
        connection.request("GET", target.path, headers=asked, preload_content=False, decode_content=False)
        response = connection.getresponse()
        held.callback(response.close)
        parts, size = [], 0
        for part in response.stream(_PART, decode_content=False):
            parts.append(part)
            size += len(part)
            if size > bounds.size:
                what = f"answers with more than {bounds.size:,} bytes"
                raise InputError(what, target.url, "raise sources.max_bytes", code="too_large")
            if time.monotonic() > until:
                raise TimeoutError
        if time.monotonic() > until:
            raise TimeoutError
        return Answer(
            status=response.status,
            reason=response.reason or "",
            headers=tuple((str(k), str(v)) for k, v in response.headers.iteritems()),
            body=b"".join(parts),
            asked=tuple(asked.items()),
        )
    except (OSError, HTTPError, HTTPException, ssl.SSLError, ValueError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() >= until:
            what = f"takes longer than {bounds.seconds:g} seconds"
            raise InputError(what, target.url, "try later, or raise fetch.seconds", code="timeout") from None
        what = f"cannot be had ({type(error).__name__}: {str(error)[:100]})"
        raise InputError(what, target.url, "try later", code="unreachable") from None
    finally:
        held.close()


def _connection(target: Target, bounds: AnswerBounds) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(target.number, target.port, timeout=bounds.seconds)
    return HTTPSConnection(
        target.number,
        target.port,
        timeout=bounds.seconds,
        server_hostname=target.host,
        assert_hostname=target.host,
        ca_certs=certifi.where(),
        cert_reqs="CERT_REQUIRED",
    )


def _cut(connection: HTTPConnection) -> None:
    """End a connection that lasts too long, whatever it waits for."""
    sock = connection.sock
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

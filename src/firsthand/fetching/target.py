"""An address that may be fetched, with the number that was checked: the connection goes to that number and to no other.

Between an address and the request.  Refuses other schemes, user names, odd ports, names without a public number, and a name of
whose numbers one is not public; asks the resolver once for each request, so that a second answer cannot change anything.
"""

from __future__ import annotations

import socket
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from firsthand.errors import InputError
from firsthand.fetching.public_address import is_public

PORTS = (80, 443, 8080, 8443)
LONGEST = 4_000
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and where.

    Attributes:
        url: The address without its fragment.
        host: The name as it is asked for, in plain letters.
        number: The checked IP address that the connection goes to.
        path: What is asked of the host, with its query.
    """

    url: str
    scheme: str
    host: str
    number: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme] == self.port
        return f"{self.scheme}://{host}" if usual else f"{self.scheme}://{host}:{self.port}"


def numbers_of(host: str, port: int) -> Sequence[str]:
    """The numbers of a name, as the machine's resolver gives them.

    Raises:
        OSError: There is no such name.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked_target(address: str, *, allow_local: bool = False, resolve: Resolve = numbers_of) -> Target:
    """An address that may be fetched.

    Args:
        address: As given, or as a redirect names it.
        allow_local: Whether numbers and ports that are not public may be reached: for tests on one machine alone.
        resolve: Gives the numbers of a name; asked once.

    Raises:
        InputError: `address_refused`, or `unreachable` where the name has no number.
    """
    plain = unicodedata.normalize("NFKC", address.strip())
    if len(plain) > LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in plain) or "\\" in plain:
        raise _refused(address, "is no plain address")
    try:
        told = parse_url(plain)
    except LocationParseError:
        raise _refused(address, "is no address") from None
    if told.scheme not in ("http", "https") or not told.host:
        raise _refused(address, "is no address of the web (http or https)")
    if told.auth is not None:
        raise _refused(address, "bears a user name")
    port = {"http": 80, "https": 443}[told.scheme] if told.port is None else told.port
    if not port or (port not in PORTS and not allow_local):
        raise _refused(address, f"asks for port {port}, which pages do not have")
    host = told.host.strip("[]").rstrip(".").lower()
    if "%" in host or not host:
        raise _refused(address, "names no host")
    number = _number(address, host, port, resolve, allow_local=allow_local)
    url = told._replace(fragment=None, path=told.path or "/").url
    return Target(url, told.scheme, host, number, port, told._replace(path=told.path or "/").request_uri)


def _number(address: str, host: str, port: int, resolve: Resolve, *, allow_local: bool) -> str:
    try:
        numbers = list(resolve(host, port))
    except (OSError, UnicodeError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"its host is not known ({said[:80]})", address[:200], "correct it, or try later", code="unreachable"
        ) from None
    if not numbers:
        raise InputError("its host has no number", address[:200], "correct it, or try later", code="unreachable")
    if not allow_local and not all(is_public(number) for number in numbers):
        raise _refused(address, "leads to a private, local or reserved network")
    return numbers[0]


def _refused(address: str, what: str) -> InputError:
    return InputError(what, address[:200], "give an address of a public page", code="address_refused")

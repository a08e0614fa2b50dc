"""What one running review page serves, where, and to whom.

Refuses an address that others can reach without a token.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote

from firsthand.errors import ConfigError

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
SHORTEST_TOKEN = 16
MAX_UPLOAD = 64_000_000


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Site:
    """One running review page.

    Attributes:
        case_path: The case.
        host, port: Where it listens.
        token: What a request must show; None on an address of this machine alone.
        names: Further names under which it may be asked for.
        max_upload: Most bytes of one request's body.
        secret: Key of the forms' tokens, new at each start.

    Raises:
        ConfigError: Others can reach the address and there is no token, or it is too short.
    """

    case_path: Path
    host: str = "127.0.0.1"
    port: int = 8150
    token: str | None = None
    names: tuple[str, ...] = ()
    max_upload: int = MAX_UPLOAD
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise ConfigError("can be reached by others and has no token", f"--host {self.host}", "give --token")
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            advice = f"give one of {SHORTEST_TOKEN} characters or more"
            raise ConfigError("is too short to keep anybody out", "--token", advice)

    @property
    def added(self) -> Path:
        """The folder beside the case that keeps what was added through the page."""
        return self.case_path.with_name(self.case_path.name + ".added")

    @property
    def address(self) -> str:
        """Where a browser opens it, with the token where one is asked for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/" + (f"?token={quote(self.token)}" if self.token else "")

    def answers_to(self, host: str) -> bool:
        """Whether a request's Host header names this page.

        A name that an attacker's page has bound to our address is none of ours; an address written in figures cannot be
        bound so, and is taken where others may reach us.
        """
        name, port = _parted(host)
        if port is not None and port != self.port:
            return False
        if name in self.names or name == self.host.lower():
            return True
        if is_loopback(self.host):
            return name in LOOPBACK_NAMES
        try:
            ip_address(name)
        except ValueError:
            return name == "localhost"
        return True


def _parted(host: str) -> tuple[str, int | None]:
    """A Host header as name and port; a port that is no number matches none."""
    host = host.strip().lower()
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    if not port:
        return name, None
    return name, int(port) if port.isascii() and port.isdigit() and len(port) < 6 else -1

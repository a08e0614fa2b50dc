"""Addresses of archived copies: which page they keep, and of when.

Beside captures and manifests.  Knows the forms of the Wayback Machine and its kin, archive.today and perma.cc; refuses to guess
the page behind a short code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STAMPED = re.compile(r"https?://[\w.\-]+(?::\d+)?/(?:[\w\-]+/){0,3}?(\d{14})(?:[a-z]{2}_)?/(https?:/{1,2}\S+)", re.I)
_TODAY = re.compile(r"https?://archive\.(?:today|is|ph|md|vn|li|fo)/(?:(\d{14})/(https?:/{1,2}\S+)|\w{4,8}/?\Z)", re.I)
_PERMA = re.compile(r"https?://perma\.cc/[A-Z0-9]{4}-[A-Z0-9]{4}/?\Z", re.I)
_WAYBACK_HOSTS = re.compile(
    r"https?://(?:web\.archive\.org|wayback\.\S+?|arquivo\.pt|archive-it\.org|[\w.\-]+\.archive-it\.org"
    r"|webarchive\.[\w.\-]+|web\.archive\.[\w.\-]+)/",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ArchivedAddress:
    """The address of an archived copy.

    Attributes:
        url: The page that it keeps; None where the address does not tell it.
        retrieved: When it was kept, ISO 8601 in UTC; None where the address does not tell it.
    """

    url: str | None = None
    retrieved: str | None = None


def archived_address(address: str) -> ArchivedAddress | None:
    """What the address of an archived copy tells; None where it is no such address."""
    kept = _TODAY.match(address)
    if kept is None and _WAYBACK_HOSTS.match(address):
        kept = _STAMPED.match(address)
    if kept is None:
        return ArchivedAddress() if _PERMA.match(address) else None
    if kept[1] is None:
        return ArchivedAddress()
    stamp = kept[1]
    day, clock = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}", f"{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}"
    url = re.sub(r"^(https?:)/{1,2}(?=[^/])", r"\1//", kept[2], flags=re.I)
    return ArchivedAddress(url, f"{day}T{clock}Z")

"""The raw item of an account as it came in: text as text, a PDF's page as a picture, HTML only inside a sandbox.

Refuses to hand a browser anything that it would run: whatever is not known is offered as a file to keep.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from urllib.parse import quote

from firsthand.errors import InputError
from firsthand.sources.decode import decode

MOST_SHOWN = 400_000  # characters of a raw item shown as text
_UNSAFE = re.compile(r"[^\w. -]+")


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of an account with what the input called them."""

    data: bytes
    media_type: str
    name: str

    @property
    def disposition(self) -> str:
        """The header by which a browser keeps it as a file, under a name that is no path."""
        plain = _UNSAFE.sub("_", self.name.rsplit("/", 1)[-1])[:120].strip(" .") or "account"
        ascii_name = plain.encode("ascii", "replace").decode().replace("?", "_")
        return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain)}"


def raw_of(connection: sqlite3.Connection, account_id: str) -> Raw | None:
    """The raw item of an account; None where the case has none of this id."""
    sql = (
        "SELECT r.data, a.media_type, a.source_id FROM accounts a JOIN raw_items r ON r.sha256 = a.sha256 "
        "WHERE a.account_id = ?"
    )
    row = connection.execute(sql, (account_id,)).fetchone()
    return None if row is None else Raw(bytes(row[0]), row[1], row[2])


def as_text(raw: Raw) -> str:
    """The bytes as text, cut where long; bytes that are none become signs that say so."""
    try:
        text = decode(raw.data, subject=raw.name).text
    except InputError:
        text = raw.data[:MOST_SHOWN].decode("utf-8", "replace")
    return text[:MOST_SHOWN]

"""What a case already knows: which inputs came in, and with which code and settings their accounts were read."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownInput:
    """The input that an account is read from.

    Attributes:
        root: Where it came from; of several roots that gave the same account, the first in order of name that still
            has it.
        given_digest: Hash of all that the input said.
        path: Where it lies, relative to the case's folder.
    """

    root: str
    source_id: str
    given_digest: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a case already knows.

    Attributes:
        inputs: Per account: the input that it is read from.
        places: Per root and source id: account and given digest of what stands there now, or stood last.
        read: Per account: the digests of code, settings and item it was read or rejected with.
    """

    inputs: dict[str, KnownInput]
    places: dict[tuple[str, str], tuple[str, str]]
    read: dict[str, set[str]]


def known_inputs(connection: sqlite3.Connection) -> Known:
    """Read what a case knows; cheap enough for every run (three columns an input, no bytes and no text)."""
    inputs: dict[str, KnownInput] = {}
    places: dict[tuple[str, str], tuple[str, str]] = {}
    # Inputs that are still there come last for `places` and first for `inputs`.
    sql = (
        "SELECT root, source_id, account_id, given_digest, path FROM inputs "
        "ORDER BY state = 'present', state = 'gone', read_at, root, account_id"
    )
    rows = connection.execute(sql).fetchall()
    for root, source_id, account_id, given, _ in rows:
        places[root, source_id] = (account_id, given)
    present_first = (
        "SELECT root, source_id, account_id, given_digest, path FROM inputs ORDER BY state <> 'present', root"
    )
    for root, source_id, account_id, given, path in connection.execute(present_first):
        inputs.setdefault(account_id, KnownInput(root, source_id, given, path))
    read: dict[str, set[str]] = {}
    seen = (
        "SELECT account_id, read_digest FROM accounts "
        "UNION SELECT account_id, read_digest FROM rejections WHERE account_id IS NOT NULL"
    )
    for account_id, digest in connection.execute(seen):
        read.setdefault(account_id, set()).add(digest)
    return Known(inputs, places, read)

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
        places: Per root and source id: the accounts that stand there now, each with its given digest; where none does, those
            that went; else those that changed.  Two rows of a folder's manifests may bear the same id.
        read: Per account: the digests of code, settings and item it was read or rejected with.
    """

    inputs: dict[str, KnownInput]
    places: dict[tuple[str, str], dict[str, str]]
    read: dict[str, set[str]]


def known_inputs(connection: sqlite3.Connection) -> Known:
    """Read what a case knows; cheap enough for every run (three columns an input, no bytes and no text)."""
    inputs: dict[str, KnownInput] = {}
    states: dict[tuple[str, str], str] = {}
    places: dict[tuple[str, str], dict[str, str]] = {}
    present_first = (
        "SELECT root, source_id, account_id, given_digest, path, state FROM inputs "
        "ORDER BY state <> 'present', state <> 'gone', root, read_at DESC, account_id"
    )
    for root, source_id, account_id, given, path, state in connection.execute(present_first):
        inputs.setdefault(account_id, KnownInput(root, source_id, given, path))
        if states.setdefault((root, source_id), state) == state:
            places.setdefault((root, source_id), {})[account_id] = given
    read: dict[str, set[str]] = {}
    seen = (
        "SELECT account_id, read_digest FROM accounts "
        "UNION SELECT account_id, read_digest FROM rejections WHERE account_id IS NOT NULL"
    )
    for account_id, digest in connection.execute(seen):
        read.setdefault(account_id, set()).add(digest)
    return Known(inputs, places, read)

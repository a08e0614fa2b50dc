"""The seal of a record: a hash of each table that was read or derived, taken when the record is replaced.

`verify` takes the hashes again, so that no value of the record can be changed in silence.  Bytes, what an input said of them,
decisions and the custody log have hashes of their own and are not sealed again.  Refuses to vouch for what was read since
and not derived yet.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping

from firsthand.casefile.schema import DERIVED_TABLES

SEALED = ("accounts", "accounts_aside", "claims", "claims_aside", "text_versions", *(t.name for t in DERIVED_TABLES))
MARK = "sealed"
_ROWS = 2_000  # read at once


def seal(connection: sqlite3.Connection) -> str:
    """Seal what the case holds now.

    Returns:
        One hash that stands for the hashes of all tables, for the custody log.
    """
    told = json.dumps({name: _hash_of(connection, name) for name in SEALED}, sort_keys=True)
    connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (MARK, told))
    return hashlib.sha256(told.encode()).hexdigest()


def unseal(connection: sqlite3.Connection) -> None:
    """Say that what was sealed has changed, in the transaction that changes it."""
    connection.execute("DELETE FROM marks WHERE key = ?", (MARK,))


def sealed(connection: sqlite3.Connection) -> str | None:
    """What the seal says; None where the case bears none."""
    row = connection.execute("SELECT value FROM marks WHERE key = ?", (MARK,)).fetchone()
    return None if row is None else str(row[0])


def changed_tables(connection: sqlite3.Connection, told: str) -> list[str]:
    """Tables that are not as they were sealed.

    Args:
        connection: Of a case.
        told: What the seal says.
    """
    known: Mapping[str, str] = json.loads(told)
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in SEALED if name in there and _hash_of(connection, name) != known.get(name)]


def _hash_of(connection: sqlite3.Connection, table: str) -> str:
    """Hash of a table's rows and columns, in the order in which they lie."""
    columns = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    chosen = ", ".join(f'"{c}"' for c in columns)
    rows = connection.execute(f"SELECT {chosen} FROM {table}")
    found = hashlib.sha256(repr(columns).encode())
    while some := rows.fetchmany(_ROWS):
        found.update(repr(some).encode("utf-8", "surrogatepass"))
    return found.hexdigest()

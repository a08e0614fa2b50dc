"""Connections to a case's SQLite file, for reading or writing, and making a file ready to be written."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from firsthand.casefile import migrate


def connect(path: Path, write: bool) -> sqlite3.Connection:
    """A connection to a file; one for reading refuses to write."""
    where = path.absolute().as_uri()
    if write:
        connection = sqlite3.connect(where + "?mode=rwc", uri=True, isolation_level=None, timeout=10)
    else:
        # A log beside the file must be read with it; without one, a folder that may not be written is no hindrance.
        ours = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
        lone = not path.with_name(path.name + "-wal").exists() and not os.access(path.parent, os.W_OK)
        # Where it may be written, the last reader to close takes the log's files away; a read-only one would leave them.
        mode = "?mode=rw" if ours else "?immutable=1" if lone else "?mode=ro"
        connection = sqlite3.connect(where + mode, uri=True, isolation_level=None, timeout=10)
        connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing yet: new, or left so by a process that was killed while it made it."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    return bool(tables == 0 and kind == 0)


def prepare(connection: sqlite3.Connection, path: Path, create: bool) -> bool:
    """Make an open file ready for writing; returns whether it was made anew."""
    if create and _is_blank(connection):
        _use_a_log(connection)
        migrate.create(connection)
        return True
    migrate.check_kind(connection, path)
    _use_a_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    migrate.migrate(connection)
    return False


def _use_a_log(connection: sqlite3.Connection) -> None:
    """Have what is written go to a log beside the file first.

    The step to it is the one transaction that a journal guards: without the sync of its folder that `EXTRA` adds, a journal
    that comes back after a loss of power would undo all that was stored since.
    """
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA journal_mode = WAL")

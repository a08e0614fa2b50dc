"""The custody log: what came in, what was decided and derived, line by line, each bound to all lines before it by a hash.

Whoever writes down the head of the chain, or has it time-stamped, can tell later whether a line was altered, taken out or
put in between.  Refuses to delete or mend a line.

Source: Haber and Stornetta (1991), How to time-stamp a digital document, linking scheme.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator

START = ""  # what the first line is bound to


def log(connection: sqlite3.Connection, at: str, action: str, *about: str) -> None:
    """Write one line: subject and detail."""
    row = (at, action, *about)
    into = "INSERT INTO custody (at, action, subject, detail, chain) VALUES (?, ?, ?, ?, ?)"
    connection.execute(into, (*row, link(head(connection), row)))


def link(before: str, row: tuple[str, ...]) -> str:
    """The hash that binds one line (time, action, subject, detail) to all lines before it."""
    return hashlib.sha256(json.dumps([before, *row], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def head(connection: sqlite3.Connection) -> str:
    """The hash of the last line, which stands for the whole log; empty where nothing is logged."""
    row = connection.execute("SELECT chain FROM custody ORDER BY number DESC LIMIT 1").fetchone()
    return START if row is None else str(row[0])


def is_chained(connection: sqlite3.Connection) -> bool:
    """Whether the log of a case has hashes; that of an older version has none until the case is next written."""
    return any(row[1] == "chain" for row in connection.execute("PRAGMA table_info(custody)"))


def chain_log(connection: sqlite3.Connection) -> None:
    """Give the lines that an older version wrote their place in the chain."""
    before = START
    rows = connection.execute("SELECT number, at, action, subject, detail, chain FROM custody ORDER BY number")
    for number, *row, chain in rows.fetchall():
        before = chain or link(before, tuple(row))
        if not chain:
            connection.execute("UPDATE custody SET chain = ? WHERE number = ?", (before, number))


def broken_links(connection: sqlite3.Connection) -> Iterator[str | None]:
    """Per line of the log: what is wrong with it, None where it follows from those before it."""
    before = START
    rows = connection.execute("SELECT number, at, action, subject, detail, chain FROM custody ORDER BY number")
    for place, (number, *row, chain) in enumerate(rows, 1):
        now = link(before, tuple(row))
        if number != place:
            yield f"line {place} has the number {number}: a line is missing"
        else:
            yield None if now == chain else f"line {number}, {row[1]!r}, does not follow from the lines before it"
        before = chain


def holds(connection: sqlite3.Connection, written: str) -> bool:
    """Whether a head that was written down earlier still stands in the chain."""
    return connection.execute("SELECT 1 FROM custody WHERE chain = ?", (written,)).fetchone() is not None

"""Memos: what steps of deriving made of rows before, kept in the case so that the same rows are not worked on again.

A memo is no part of the record: a case without them is whole, and the next derivation writes them again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

MOST_BYTES = 500_000_000  # of one memo; SQLite takes no value of more than a thousand million


@dataclass(frozen=True, slots=True)
class Memo:
    """What one step made of its rows.

    Attributes:
        step: Name of the step.
        made_by: Hash of the code and settings that it was made with; with others it is worth nothing.
        data: A Parquet file: hashes of rows, and what was made of them.
    """

    step: str
    made_by: str
    data: bytes


def store_memos(connection: sqlite3.Connection, memos: Iterable[Memo]) -> None:
    """Put memos in place of all that stood; one too large for the file is left out."""
    connection.execute("DELETE FROM memos")
    rows = ((m.step, m.made_by, m.data) for m in memos if len(m.data) <= MOST_BYTES)
    connection.executemany("INSERT INTO memos (step, made_by, data) VALUES (?, ?, ?)", rows)

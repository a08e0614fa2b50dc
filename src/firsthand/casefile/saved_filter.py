"""A filter of the list of events that somebody kept under a name, for everybody who works on the case."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that was kept.

    Attributes:
        name: What it is called; one filter bears each name.
        query: What is asked for, as the query of an address.
        who: Who kept it.
    """

    name: str
    query: str
    who: str


def saved_filters(connection: sqlite3.Connection) -> list[SavedFilter]:
    """Every filter that was kept, by name; none in a case of an older version."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'saved_filters'").fetchone():
        return []
    return [SavedFilter(*row) for row in connection.execute("SELECT name, query, who FROM saved_filters ORDER BY name")]

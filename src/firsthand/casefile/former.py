"""Where an event is now whose id is gone: noted each time the record is replaced.

An event bears the id of its first mention, and so takes another when an account with an earlier one comes in, or when it is
put together with another event.  Its claims stay: it became what most of them speak of now.  Refuses to follow an event of
which no claim speaks of an event any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MOST_STEPS = 100  # an id that came to be another, which came to be another, and so on


@dataclass(frozen=True, slots=True)
class FormerEvent:
    """An event of a record before this one, and the event that it became when that record was replaced."""

    event_id: str
    became: str


_BEFORE = "CREATE TEMP TABLE told_before AS SELECT event_id, claim_id FROM event_claims"
_NOTE = """
INSERT OR REPLACE INTO former_events (event_id, became)
SELECT event_id, became FROM (
  SELECT b.event_id, k.event_id AS became, ROW_NUMBER() OVER (PARTITION BY b.event_id ORDER BY count(*) DESC, k.event_id) AS place
  FROM temp.told_before b JOIN event_claims k USING (claim_id)
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.event_id = b.event_id) GROUP BY b.event_id, k.event_id)
WHERE place = 1
"""


@contextmanager
def noting_former(connection: sqlite3.Connection) -> Iterator[None]:
    """Note what the events became that are there before the block and not after it, in the transaction that replaces them."""
    connection.execute(_BEFORE)
    yield
    connection.execute(_NOTE)
    connection.execute("DROP TABLE temp.told_before")


def followed(connection: sqlite3.Connection, event_id: str) -> str | None:
    """The event of now that a former one became, through as many records as lie between.

    Args:
        connection: An open case.
        event_id: An id that is none of an event now.

    Returns:
        None where nothing is noted of it, or what it became is gone without a trace.
    """
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'former_events'").fetchone():
        return None  # a case of an older version
    for _ in range(MOST_STEPS):
        row = connection.execute("SELECT became FROM former_events WHERE event_id = ?", (event_id,)).fetchone()
        if row is None:
            return None
        event_id = str(row[0])
        if connection.execute("SELECT 1 FROM events WHERE event_id = ?", (event_id,)).fetchone():
            return event_id
    return None

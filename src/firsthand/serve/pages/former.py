"""Where an event is now whose id was: as the case noted it, else by what people's decisions keep of it.

An event takes another id when it is put together with another, or when what tells of it changes.  A decision on it keeps the
claims that spoke of it then; they speak of one event now, as a rule.  Refuses to guess an id that neither names.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from firsthand.casefile.decision import Decision
from firsthand.casefile.former import followed
from firsthand.casefile.select import among, listed, some


def became(connection: sqlite3.Connection, event_id: str) -> str | None:
    """The event that most claims of a former one speak of now.

    Args:
        connection: An open case.
        event_id: An id that is none of an event now.

    Returns:
        None where neither record nor decision names it, or nothing that they kept speaks of an event any more.
    """
    if noted := followed(connection, event_id):
        return noted
    where = "EXISTS (SELECT 1 FROM json_each(anchor, '$.events') e WHERE json_extract(e.value, '$.event_id') = ?)"
    ruled = some(connection, Decision, where, (event_id,))
    kept = {
        c.claim_id
        for one in ruled
        for event in one.anchor.events
        if event.event_id == event_id
        for mark in event.marks
        for c in mark.claims
    }
    sql = f"SELECT event_id FROM event_claims WHERE {among('claim_id')}"
    now = Counter(str(row[0]) for row in connection.execute(sql, (listed(kept),)))
    return min(now, key=lambda e: (-now[e], e)) if now else None

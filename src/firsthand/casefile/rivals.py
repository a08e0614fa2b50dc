"""Who decided on the same thing meanwhile: what a reviewer saw is known by how far the ledger went then.

Stands before a decision is stored.  Refuses nothing twice: once the reviewer was told, the decision can be sent again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from firsthand.casefile.decision import Decision, figure_key
from firsthand.casefile.ledger import read_ledger

# Kinds of which the last one holds; those of one word rule on the same.  All others stand beside each other.
_HOLDS_ALONE = {
    "accept": "claim", "reject": "claim", "correct": "claim", "exclude": "account", "include": "account",
    "language": "language",
    **{k: k for k in ("publisher", "published", "lock", "settle", "title", "type", "tier", "date", "place", "actors")},
}  # fmt: skip


def ledger_mark(connection: sqlite3.Connection) -> int:
    """How far the ledger goes: it only ever grows, and a later state of it has a greater mark."""
    row = connection.execute("SELECT coalesce(max(rowid), 0) FROM decisions").fetchone()
    return int(row[0])


def rival_of(
    connection: sqlite3.Connection, kind: str, target: str, payload: Mapping[str, Any], *, seen: int
) -> Decision | None:
    """The last decision that says something else of the same thing, and came after what a reviewer saw.

    Args:
        connection: Of a case, inside a transaction.
        kind, target, payload: What the reviewer rules.
        seen: `ledger_mark` of what the reviewer saw.

    Returns:
        None where there is none that stands.
    """
    about = _about(kind, payload)
    if about is None:
        return None
    sql = "SELECT decision_id FROM decisions WHERE rowid > ? AND target = ? AND undone_by IS NULL"
    found = read_ledger(connection, [row[0] for row in connection.execute(sql, (seen, target))])
    others = [d for d in found if _about(d.kind, d.ruled) == about and not _is_same(d, kind, payload)]
    return others[-1] if others else None


def _about(kind: str, payload: Mapping[str, Any]) -> tuple[str, str] | None:
    """What of its target a decision rules on; None where others may stand beside it."""
    holds = _HOLDS_ALONE.get(kind)
    if holds is None:
        return None
    if kind == "lock":
        return holds, figure_key(payload["measure"], payload.get("population", "all"), payload.get("unit"))
    return holds, str(payload.get("field" if kind == "settle" else "role", ""))


def _is_same(one: Decision, kind: str, payload: Mapping[str, Any]) -> bool:
    return one.kind == kind and json.dumps(one.ruled, sort_keys=True) == json.dumps(payload, sort_keys=True)

"""Families of accounts: those that lineage ties together, one way or another.

Pairs that were found to be independent tie nothing.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from firsthand.components import Tie, least_of


def families_of(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Accounts that lineage ties together, by the first of each family; the largest family first."""
    sql = (
        "SELECT derived_account, source_account FROM lineage WHERE source_account IS NOT NULL AND relation <> 'independent' "
        "UNION SELECT derived_account, origin_id FROM lineage WHERE source_account IS NULL AND origin_id IS NOT NULL"
    )
    pairs = connection.execute(sql).fetchall()
    accounts = {a for a, _ in pairs} | {b for _, b in pairs if b.startswith("a")}
    groups: dict[str, list[str]] = defaultdict(list)
    for member, root in least_of(Tie(a, b) for a, b in pairs).items():
        if member in accounts:
            groups[root].append(member)
    found = {min(g): sorted(g) for g in groups.values() if len(g) > 1}
    return dict(sorted(found.items(), key=lambda x: (-len(x[1]), x[0])))

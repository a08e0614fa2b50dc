"""Families of accounts: those that lineage ties together, one way or another.

Pairs that were found to be independent tie nothing.  Reads the families that the record holds; refuses to find them anew.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from firsthand.casefile.select import some
from firsthand.record.account_entry import AccountEntry


def families_of(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Accounts that lineage ties together, by the first of each family; the largest family first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for entry in some(connection, AccountEntry):
        groups[entry.family].append(entry.account_id)
    found = {key: sorted(g) for key, g in groups.items() if len(g) > 1}
    return dict(sorted(found.items(), key=lambda x: (-len(x[1]), x[0])))

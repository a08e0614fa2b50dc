"""Which claims of accounts nobody has ruled on yet: what is accepted when all of an account is.

Refuses to name what nobody rules on: that somebody said something is no claim about the event.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from firsthand.casefile.select import among, listed

_RULED = (
    "SELECT coalesce(b.target, d.target) FROM decisions d LEFT JOIN decided b USING (decision_id) "
    "WHERE d.kind IN ('accept', 'reject', 'correct') AND d.undone_by IS NULL"
)


def open_claims(connection: sqlite3.Connection, account_ids: Iterable[str]) -> list[str]:
    """Claims of accounts that nobody accepted, rejected, corrected or added, in order of their words.

    Args:
        connection: An open case of this version.
        account_ids: The accounts.
    """
    sql = (
        f"SELECT claim_id FROM claims WHERE {among('account_id')} AND kind <> 'attribution' AND extractor <> 'reviewer' "
        f'AND claim_id NOT IN ({_RULED}) ORDER BY account_id, "start", "end", claim_id'
    )
    return [str(i) for (i,) in connection.execute(sql, (listed(account_ids),))]

"""What people corrected, laid over what the machine read; what it read is set aside and comes back as it was.

`claims` and `accounts` hold what counts now, so that every reader of the case sees corrections; `claims_aside` and
`accounts_aside` hold the machine's own rows of what was corrected.  Laid over and taken back in the one transaction that
replaces the derived rows, so that both always fit each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.accounts.account import Account
from firsthand.casefile.columns import StoredRows, columns_of, values_of
from firsthand.claims.claim import REVIEWER, Claim
from firsthand.vocabulary import PublishedBasis


@dataclass(frozen=True, slots=True)
class ClaimAside(Claim):
    """A claim as the machine read it, while a person's correction stands in its place."""


@dataclass(frozen=True, slots=True)
class AccountAside:
    """What an account itself tells of who published it and when, while a person's word stands in its place."""

    account_id: str
    publisher: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    published_words: str | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """Rows that stand in the place of the machine's, or beside them.

    Attributes:
        claims: Claims of the reviewer: of an id that was read, they stand in its place; else they were added.
        accounts: Accounts with another publisher or publication date.
    """

    claims: Sequence[Claim] = ()
    accounts: Sequence[AccountAside] = ()


_CLAIM = ", ".join(f'"{c.name}"' for c in columns_of(Claim))
_SET = ("publisher", "published", "published_basis", "published_words")


def take_back(connection: sqlite3.Connection) -> None:
    """Put the machine's rows back and take out what was added."""
    connection.execute("DELETE FROM claims WHERE extractor = ?", (REVIEWER,))
    connection.execute(f"INSERT INTO claims ({_CLAIM}) SELECT {_CLAIM} FROM claims_aside")
    connection.execute("DELETE FROM claims_aside")
    values = ", ".join(f"{c} = s.{c}" for c in _SET)
    connection.execute(f"UPDATE accounts SET {values} FROM accounts_aside s WHERE s.account_id = accounts.account_id")
    connection.execute("DELETE FROM accounts_aside")


def lay_over(connection: sqlite3.Connection, overlay: Overlay) -> None:
    """Set the machine's rows aside and put the reviewers' in their place; the derived tables must be empty."""
    into = f"INSERT INTO claims ({_CLAIM}) VALUES ({', '.join('?' * len(columns_of(Claim)))})"
    for claim in overlay.claims:
        connection.execute(
            f"INSERT INTO claims_aside ({_CLAIM}) SELECT {_CLAIM} FROM claims WHERE claim_id = ?", (claim.claim_id,)
        )
        connection.execute("DELETE FROM claims WHERE claim_id = ?", (claim.claim_id,))
        connection.execute(into, values_of(Claim, claim))
    for account in overlay.accounts:
        aside = f"INSERT INTO accounts_aside SELECT account_id, {', '.join(_SET)} FROM accounts WHERE account_id = ?"
        connection.execute(aside, (account.account_id,))
        change = f"UPDATE accounts SET {', '.join(f'{c} = ?' for c in _SET)} WHERE account_id = ?"
        values = (account.publisher, account.published, account.published_basis, account.published_words)
        connection.execute(change, (*values, account.account_id))


def forget_asides(connection: sqlite3.Connection, account_ids: Iterable[str]) -> None:
    """Drop what was set aside of accounts that are read anew: their own rows go too."""
    for table in ("claims_aside", "accounts_aside"):
        connection.executemany(f"DELETE FROM {table} WHERE account_id = ?", [(a,) for a in account_ids])


def rows_as_read(connection: sqlite3.Connection, noun: Any) -> StoredRows:
    """Rows of accounts or claims as the machine read them, in the order of the export."""
    if noun is Claim:
        sql = (
            f"SELECT {_CLAIM} FROM claims WHERE extractor <> ? UNION ALL SELECT {_CLAIM} FROM claims_aside "
            'ORDER BY account_id, "start", "end", claim_id'
        )
        return StoredRows([c.name for c in columns_of(Claim)], connection.execute(sql, (REVIEWER,)))
    names = [c.name for c in columns_of(Account)]
    chosen = ", ".join(
        f'CASE WHEN s.account_id IS NULL THEN a."{n}" ELSE s."{n}" END' if n in _SET else f'"{n}"' for n in names
    )
    chosen = chosen.replace('"account_id"', 'a."account_id"')
    sql = (
        f"SELECT {chosen} FROM accounts a JOIN text_versions v USING (version_id, account_id) "
        "LEFT JOIN accounts_aside s ON s.account_id = a.account_id ORDER BY a.account_id"
    )
    return StoredRows(names, connection.execute(sql))
